/// Naive: the last observation at every step, ŷ₍n+h₎ = yₙ.
///
/// σ_h = σ·√h, with σ from the changes of the history, as a random walk has it.
public struct NaiveBaseline: Baseline {
  /// The rule; it has no settings.
  public init() {}

  /// `naive`.
  public var name: String { "naive" }

  /// One observation suffices.
  public func neededCount(seasonLength: Int) -> Int { 1 }

  /// yₙ, `horizon` times.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    let deviation = changeDeviation(of: history, lag: 1)
    return Outlook(Array(repeating: history[history.count - 1], count: horizon)) {
      deviation * $0.squareRoot()
    }
  }
}

/// The root of the mean squared change over `lag` steps: the deviation of the errors of repeating what was
/// `lag` steps before; 0 if the history holds no such change.
func changeDeviation(of history: [Double], lag: Int) -> Double {
  let squares = zip(history.dropFirst(lag), history).reduce(0) {
    $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
  }
  return errorDeviation(sumOfSquares: squares, count: history.count - lag, parameters: 0)
}
