/// Drift: the line through the first and the last observation, ŷ₍n+h₎ = yₙ + h·(yₙ − y₁)/(n − 1).
public struct DriftBaseline: Baseline {
  /// The rule; it has no settings.
  public init() {}

  /// `drift`.
  public var name: String { "drift" }

  /// The two ends of the line.
  public func neededCount(seasonLength: Int) -> Int { 2 }

  /// The line, continued.
  public func values(after history: [Double], seasonLength: Int, horizon: Int) -> [Double] {
    let last = history[history.count - 1]
    let steps = Double(history.count - 1)
    // Divided before they are subtracted, two ends of opposite sign cannot overflow.
    let whole = last - history[0]
    let slope = whole.isFinite ? whole / steps : last / steps - history[0] / steps
    return (1...horizon).map { last + Double($0) * slope }
  }
}
