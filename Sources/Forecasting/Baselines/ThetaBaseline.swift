/// Theta, the winner of the M3 competition, on the seasonally adjusted series.
///
/// The mean of two lines: the regression line over time, which is prolonged (θ = 0), and SES of the line
/// with doubled curvature (θ = 2), 2·y_t − L_t (Assimakopoulos and Nikolopoulos, 2000, The theta model: a
/// decomposition approach to forecasting). It is SES with a drift of half the slope (Hyndman and Billah, 2003,
/// Unmasking the Theta method), hence σ_h² = σ²·(1 + (h − 1)·α²).
public struct ThetaBaseline: AdjustedBaseline {
  /// The rule; it has no settings.
  public init() {}

  /// `Theta`.
  public var name: String { "Theta" }

  /// A line needs two observations.
  public func neededCount(seasonLength: Int) -> Int { 2 }

  func adjustedOutlook(after values: [Double], horizon: Int) -> Outlook {
    let line = Line(through: values)
    let curved = values.indices.map { 2 * values[$0] - line.value(at: $0) }
    let smoothed = ExponentialSmoothing(trend: .none).fittedWithoutSeason(curved)
    let alpha = smoothed.weights.level
    // An error of the doubled curvature is twice one of the mean of both lines.
    let deviation = errorDeviation(
      sumOfSquares: smoothed.end.sumOfSquares / 4, count: values.count, parameters: 3)
    return Outlook(
      (0..<horizon).map { (smoothed.end.level + line.value(at: values.count + $0)) / 2 }
    ) { deviation * (1 + ($0 - 1) * alpha * alpha).squareRoot() }
  }
}
