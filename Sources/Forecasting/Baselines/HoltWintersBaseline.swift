import SeriesData

/// Holt–Winters: exponential smoothing of level, slope and season together (Winters, 1960, Forecasting sales
/// by exponentially weighted moving averages).
///
///     ŷ₍n+h₎ = (lₙ + (φ + … + φʰ)·bₙ)·s or + s, with s the index of the season at step n+h
///
/// The equations of the states are those of exponential smoothing with additive errors. Without a
/// season, of length 1, it is Holt's method, or the damped trend.
public struct HoltWintersBaseline: Baseline {
  /// `Holt-Winters`, `additive Holt-Winters` or `damped Holt-Winters`.
  public let name: String
  private let trend: ExponentialSmoothing.Trend
  private let allowsFactors: Bool

  /// With a season of factors where all values are positive, and an additive one otherwise.
  public static let standard = Self(name: "Holt-Winters", trend: .linear, allowsFactors: true)
  /// With an additive season.
  public static let additive = Self(
    name: "additive Holt-Winters", trend: .linear, allowsFactors: false)
  /// As the standard one, with a damped trend.
  public static let damped = Self(
    name: "damped Holt-Winters", trend: .damped, allowsFactors: true)

  /// Two seasons, and one observation more than there are weights and start values.
  public func neededCount(seasonLength: Int) -> Int {
    ExponentialSmoothing(trend: trend, season: seasonLength > 1 ? .additive : .none)
      .neededCount(seasonLength: seasonLength)
  }

  /// The smoothed level, slope and season, continued.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    let plain = ExponentialSmoothing(trend: trend)
    guard seasonLength > 1 else {
      return plain.fittedWithoutSeason(history).outlook(horizon: horizon)
    }
    let season: ExponentialSmoothing.Season =
      allowsFactors && history.allSatisfy { $0 > 0 } ? .multiplicative : .additive
    let fitted = ExponentialSmoothing(trend: trend, season: season)
      .fit(history, seasonLength: seasonLength)
    return (fitted ?? plain.fittedWithoutSeason(history)).outlook(horizon: horizon)
  }
}
