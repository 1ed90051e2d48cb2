public import Forecasting
public import SeriesData

/// What a forecaster learned from a series, and what is known about its worth: judged on a held-out end, then
/// learned from everything.
///
/// The order of work: the forecaster learns from what stands before the held-out end and is judged on
/// that end beside the baselines; then it learns again from all observations, with the choices that
/// it made (``Relearnable``).
public struct JudgedFit: Sendable {
  /// How the forecaster and the baselines fared; `nil` if nothing was held out.
  public let judgement: Judgement?
  /// Why nothing was held out, in a sentence; `nil` if something was.
  public let unjudgedReason: String?
  /// What the forecaster learned before it learned from everything.
  public let fitted: any FittedForecaster
  /// What it learned from everything.
  public let final: any FittedForecaster

  /// Judges a forecaster on the held-out end of a series, then lets it learn from the whole series; of future
  /// covariates it needs no more than the steps of the series.
  ///
  /// - Throws: ``ForecastingError`` where the series cannot be learned from or the steps held out on
  ///   request leave too little; other errors of the forecaster.
  public static func make(
    of series: TimeSeries, horizon: Int, holdout: JudgedForecast.Holdout,
    by forecaster: any Forecaster, baselines: [any Forecaster], bounds: ForecastBounds = .none
  ) async throws -> JudgedFit {
    let trial = try await trial(
      on: series, horizon: horizon, holdout: holdout, of: forecaster, beside: baselines,
      bounds)
    let fitted: any FittedForecaster
    switch trial {
    case .judged(_, let judged): fitted = judged
    case .unjudged: fitted = try await forecaster.fit([series])
    }
    let final: any FittedForecaster
    switch (fitted as? any Relearnable, trial) {
    case (let relearnable?, _): final = try await relearnable.again.fit([series])
    case (nil, .judged): final = try await forecaster.fit([series])
    case (nil, .unjudged): final = fitted
    }
    return JudgedFit(
      judgement: trial.judgement, unjudgedReason: trial.reason, fitted: fitted, final: final)
  }

  /// What came of holding out an end.
  private enum Trial {
    case judged(Judgement, any FittedForecaster)
    case unjudged(reason: String)

    var judgement: Judgement? {
      if case .judged(let judgement, _) = self { judgement } else { nil }
    }

    var reason: String? {
      if case .unjudged(let reason) = self { reason } else { nil }
    }
  }

  private static func trial(
    on series: TimeSeries, horizon: Int, holdout: JudgedForecast.Holdout,
    of forecaster: any Forecaster,
    beside baselines: [any Forecaster], _ bounds: ForecastBounds
  ) async throws -> Trial {
    let steps: Int
    switch holdout {
    case .none:
      return .unjudged(reason: "The forecast was not judged: nothing was held out.")
    case .horizon: steps = horizon
    case .steps(let count): steps = count
    }
    do {
      let origins = try Origins(in: series, holdout: steps, horizon: horizon)
      let candidates = try await RollingOrigins.forecasts(
        of: series, at: origins, by: [forecaster], bounds: bounds)
      guard let fitted = candidates[0].fitted else {
        // Nothing was learned at the first origin; its outcome says why.
        _ = try candidates[0].outcome.get()
        preconditionFailure("\(forecaster.name) forecast without being fitted")
      }
      let rivals = baselines + parts(of: fitted)
      let others = try await RollingOrigins.forecasts(
        of: series, at: origins, by: rivals, bounds: bounds)
      return .judged(
        Judgement(of: candidates + others, in: series, baselines: rivals.map(\.name)), fitted)
    } catch let error as ForecastingError where holdout == .horizon && error.isForLackOfHistory {
      return .unjudged(
        reason: "The forecast was not judged: the series is too short to hold out an end. \(error)")
    }
  }
}

extension ForecastingError {
  /// Whether a longer series would have helped.
  fileprivate var isForLackOfHistory: Bool {
    switch self {
    case .historyTooShort, .windowTooLong, .validationTooLong, .holdoutTooLong: true
    default: false
    }
  }
}
