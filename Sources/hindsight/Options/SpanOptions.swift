import ArgumentParser
import Evaluation
import Forecasting
import SeriesData

extension SeriesEnd: ExpressibleByArgument {
  /// Reads what an option says.
  public init?(argument: String) { self.init(argument) }

  /// Refuses steps and shares that no series has.
  func check(_ option: String, atLeast least: Int) throws {
    switch self {
    case .steps(let steps): try OptionCheck.whole(option, steps, atLeast: least)
    case .share(let share):
      guard share > 0 && share < 100 else {
        throw ValidationError("\(option) must be above 0 % and below 100 %, but is \(share) %.")
      }
    case .from: break
    }
  }
}

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
  var holdout: SeriesEnd?

  func validate() throws {
    try OptionCheck.whole("--horizon", horizon, atMost: NetworkForecaster.longestHorizon)
    try holdout?.check("--holdout", atLeast: 0)
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
