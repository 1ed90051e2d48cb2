import ArgumentParser
import Evaluation
import Forecasting

/// How far is forecast, and how much of the end is held out.
struct SpanOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Steps to forecast; needed unless a model is loaded. (default: those of the model)",
      valueName: "steps"))
  var horizon: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Steps at the end that are held out to judge; 0 for none. (default: the horizon)",
      valueName: "steps"))
  var holdout: Int?

  func validate() throws {
    try OptionCheck.whole("--horizon", horizon, atMost: NetworkForecaster.longestHorizon)
    try OptionCheck.whole("--holdout", holdout, atLeast: 0)
  }

  /// The horizon where no model brings one.
  func neededHorizon() throws -> Int {
    guard let horizon else {
      throw ValidationError("Missing expected argument '--horizon <steps>'")
    }
    return horizon
  }

  /// The end on which forecasters are judged.
  var judged: JudgedForecast.Holdout {
    switch holdout {
    case nil: .horizon
    case 0?: .none
    case let steps?: .steps(steps)
    }
  }
}
