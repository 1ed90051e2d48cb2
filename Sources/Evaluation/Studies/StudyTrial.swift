public import Forecasting
public import SeriesData

/// One forecaster on series: judged on their held-out ends, then asked for what follows them.
///
/// As everywhere, it learns first from what stands before the ends, and is judged; then it learns again from
/// everything, with the choices that it made, and forecasts. A series that it refuses costs the others nothing.
public struct StudyTrial: Sendable {
  let forecaster: any Forecaster
  let horizon: Int
  let holdout: Int
  let bounds: ForecastBounds

  /// A forecaster, the steps that it forecasts, the steps at the end of each series on which it is judged, as
  /// many at a time as the horizon, and where all forecasts are brought.
  public init(
    _ forecaster: any Forecaster, horizon: Int, holdout: Int, bounds: ForecastBounds = .none
  ) {
    precondition(horizon >= 1 && holdout >= 1, "horizon \(horizon), held-out end of \(holdout)")
    self.forecaster = forecaster
    self.horizon = horizon
    self.holdout = holdout
    self.bounds = bounds
  }

  /// What it says about each channel of each series.
  ///
  /// - Throws: `CancellationError`, and nothing else that concerns these series only.
  public func outcomes(of panel: [TimeSeries]) async throws -> [[TargetOutcome]] {
    let judged = panel.filter { $0.count > holdout }
    let first = try await learned(judged.map { $0.prefix($0.count - holdout) }, by: forecaster)
    var again = forecaster
    if case .success(let fitted) = first, let relearnable = fitted as? any Relearnable {
      again = relearnable.again
    }
    let final = try await learned(panel, by: again)
    var outcomes: [[TargetOutcome]] = []
    for series in panel {
      try Task.checkCancellation()
      outcomes.append(outcome(of: series, judgedBy: first, forecastBy: final))
    }
    return outcomes
  }

  /// What was learned, or why nothing was.
  private typealias Learned = Result<any FittedForecaster, Refusal>

  private struct Refusal: Error {
    let reason: String
  }

  private func learned(
    _ histories: [TimeSeries], by forecaster: any Forecaster
  ) async throws -> Learned {
    // No series is longer than its held-out end: each says so itself.
    guard histories.isEmpty == false else { return .failure(Refusal(reason: "")) }
    do {
      return .success(try await forecaster.fit(histories))
    } catch let error as CancellationError {
      throw error
    } catch {
      try Task.checkCancellation()
      return .failure(Refusal(reason: "\(error)"))
    }
  }

  private func outcome(
    of series: TimeSeries, judgedBy first: Learned, forecastBy final: Learned
  ) -> [TargetOutcome] {
    var outcomes = series.channels.map { _ in TargetOutcome() }
    var reasons: [String] = []
    func attempt(_ work: () throws -> Void) {
      do { try work() } catch { reasons.append((error as? Refusal)?.reason ?? "\(error)") }
    }
    attempt { try bounds.check(series) }
    guard reasons.isEmpty else { return outcomes.map { _ in TargetOutcome(refusal: reasons[0]) } }
    attempt {
      let fitted = try final.get()
      try series.checkTimes(ofNext: horizon)
      let forecast = try fitted.forecast(series, horizon: horizon, within: bounds)
      for (index, channel) in forecast.channels.enumerated() {
        outcomes[index].future = StudyPath(channel, after: series.count)
      }
    }
    attempt { try judge(series, by: first, into: &outcomes) }
    for index in outcomes.indices { outcomes[index].refusal = reasons.first }
    return outcomes
  }

  private func judge(
    _ series: TimeSeries, by learned: Learned, into outcomes: inout [TargetOutcome]
  ) throws {
    let origins = try Origins(in: series, holdout: holdout, horizon: horizon)
    let fitted = try learned.get()
    let observations = series.channels.map(\.observations)
    var samples = [[JudgedSample]](repeating: [], count: outcomes.count)
    for origin in origins.known {
      let history = series.prefix(origin)
      let forecast = try fitted.forecast(history, horizon: horizon, within: bounds)
      let naive2 = try? Naive2Baseline().forecast(history, horizon: horizon)
      for (index, channel) in forecast.channels.enumerated() {
        outcomes[index].heldOut.append(StudyPath(channel, after: origin))
        let sample = JudgedSample(
          of: channel, after: origin, in: observations[index], seasonLength: series.seasonLength,
          naive2: naive2?.channels[index].values)
        if let sample { samples[index].append(sample) }
      }
    }
    for index in outcomes.indices {
      let levels = outcomes[index].heldOut[0].intervals.map(\.level)
      for metric in Metric.all(levels: levels) {
        outcomes[index].scores[metric.name] = StudyScore(metric.score(samples[index]))
      }
    }
  }
}

extension StudyPath {
  init(_ channel: Forecast.Channel, after origin: Int) {
    self.init(origin: origin, values: channel.values, intervals: channel.intervals)
  }
}
