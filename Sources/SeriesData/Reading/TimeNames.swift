/// What the name of a column says about the whole numbers in it.
///
/// Whole numbers are years in a column named after the year (`year`, `Year`, `fiscal_year`) if all
/// are from −9999 to 9999, and in a column named after time in general (`date`, `time`, `t`, `ds`, `period`) if all
/// are from 1000 to 2999. Otherwise they are plain steps.
enum TimeNames {
  private static let general: Set<String> = [
    "date", "dates", "datetime", "ds", "period", "t", "time", "times", "timestamp",
  ]
  private static let counted: Set<String> = [
    "day", "days", "hour", "hours", "minute", "minutes", "month", "months", "quarter", "quarters",
    "second", "seconds", "step", "steps", "week", "weeks",
  ]
  private static let years: Set<String> = ["year", "years", "yr"]

  /// Whether a column of this name may hold times.
  static func meansTime(_ name: String) -> Bool {
    let name = name.lowercased()
    return general.contains(name) || counted.contains(name) || meansYear(name)
  }

  /// Whether whole numbers in this range are years or steps.
  static func style(ofIntegersFrom lowest: Int, to highest: Int, name: String) -> TimeStyle {
    let name = name.lowercased()
    let range = lowest...highest
    if meansYear(name), TimeStyle.years.contains(range) { return .year }
    return general.contains(name) && (1000...2999).contains(range) ? .year : .step
  }

  private static func meansYear(_ lowercased: String) -> Bool {
    lowercased.split { !$0.isLetter }.contains { years.contains(String($0)) }
  }
}
