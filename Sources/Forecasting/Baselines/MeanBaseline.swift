/// Mean: the mean of all observations at every step, ŷ₍n+h₎ = (1/n) Σ yₜ.
///
/// σ_h = σ·√(1 + 1/n), with σ the standard deviation of the observations.
public struct MeanBaseline: Baseline {
  /// The rule; it has no settings.
  public init() {}

  /// `mean`.
  public var name: String { "mean" }

  /// One observation suffices.
  public func neededCount(seasonLength: Int) -> Int { 1 }

  /// The mean, `horizon` times.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    let mean = arithmeticMean(history)
    let squares = history.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = errorDeviation(sumOfSquares: squares, count: history.count, parameters: 1)
    return Outlook(
      constant: mean, horizon: horizon,
      deviation: deviation * (1 + 1 / Double(history.count)).squareRoot())
  }
}
