public import Forecasting
public import SeriesData

/// The forecasts of many series by one network that learned from all of them, judged on their ends.
public struct PanelForecast: Sendable {
  /// The forecasts, in the order of the series; none for series that could not be forecast.
  public private(set) var forecasts: [Forecast]
  /// Why series could not be forecast.
  public let refusals: [ForecastingError]
  /// How the forecasters fared, the network first; `nil` if nothing was held out.
  public let contest: Contest?
  /// What the forecaster learned before it learned from everything.
  public let fitted: any FittedForecaster
  /// What it learned from everything.
  public let final: any FittedForecaster

  /// Learns from all series but their last `holdout` steps, judges, learns from everything, and forecasts.
  ///
  /// - Parameters:
  ///   - holdout: steps at the end of each series that are held out; 0 for none.
  ///   - bounds: where all forecasts are brought, the baselines' too.
  ///   - forecasts: whether there is more to do than to learn and to judge; only that needs the covariates of the
  ///     horizon.
  /// - Throws: errors of the forecaster; ``SeriesError`` where the times of a series would end; why no series could be
  ///   forecast, if none could.
  public static func make(
    of panel: [TimeSeries], horizon: Int, holdout: Int, by forecaster: any Forecaster,
    baselines: [any Forecaster], bounds: ForecastBounds = .none, forecasts: Bool = true
  ) async throws -> PanelForecast {
    for series in panel { try series.checkTimes(ofNext: horizon) }
    // Series whose future is not known are refused at the end; one must be known for training to be of use.
    let isKnown = panel.contains { (try? $0.checkFuture(ofNext: horizon)) != nil }
    if forecasts && isKnown == false { try panel[0].checkFuture(ofNext: horizon) }
    let trial = try await Trial(
      on: panel.filter { holdout > 0 && $0.count > holdout }, horizon: min(horizon, holdout),
      holdout: holdout, of: forecaster, beside: baselines, bounds)
    let fitted = if let trial { trial.fitted } else { try await forecaster.fit(panel) }
    let final =
      if let relearnable = fitted as? any Relearnable {
        try await relearnable.again.fit(panel)
      } else {
        try await forecaster.fit(panel)
      }
    return try PanelForecast(
      of: forecasts ? panel : [], horizon: horizon, by: final, after: fitted,
      contest: trial?.contest, bounds)
  }

  /// The forecasts of something that was fitted before, which nothing judges.
  public static func unjudged(
    of panel: [TimeSeries], horizon: Int, by fitted: any FittedForecaster,
    bounds: ForecastBounds = .none
  ) throws -> PanelForecast {
    for series in panel { try series.checkTimes(ofNext: horizon) }
    return try PanelForecast(
      of: panel, horizon: horizon, by: fitted, after: fitted, contest: nil, bounds)
  }

  /// The same with paths drawn by the network that learned from everything.
  ///
  /// - Parameter panel: the series that were forecast.
  /// - Throws: as ``PathForecaster/samplePaths(_:after:horizon:seed:)``.
  public func drawing(
    _ count: Int, seed: UInt64, after panel: [TimeSeries], bounds: ForecastBounds = .none
  ) throws -> PanelForecast {
    let byName = Dictionary(panel.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var result = self
    result.forecasts = try forecasts.map { forecast in
      guard let series = byName[forecast.series] else {
        preconditionFailure("a forecast of '\(forecast.series)', which is none of the series")
      }
      return try forecast.drawing(count, by: final, seed: seed, after: series, bounds: bounds)
    }
    return result
  }

  private init(
    of panel: [TimeSeries], horizon: Int, by final: any FittedForecaster,
    after fitted: any FittedForecaster, contest: Contest?, _ bounds: ForecastBounds
  ) throws {
    var forecasts: [Forecast] = []
    var refusals: [ForecastingError] = []
    for series in panel {
      do {
        forecasts.append(try final.forecastAtLeast(series, horizon: horizon, within: bounds))
      } catch let refusal as ForecastingError {
        refusals.append(refusal)
      }
    }
    if forecasts.isEmpty, let refusal = refusals.first { throw refusal }
    self.forecasts = forecasts
    self.refusals = refusals
    self.contest = contest
    self.fitted = fitted
    self.final = final
  }
}

/// What came of holding out the ends of many series.
private struct Trial {
  let fitted: any FittedForecaster
  let contest: Contest

  /// `nil` if there is nothing to hold out.
  init?(
    on panel: [TimeSeries], horizon: Int, holdout: Int, of forecaster: any Forecaster,
    beside baselines: [any Forecaster], _ bounds: ForecastBounds
  ) async throws {
    guard !panel.isEmpty else { return nil }
    let origins = try panel.map {
      try Origins(in: $0, holdout: holdout, horizon: horizon, stride: holdout)
    }
    let own = try await RollingOrigins.forecasts(
      of: panel, at: origins, by: [forecaster], bounds: bounds)
    guard let fitted = own[0].fitted else {
      // Nothing was learned; the outcome says why.
      _ = try own[0].outcome.get()
      preconditionFailure("\(forecaster.name) forecast without being fitted")
    }
    let rivals = baselines + parts(of: fitted)
    let others = try await RollingOrigins.forecasts(
      of: panel, at: origins, by: rivals, bounds: bounds)
    self.fitted = fitted
    contest = try await Contest(
      of: own + others, in: panel, at: origins, baselines: rivals.map(\.name), overlap: 1)
  }
}
