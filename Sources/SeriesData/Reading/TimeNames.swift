/// What the name of a column says about the whole numbers in it.
///
/// Whole numbers are years in a column named after the year (`year`, `Year`, `fiscal_year`) if all
/// are from −9999 to 9999, and in a column named after time in general (`date`, `time`, `t`, `ds`, `period`) if all
/// are from 1000 to 2999. There they may also be dates (`20240131`), year-months (`202401`, in a column named after
/// months, too), or seconds or milliseconds since 1970. Otherwise they are plain steps.
enum TimeNames {
  private static let general: Set<String> = [
    "date", "dates", "datetime", "ds", "period", "t", "time", "times", "timestamp",
  ]
  private static let counted: Set<String> = [
    "day", "days", "hour", "hours", "minute", "minutes", "month", "months", "quarter", "quarters",
    "second", "seconds", "step", "steps", "week", "weeks",
  ]
  private static let years: Set<String> = ["year", "years", "yr"]
  private static let months: Set<String> = ["month", "months", "yearmonth", "yyyymm"]

  /// Whether a column of this name may hold times.
  static func meansTime(_ name: String) -> Bool {
    let name = name.lowercased()
    return general.contains(name) || counted.contains(name) || meansYear(name) || meansMonth(name)
  }

  /// Whether a column of this name tells the series of a long file apart.
  static func meansSeries(_ name: String) -> Bool { seriesNames.contains(name.lowercased()) }

  private static let seriesNames: Set<String> = [
    "unique_id", "series_id", "item_id", "series_name",
  ]

  /// Whether whole numbers in this range are years, dates or year-months without dashes, seconds or milliseconds
  /// since 1970, or steps.
  static func style(ofIntegersFrom lowest: Int, to highest: Int, name: String) -> TimeStyle {
    let name = name.lowercased()
    let range = lowest...highest
    if meansYear(name), TimeStyle.years.contains(range) { return .year }
    let isGeneral = general.contains(name)
    if isGeneral || meansYear(name) || meansMonth(name), isMonth(lowest), isMonth(highest) {
      return .pattern(TimePattern([.year, .month]))
    }
    guard isGeneral else { return .step }
    if (1000...2999).contains(range) { return .year }
    if isDate(lowest), isDate(highest) {
      return .pattern(TimePattern([.year, .month, .day]))
    }
    // From 1980 to 2100.
    if (315_532_800...4_102_444_800).contains(range) { return .epochSeconds }
    if (315_532_800_000...4_102_444_800_000).contains(range) { return .epochMilliseconds }
    return .step
  }

  /// Whether a number reads as a date of 1800 to 2100 without dashes.
  private static func isDate(_ number: Int) -> Bool {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    return (1800...2100).contains(year) && (1...12).contains(month)
      && (1...CivilDate.daysInMonth(month, year: year)).contains(day)
  }

  /// Whether a number reads as a month of 1800 to 2100 without a dash.
  private static func isMonth(_ number: Int) -> Bool {
    (1800...2100).contains(number / 100) && (1...12).contains(number % 100)
  }

  private static func meansYear(_ lowercased: String) -> Bool { holds(years, lowercased) }

  private static func meansMonth(_ lowercased: String) -> Bool { holds(months, lowercased) }

  private static func holds(_ words: Set<String>, _ lowercased: String) -> Bool {
    lowercased.split { !$0.isLetter }.contains { words.contains(String($0)) }
  }
}
