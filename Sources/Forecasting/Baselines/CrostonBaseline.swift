/// Croston's method for intermittent demand, and the correction of its bias.
///
///     ŷ = z/p, with z SES of the demands and p SES of the steps between them, both with α = 0.1
///
/// (Croston, 1972, Forecasting and stock control for intermittent demands). SBA multiplies by 1 − α/2 (Syntetos
/// and Boylan, 2005, The accuracy of intermittent demand estimates). What is not 0 is a demand; a history
/// without one is forecast by 0. Intervals take the deviation of the one-step errors at every step.
public struct CrostonBaseline: Baseline {
  /// `Croston` or `SBA`.
  public let name: String
  private let factor: Double

  private static let alpha = 0.1

  /// Croston's method.
  public static let standard = Self(name: "Croston", factor: 1)
  /// The approximation of Syntetos and Boylan.
  public static let sba = Self(name: "SBA", factor: 1 - alpha / 2)

  /// One observation suffices.
  public func neededCount(seasonLength: Int) -> Int { 1 }

  /// The rate of demand, `horizon` times.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    var demand: (size: Double, interval: Double)?
    var (squares, count, waited) = (0.0, 0, 0.0)
    for value in history {
      waited += 1
      if let demand {
        let error = value - factor * demand.size / demand.interval
        squares += error * error
        count += 1
      }
      guard value != 0 else { continue }
      let last = demand ?? (value, waited)
      demand = (
        last.size + Self.alpha * (value - last.size),
        last.interval + Self.alpha * (waited - last.interval)
      )
      waited = 0
    }
    return Outlook(
      constant: demand.map { factor * $0.size / $0.interval } ?? 0, horizon: horizon,
      deviation: errorDeviation(sumOfSquares: squares, count: count, parameters: 0))
  }
}
