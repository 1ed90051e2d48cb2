public import Forecasting
public import SeriesData

/// The forecasts of many series by one network that learned from all of them, judged on their ends.
public struct PanelForecast: Sendable {
  /// The forecasts, in the order of the series; none for series that could not be forecast.
  public let forecasts: [Forecast]
  /// Why series could not be forecast.
  public let refusals: [ForecastingError]
  /// How the forecasters fared, the network first; none if nothing was held out.
  public let standings: [PanelStanding]
  /// What the forecaster learned before it learned from everything.
  public let fitted: any FittedForecaster
  /// What it learned from everything.
  public let final: any FittedForecaster

  /// Learns from all series but their last `holdout` steps, judges, learns from everything, and forecasts.
  ///
  /// - Parameter holdout: steps at the end of each series that are held out; 0 for none.
  /// - Throws: errors of the forecaster; ``SeriesError`` where the times of a series would end.
  public static func make(
    of panel: [TimeSeries], horizon: Int, holdout: Int, by forecaster: any Forecaster,
    baselines: [any Forecaster]
  ) async throws -> PanelForecast {
    for series in panel { try series.checkTimes(ofNext: horizon) }
    // Series whose future is not known are refused at the end; one must be known for training to be of use.
    let isKnown = panel.contains { (try? $0.checkFuture(ofNext: horizon)) != nil }
    if isKnown == false { try panel[0].checkFuture(ofNext: horizon) }
    let judged = panel.filter { holdout > 0 && $0.count > holdout }
    let histories = judged.map { $0.prefix($0.count - holdout) }
    let fitted = try await forecaster.fit(judged.isEmpty ? panel : histories)
    var standings: [PanelStanding] = []
    if !judged.isEmpty {
      let steps = min(horizon, holdout)
      standings.append(
        try PanelStanding(
          of: fitted, name: forecaster.name, isBaseline: false, histories: histories,
          whole: judged, steps: steps))
      for baseline in baselines + parts(of: fitted) {
        standings.append(
          try PanelStanding(
            of: try await baseline.fit(histories), name: baseline.name, isBaseline: true,
            histories: histories, whole: judged, steps: steps))
      }
    }
    let final =
      if let relearnable = fitted as? any Relearnable {
        try await relearnable.again.fit(panel)
      } else {
        try await forecaster.fit(panel)
      }
    var forecasts: [Forecast] = []
    var refusals: [ForecastingError] = []
    for series in panel {
      do {
        forecasts.append(try final.forecast(series, horizon: horizon))
      } catch let refusal as ForecastingError {
        refusals.append(refusal)
      }
    }
    return PanelForecast(
      forecasts: forecasts, refusals: refusals, standings: standings, fitted: fitted,
      final: final)
  }
}

/// How one forecaster fared on the held-out ends of many series.
public struct PanelStanding: Sendable, Hashable {
  /// The forecaster's name.
  public let forecaster: String
  /// Whether the others have to beat it.
  public let isBaseline: Bool
  /// Series that it could forecast.
  public let seriesCount: Int
  /// The mean over series of the metric of each, by the name of the metric; absent where it is undefined
  /// for a series that was forecast.
  public let means: [String: Double]

  /// Metrics without a unit, which can be averaged over series.
  public static let metrics = [Metric.smape, Metric.mase]

  init(
    of fitted: any FittedForecaster, name: String, isBaseline: Bool, histories: [TimeSeries],
    whole: [TimeSeries], steps: Int
  ) throws {
    forecaster = name
    self.isBaseline = isBaseline
    var count = 0
    var values: [String: [Double]] = [:]
    for (history, series) in zip(histories, whole) {
      let forecast: Forecast
      do {
        forecast = try fitted.forecast(history, horizon: steps)
      } catch is ForecastingError {
        continue
      }
      let samples = series.channels.indices.compactMap { channel in
        JudgedSample(
          of: forecast.channels[channel].values, after: history.count,
          in: series.channels[channel], seasonLength: series.seasonLength)
      }
      guard !samples.isEmpty else { continue }
      count += 1
      for metric in Self.metrics {
        if let value = metric.score(samples).value {
          values[metric.name, default: []].append(value)
        }
      }
    }
    seriesCount = count
    means = values.mapValues { $0.reduce(0, +) / Double($0.count) }
  }
}
