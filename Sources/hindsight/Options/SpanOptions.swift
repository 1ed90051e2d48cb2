import ArgumentParser
import Evaluation
import Forecasting
import SeriesData

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
      """
      What is held out at the end to judge: steps, a share such as 20%, or all from a time on, written as in the \
      file; 0 for nothing. (default: as many steps as the horizon)
      """, valueName: "steps"))
  var holdout: HeldOut?

  func validate() throws {
    try OptionCheck.whole("--horizon", horizon, atMost: NetworkForecaster.longestHorizon)
    try holdout?.check()
  }

  /// The horizon where no model brings one.
  func neededHorizon() throws -> Int {
    guard let horizon else {
      throw ValidationError("Missing expected argument '--horizon <steps>'")
    }
    return horizon
  }

  /// The end of a series on which forecasters are judged.
  func judged(of series: TimeSeries) throws(SeriesError) -> JudgedForecast.Holdout {
    switch try holdout?.steps(of: [series]) {
    case nil: .horizon
    case 0?: .none
    case let steps?: .steps(steps)
    }
  }
}
