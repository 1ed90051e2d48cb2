/// Naive: the last observation at every step, ŷ₍n+h₎ = yₙ.
public struct NaiveBaseline: Baseline {
  /// The rule; it has no settings.
  public init() {}

  /// `naive`.
  public var name: String { "naive" }

  /// One observation suffices.
  public func neededCount(seasonLength: Int) -> Int { 1 }

  /// yₙ, `horizon` times.
  public func values(after history: [Double], seasonLength: Int, horizon: Int) -> [Double] {
    Array(repeating: history[history.count - 1], count: horizon)
  }
}
