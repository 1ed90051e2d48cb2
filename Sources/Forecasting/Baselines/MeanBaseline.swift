/// Mean: the mean of all observations at every step, ŷ₍n+h₎ = (1/n) Σ yₜ.
public struct MeanBaseline: Baseline {
  /// The rule; it has no settings.
  public init() {}

  /// `mean`.
  public var name: String { "mean" }

  /// One observation suffices.
  public func neededCount(seasonLength: Int) -> Int { 1 }

  /// The mean, `horizon` times.
  public func values(after history: [Double], seasonLength: Int, horizon: Int) -> [Double] {
    Array(repeating: arithmeticMean(history), count: horizon)
  }
}
