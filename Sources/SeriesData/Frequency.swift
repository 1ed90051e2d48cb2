/// The distance between neighbouring steps: a multiple of a calendar unit, or of plain steps.
public struct Frequency: Sendable, Hashable {
  /// The calendar unit that is counted.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case step, second, minute, hour, day, week, month, quarter, year
  }

  /// The unit that is counted.
  public let unit: Unit
  /// How many units lie between neighbouring steps; at least 1.
  public let multiple: Int

  /// A frequency of `multiple` units; throws unless `multiple` is at least 1.
  public init(_ unit: Unit, multiple: Int = 1) throws(SeriesError) {
    guard multiple >= 1 else { throw .notPositive(name: "frequency multiple", value: multiple) }
    self.unit = unit
    self.multiple = multiple
  }

  /// The time point `steps` steps after (or, if negative, before) `start`.
  public func advance(_ start: TimePoint, by steps: Int) -> TimePoint {
    switch start {
    case .step(let first): .step(first + steps * multiple)
    case .instant(let seconds): .instant(seconds: seconds + steps * multiple * 86400)
    }
  }
}
