/// A range for each future observation of one channel, which holds it with a given probability.
public struct PredictionInterval: Sendable, Hashable {
  /// The probability in percent, between 0 and 100.
  public let level: Double
  /// The ends at the steps h = 1…H, in the unit of the series.
  public let lower: [Double], upper: [Double]

  /// An interval whose ends are in order at every step.
  public init(level: Double, lower: [Double], upper: [Double]) {
    precondition(lower.count == upper.count, "\(lower.count) lower ends, \(upper.count) upper ones")
    self.level = level
    self.lower = lower
    self.upper = upper
  }

  /// The level as it stands in names of columns: 80, or 97.5.
  public var levelText: String { Self.text(ofLevel: level) }

  /// A level as it stands in names: 80, or 97.5.
  package static func text(ofLevel level: Double) -> String { plainText(level) }
}
