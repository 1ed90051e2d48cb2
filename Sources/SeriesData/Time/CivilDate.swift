/// A day of the proleptic Gregorian calendar, with a year 0 before the year 1.
///
/// The conversions follow Hinnant (2013), "chrono-compatible low-level date algorithms": a year that
/// begins in March has its leap day at the end, so that 400 years are one repeating era.
package struct CivilDate: Sendable, Hashable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to the number of days in the month.
  package let day: Int

  /// The greatest distance of a year from 0 whose seconds fit into an `Int`.
  package static let greatestYear = 292_000_000_000

  /// A date; the caller has checked that it exists.
  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date `daysSinceEpoch` days after 1970-01-01.
  package init(daysSinceEpoch: Int) {
    let shifted = daysSinceEpoch + 719_468  // days since 0000-03-01
    let era = floorDivide(shifted, 146_097).quotient
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01; negative before it.
  package var daysSinceEpoch: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = floorDivide(marchYear, 400).quotient
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Months since January of the year 0; what calendar steps count.
  package var monthIndex: Int { year * 12 + month - 1 }

  /// Whether this is the last day of its month.
  package var isMonthEnd: Bool { day == Self.daysInMonth(month, year: year) }

  /// Days since the Monday before; 1970-01-01 was a Thursday.
  package var weekday: Int { floorDivide(daysSinceEpoch + 3, 7).remainder }

  /// Whether this is a Saturday or Sunday.
  package var isWeekend: Bool { weekday >= 5 }

  /// The year and the week of ISO 8601: those of the week's Thursday.
  package var isoWeek: (year: Int, week: Int) {
    let thursday = CivilDate(daysSinceEpoch: daysSinceEpoch - weekday + 3)
    let start = CivilDate(year: thursday.year, month: 1, day: 1).daysSinceEpoch
    return (thursday.year, (thursday.daysSinceEpoch - start) / 7 + 1)
  }

  /// The days from 1970-01-01 to the Monday of a week of ISO 8601; `nil` if the year has no such week.
  static func monday(ofWeek week: Int, year: Int) -> Int? {
    guard (1...weeks(inYear: year)).contains(week) else { return nil }
    // The fourth of January lies in the first week.
    let fourth = CivilDate(year: year, month: 1, day: 4)
    return fourth.daysSinceEpoch - fourth.weekday + (week - 1) * 7
  }

  /// The number of weeks in a year of ISO 8601: that of its 28 December.
  static func weeks(inYear year: Int) -> Int {
    CivilDate(year: year, month: 12, day: 28).isoWeek.week
  }

  /// Working days since a Monday; a Saturday or Sunday counts as the Friday before.
  static func businessIndex(daysSinceEpoch days: Int) -> Int {
    let (week, weekday) = floorDivide(days + 3, 7)
    return week * 5 + min(weekday, 4)
  }

  /// The day of a number of working days.
  static func daysSinceEpoch(businessIndex index: Int) -> Int {
    let (week, weekday) = floorDivide(index, 5)
    return week * 7 + weekday - 3
  }

  /// The number of days in a month of 1 to 12.
  package static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether the year has a 29 February.
  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

/// The quotient rounded down and the remainder that is never negative.
func floorDivide(_ dividend: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
