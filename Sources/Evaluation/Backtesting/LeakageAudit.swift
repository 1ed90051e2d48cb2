import Forecasting
import SeriesData

/// A search for values that reach forecasts from before they were observed.
///
/// All values after an origin are changed, and it is forecast from again: every bit must be as before.
public enum LeakageAudit: String, Sendable, Hashable, CaseIterable {
  /// Nothing is looked for.
  case none
  /// At a few origins of a few series, by what was learned already.
  case sample
  /// At every origin of every series, by what is learned again.
  case full

  /// Makes forecasts again from changed series.
  ///
  /// - Parameter forecasts: as ``RollingOrigins`` made them with the same arguments.
  /// - Returns: the forecasts that were made again, all with the same bits.
  /// - Throws: ``LeakageError/laterValuesMatter(forecaster:series:time:)``; errors of the forecasters.
  func check(
    _ forecasts: [OriginForecast], of panel: [TimeSeries], at origins: [Origins],
    by forecasters: [any Forecaster], _ plan: BacktestPlan
  ) async throws -> Int {
    let originCount = origins.first?.known.count ?? 0
    var count = 0
    for index in positions(of: originCount, atMost: 3) {
      let changed = zip(panel, origins).map { $0.changed(from: $1.known[index]) }
      for (number, forecaster) in forecasters.enumerated() {
        try Task.checkCancellation()
        let made = forecasts[(number * originCount + index) * panel.count..<forecasts.count]
          .prefix(panel.count)
        let again = try await learned(
          forecaster, from: changed, at: origins, plan.refit.lastFit(atOrigin: index),
          plan.span)
        for series in positions(of: panel.count, atMost: 20) {
          let before = made[made.startIndex + series]
          guard let fitted = before.fitted, case .success(let forecast) = before.outcome else {
            continue
          }
          let history = plan.span.history(of: changed[series], at: before.origin)
          let after = try? (again?.get() ?? fitted).forecast(
            history, horizon: origins[series].horizon, within: plan.bounds)
          guard after == forecast else {
            throw LeakageError.laterValuesMatter(
              forecaster: forecaster.name, series: panel[series].name,
              time: panel[series].axis.label(at: before.origin - 1))
          }
          count += 1
        }
      }
    }
    return count
  }

  /// What a forecaster learns from changed series, or its refusal; `nil` if it is not to learn again.
  private func learned(
    _ forecaster: any Forecaster, from panel: [TimeSeries], at origins: [Origins], _ index: Int,
    _ span: HistorySpan
  ) async throws -> Result<any FittedForecaster, ForecastingError>? {
    guard self == .full else { return nil }
    let histories = zip(panel, origins).map { span.history(of: $0, at: $1.known[index]) }
    do {
      return .success(try await forecaster.fit(histories))
    } catch let refusal as ForecastingError {
      return .failure(refusal)
    }
  }

  /// All positions, or so many of them from the first to the last.
  private func positions(of count: Int, atMost most: Int) -> [Int] {
    switch self {
    case .none: []
    case .full: Array(0..<count)
    case .sample where count <= most: Array(0..<count)
    case .sample: (0..<most).map { $0 * (count - 1) / (most - 1) }
    }
  }
}

extension TimeSeries {
  /// The series with every value from a step on replaced by another one.
  fileprivate func changed(from step: Int) -> TimeSeries {
    let channels = channels.map { channel in
      let values = channel.values.enumerated().map { index, value in
        // Finite, and another number wherever it is.
        index < step ? value : value == 0 ? 1 : -value / 2
      }
      return Channel(name: channel.name, values: values, missing: channel.missing)
    }
    return replacing(channels)
  }
}

/// A value that reached a forecast from before it was observed.
public enum LeakageError: Error, Equatable, CustomStringConvertible {
  case laterValuesMatter(forecaster: String, series: String, time: String)

  /// What was found and what it means.
  public var description: String {
    switch self {
    case .laterValuesMatter(let forecaster, let series, let time):
      "Leakage: the forecast of series \(Excerpt(series)) by \(forecaster) from \(time) changes with values "
        + "that were observed later. Its scores are worth nothing. Please report this with the command."
    }
  }
}
