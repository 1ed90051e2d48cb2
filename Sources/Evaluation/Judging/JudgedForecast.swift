public import Forecasting
public import SeriesData

/// A forecast and what is known about its worth: judged on a held-out end, then made from everything.
///
/// ``JudgedFit`` says how.
public struct JudgedForecast: Sendable {
  /// What was learned, and how that was judged.
  public let fit: JudgedFit
  /// How the forecaster and the baselines fared; `nil` if nothing was held out.
  public var judgement: Judgement? { fit.judgement }
  /// Why nothing was held out, in a sentence; `nil` if something was.
  public var unjudgedReason: String? { fit.unjudgedReason }
  /// What the forecaster learned before it learned from everything.
  public var fitted: any FittedForecaster { fit.fitted }
  /// What it learned from everything.
  public var final: any FittedForecaster { fit.final }
  /// The forecast of the steps that follow the series.
  public private(set) var forecast: Forecast

  /// How much of the series is held out to judge the forecaster.
  public enum Holdout: Sendable, Hashable {
    /// As many steps as the horizon; nothing if the series is too short for that.
    case horizon
    /// So many steps; an error if the series is too short for that.
    case steps(Int)
    /// Nothing.
    case none
  }

  /// Judges a forecaster on the held-out end of a series, then forecasts what follows the series.
  ///
  /// - Parameter bounds: where all forecasts are brought, the baselines' too.
  /// - Throws: ``ForecastingError`` where the series cannot be forecast or the steps held out on
  ///   request leave too little; ``SeriesError`` where its times would end; other errors of the forecaster.
  public static func make(
    of series: TimeSeries, horizon: Int, holdout: Holdout, by forecaster: any Forecaster,
    baselines: [any Forecaster], bounds: ForecastBounds = .none
  ) async throws -> JudgedForecast {
    try series.checkTimes(ofNext: horizon)
    try series.checkFuture(ofNext: horizon)
    let fit = try await JudgedFit.make(
      of: series, horizon: horizon, holdout: holdout, by: forecaster, baselines: baselines,
      bounds: bounds)
    return try JudgedForecast(of: series, horizon: horizon, by: fit, bounds: bounds)
  }

  /// The forecast of what was learned.
  public init(
    of series: TimeSeries, horizon: Int, by fit: JudgedFit, bounds: ForecastBounds = .none
  ) throws {
    self.fit = fit
    forecast = try fit.final.forecastAtLeast(series, horizon: horizon, within: bounds)
  }

  /// The same with paths drawn by the network that learned from everything.
  ///
  /// - Throws: as ``PathForecaster/samplePaths(_:after:horizon:seed:)``.
  public func drawing(
    _ count: Int, seed: UInt64, after series: TimeSeries, bounds: ForecastBounds = .none
  ) throws -> JudgedForecast {
    var result = self
    result.forecast = try forecast.drawing(
      count, by: final, seed: seed, after: series, bounds: bounds)
    return result
  }

  /// The forecast of something that was fitted before, which nothing judges: what it learned from is not
  /// known here.
  public static func unjudged(
    of series: TimeSeries, horizon: Int, by fitted: any FittedForecaster,
    bounds: ForecastBounds = .none
  ) throws -> JudgedForecast {
    try series.checkTimes(ofNext: horizon)
    let reason = "The forecast was not judged: the model may have learned from these rows."
    return try JudgedForecast(
      of: series, horizon: horizon,
      by: JudgedFit(judgement: nil, unjudgedReason: reason, fitted: fitted, final: fitted),
      bounds: bounds)
  }
}
