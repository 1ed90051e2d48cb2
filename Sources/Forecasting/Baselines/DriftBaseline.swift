/// Drift: the line through the first and the last observation, ŷ₍n+h₎ = yₙ + h·(yₙ − y₁)/(n − 1).
///
/// σ_h = σ·√(h·(1 + h/(n − 1))), with σ from the changes without their mean (Hyndman and Athanasopoulos, 2021,
/// Forecasting: Principles and Practice, table 5.2).
public struct DriftBaseline: Baseline {
  /// The rule; it has no settings.
  public init() {}

  /// `drift`.
  public var name: String { "drift" }

  /// The two ends of the line.
  public func neededCount(seasonLength: Int) -> Int { 2 }

  /// The line, continued.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    let last = history[history.count - 1]
    let steps = Double(history.count - 1)
    let slope = (last - history[0]) / steps
    let squares = zip(history.dropFirst(), history).reduce(0) { sum, pair in
      let error = pair.0 - pair.1 - slope
      return sum + error * error
    }
    let deviation = errorDeviation(
      sumOfSquares: squares, count: history.count - 1, parameters: 1)
    return Outlook((1...horizon).map { last + Double($0) * slope }) {
      deviation * ($0 * (1 + $0 / steps)).squareRoot()
    }
  }
}
