import RecurrentNets
import SeriesData

/// What is decided before a network is trained: lengths, encoding, and whether there is a validation
/// end.
struct NetworkPlan: Sendable {
  let settings: NetworkSettings
  let contextLength: Int
  /// Steps that one readout forecasts: H, or 1 for the recursive strategy.
  let readoutHorizon: Int
  /// Steps at the end of each history that are kept for validation; 0 for none.
  let validationLength: Int
  let encoding: WindowEncoding
  private let course: NetworkForecaster.Course

  /// Decides for histories.
  ///
  /// Every output of the readout needs a target: the training part of some history must hold a
  /// context and a whole horizon.
  init(for histories: [TimeSeries], by forecaster: NetworkForecaster) throws(ForecastingError) {
    settings = forecaster.settings
    course = forecaster.course
    encoding = WindowEncoding(level: settings.level, lossAt: settings.lossAt)
    readoutHorizon = settings.strategy == .recursive ? 1 : forecaster.horizon
    guard let longest = histories.max(by: { $0.count < $1.count }) else {
      preconditionFailure("a forecaster is fitted on at least one history")
    }
    let count = longest.count
    let validation = max(forecaster.horizon, count / 10)
    let chosen: Int
    switch (course, settings.contextLength) {
    case (.again(_, let context), _): chosen = context
    case (_, let context?): chosen = context
    default:
      chosen = Self.contextLength(
        for: longest, horizon: forecaster.horizon, validation: validation)
    }
    let needed = chosen.addingReportingOverflow(readoutHorizon)
    guard needed.overflow == false, needed.partialValue <= count else {
      throw .windowTooLong(
        series: longest.name, count: count, contextLength: chosen, horizon: readoutHorizon)
    }
    contextLength = chosen
    if case .validated = course, count - validation >= needed.partialValue {
      validationLength = validation
    } else {
      validationLength = 0
    }
  }

  var validates: Bool { validationLength > 0 }

  /// Two seasons, or twice the horizon without a season; less if the history would not leave as many
  /// windows as the horizon has steps before the validation end.
  private static func contextLength(
    for history: TimeSeries, horizon: Int, validation: Int
  ) -> Int {
    let season = history.seasonLength
    let preferred = season > 1 ? 2 * min(season, history.count) : 2 * min(horizon, history.count)
    let affordable = history.count - validation - 2 * min(horizon, history.count)
    let least = max(1, history.count - horizon)
    return affordable >= 1 ? min(preferred, affordable) : min(preferred, least)
  }

  func readouts() -> ReadoutSteps {
    settings.lossAt == .last ? .last(of: contextLength) : .every(of: contextLength)
  }

  func trainingOptions() throws(NetworkError) -> TrainingOptions {
    guard case .again(let steps, _) = course else { return settings.training }
    return try settings.training.with(length: .trainingSteps(steps))
  }

  /// Windows whose every step is read out overlap by half a context; others start at every step.
  var windowStride: Int { settings.lossAt == .last ? 1 : max(1, contextLength / 2) }
}
