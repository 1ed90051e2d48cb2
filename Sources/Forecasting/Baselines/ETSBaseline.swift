import SeriesData

/// ETS: of the models of exponential smoothing with additive errors the one with the least corrected Akaike
/// criterion (Hyndman, Koehler, Snyder and Grose, 2002, A state space framework for automatic
/// forecasting using exponential smoothing methods).
///
/// The trend is none or damped: a linear one goes on for too long. The season is none or, where a stable one is
/// found, additive or, where all values are positive, a factor. Models whose parameters are too many for the
/// history are left out.
public struct ETSBaseline: Baseline {
  /// The rule; it has no settings.
  public init() {}

  /// `ETS`.
  public var name: String { "ETS" }

  /// One observation suffices for a level.
  public func neededCount(seasonLength: Int) -> Int { 1 }

  /// The forecast of the model that is chosen.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    Self.best(of: history, seasonLength: seasonLength).outlook(horizon: horizon)
  }

  /// The model with the least criterion; SES where none has one.
  static func best(of history: [Double], seasonLength: Int) -> FittedSmoothing {
    var seasons: [ExponentialSmoothing.Season] = [.none]
    if SeasonalDecomposition.hasStableSeason(history, seasonLength: seasonLength) {
      seasons.append(.additive)
      if history.allSatisfy({ $0 > 0 }) { seasons.append(.multiplicative) }
    }
    var best = ExponentialSmoothing(trend: .none).fittedWithoutSeason(history)
    for season in seasons {
      for trend in [ExponentialSmoothing.Trend.none, .damped]
      where (trend, season) != (.none, .none) {
        let model = ExponentialSmoothing(trend: trend, season: season)
        guard history.count >= model.neededCount(seasonLength: seasonLength),
          let fitted = model.fit(history, seasonLength: seasonLength),
          let criterion = fitted.correctedCriterion,
          criterion < best.correctedCriterion ?? .infinity
        else { continue }
        best = fitted
      }
    }
    return best
  }
}
