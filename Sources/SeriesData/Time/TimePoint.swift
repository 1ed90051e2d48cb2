/// One position in time: a date-time without zone, or the number of a step where a file has no dates.
public enum TimePoint: Sendable, Hashable {
  /// An integer step, as in a column of minutes, or row numbers.
  case step(Int)
  /// Seconds since 1970-01-01T00:00:00 in the proleptic Gregorian calendar, without zone.
  case instant(seconds: Int)

  static let secondsPerDay = 86_400

  /// Midnight at the start of a date.
  package init(_ date: CivilDate) {
    self = .instant(seconds: date.daysSinceEpoch * Self.secondsPerDay)
  }

  /// The bare number: the step, or the seconds.
  var number: Int {
    switch self {
    case .step(let number), .instant(let number): number
    }
  }

  /// The date of a number of seconds, and the seconds since its midnight.
  static func split(seconds: Int) -> (date: CivilDate, secondOfDay: Int) {
    let (days, second) = floorDivide(seconds, secondsPerDay)
    return (CivilDate(daysSinceEpoch: days), second)
  }
}
