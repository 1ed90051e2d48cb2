/// TSB: the method of Teunter, Syntetos and Babai for intermittent demand that may end.
///
///     ŷ = p·z,   p_t = p₍t−1₎ + β·(d_t − p₍t−1₎),   z_t = z₍t−1₎ + α·(y_t − z₍t−1₎) where d_t = 1
///
/// with d_t = 1 where y_t is not 0, and 0 otherwise (Teunter, Syntetos and Babai, 2011, Intermittent demand:
/// linking forecasting to inventory obsolescence). Both start from their means in the history; the weights are those of the
/// least squared one-step errors. Intervals take the deviation of these errors at every step.
public struct TSBBaseline: Baseline {
  /// The rule; it has no settings.
  public init() {}

  /// `TSB`.
  public var name: String { "TSB" }

  /// One observation suffices.
  public func neededCount(seasonLength: Int) -> Int { 1 }

  /// The rate of demand, `horizon` times.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    let demands = history.filter { $0 != 0 }
    let share = Double(demands.count) / Double(history.count)
    let size = demands.isEmpty ? 0 : arithmeticMean(demands)
    let run = { (alpha: Double, beta: Double) -> (rate: Double, sumOfSquares: Double) in
      var (probability, size, squares) = (share, size, 0.0)
      for value in history {
        let error = value - probability * size
        squares += error * error
        probability += beta * ((value == 0 ? 0 : 1) - probability)
        if value != 0 { size += alpha * (value - size) }
      }
      return (probability * size, squares)
    }
    let axis = BoxSearch.Axis(1e-4...0.9999, starts: [0.02, 0.1, 0.3, 0.6])
    let weights = BoxSearch([axis, axis]).minimum { run($0[0], $0[1]).sumOfSquares }
    let (rate, squares) = run(weights[0], weights[1])
    return Outlook(
      constant: rate, horizon: horizon,
      deviation: errorDeviation(sumOfSquares: squares, count: history.count, parameters: 4))
  }
}
