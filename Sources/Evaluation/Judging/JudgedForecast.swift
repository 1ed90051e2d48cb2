public import Forecasting
public import SeriesData

/// A forecast and what is known about its worth: judged on a held-out end, then made from everything.
///
/// The order of work: the forecaster learns from what stands before the held-out end and is judged on
/// that end beside the baselines; then it learns again from all observations, with the choices that
/// it made (``Relearnable``), and forecasts.
public struct JudgedForecast: Sendable {
  /// How the forecaster and the baselines fared; `nil` if nothing was held out.
  public let judgement: Judgement?
  /// Why nothing was held out, in a sentence; `nil` if something was.
  public let unjudgedReason: String?
  /// What the forecaster learned before it learned from everything.
  public let fitted: any FittedForecaster
  /// The forecast of the steps that follow the series.
  public let forecast: Forecast

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
  /// - Throws: ``ForecastingError`` where the series cannot be forecast or the steps held out on
  ///   request leave too little; other errors of the forecaster.
  public static func make(
    of series: TimeSeries, horizon: Int, holdout: Holdout, by forecaster: any Forecaster,
    baselines: [any Forecaster]
  ) async throws -> JudgedForecast {
    let judged = try await judge(
      series, horizon: horizon, holdout: holdout, forecaster: forecaster, baselines: baselines)
    let fitted: any FittedForecaster
    var judgement: Judgement?
    var reason: String?
    switch judged {
    case .success(let success): (judgement, fitted) = success
    case .failure(let refusal):
      reason = "\(refusal)"
      fitted = try await forecaster.fit([series])
    }
    var final = fitted
    if let relearnable = fitted as? any Relearnable {
      final = try await relearnable.again.fit([series])
    } else if judgement != nil {
      final = try await forecaster.fit([series])
    }
    return JudgedForecast(
      judgement: judgement, unjudgedReason: reason, fitted: fitted,
      forecast: try final.forecast(series, horizon: horizon))
  }

  /// Why a forecast is made without being judged.
  private enum Refusal: Error, CustomStringConvertible {
    case notAsked
    case tooShort(ForecastingError)

    var description: String {
      switch self {
      case .notAsked: "The forecast was not judged: nothing was held out."
      case .tooShort(let error):
        "The forecast was not judged: the series is too short to hold out an end. \(error)"
      }
    }
  }

  private static func judge(
    _ series: TimeSeries, horizon: Int, holdout: Holdout, forecaster: any Forecaster,
    baselines: [any Forecaster]
  ) async throws -> Result<(Judgement, any FittedForecaster), Refusal> {
    let steps: Int
    switch holdout {
    case .none: return .failure(.notAsked)
    case .horizon: steps = horizon
    case .steps(let count): steps = count
    }
    guard holdout != .horizon || steps < series.count else {
      return .failure(
        .tooShort(.holdoutTooLong(series: series.name, holdout: steps, count: series.count)))
    }
    let origins = try Origins(in: series, holdout: steps, horizon: horizon)
    let candidates = try await RollingOrigins.forecasts(
      of: series, at: origins, by: [forecaster])
    guard let fitted = candidates.lazy.compactMap(\.fitted).first else {
      let refusal = Self.refusal(candidates)
      guard holdout == .horizon else { throw refusal }
      return .failure(.tooShort(refusal))
    }
    let others = try await RollingOrigins.forecasts(of: series, at: origins, by: baselines)
    let judgement = Judgement(
      of: candidates + others, in: series, baselines: baselines.map(\.name))
    return .success((judgement, fitted))
  }

  private static func refusal(_ forecasts: [OriginForecast]) -> ForecastingError {
    for forecast in forecasts {
      if case .failure(let error) = forecast.outcome { return error }
    }
    preconditionFailure("a forecaster that was not fitted refused")
  }
}
