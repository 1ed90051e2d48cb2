/// Which number of a date like `03/04/2024` is the month.
public enum DayOrder: String, Sendable, Hashable, CaseIterable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
}

/// Dates whose column has yet to tell which number is the month, each as one integer.
enum OpenDate {
  static func number(_ fields: TimeFields) -> Int {
    ((fields.year * 128 + fields.day) * 128 + fields.month) * TimePoint.secondsPerDay
      + fields.secondOfDay
  }

  /// The time point of a date that is known to exist.
  static func seconds(_ number: Int, _ order: DayOrder) -> Int {
    let (packed, second) = floorDivide(number, TimePoint.secondsPerDay)
    let (year, first) = (packed / 128 / 128, packed / 128 % 128)
    let (day, month) = order == .dayFirst ? (first, packed % 128) : (packed % 128, first)
    return CivilDate(year: year, month: month, day: day).daysSinceEpoch * TimePoint.secondsPerDay
      + second
  }
}
