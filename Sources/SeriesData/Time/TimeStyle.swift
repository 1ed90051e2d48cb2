/// How time points are written, so that output looks like the file that was read.
public enum TimeStyle: String, Sendable, Hashable, CaseIterable {
  /// A plain integer, `42`.
  case step
  /// A year, `1949` or `-6000`; there is a year 0.
  case year
  /// A year and month, `1949-01`.
  case yearMonth
  /// A year and quarter, `1960Q1`.
  case quarter
  /// A year and quarter with a dash, `1960-Q1`.
  case dashedQuarter
  /// An ISO date, `1949-01-31`.
  case date
  /// An ISO date-time to the minute, `1949-01-31T13:45`.
  case minute
  /// A date-time to the minute with a space, `1949-01-31 13:45`.
  case spacedMinute
  /// An ISO date-time to the second, `1949-01-31T13:45:00`.
  case second
  /// A date-time to the second with a space, `1949-01-31 13:45:00`.
  case spacedSecond

  /// The time point in this style; what the style cannot hold (the day in `1949-01`) is left out.
  public func format(_ point: TimePoint) -> String {
    guard case .instant(let seconds) = point, self != .step else { return String(point.number) }
    let (date, secondOfDay) = TimePoint.split(seconds: seconds)
    if self == .year { return String(date.year) }
    let sign = date.year < 0 ? "-" : ""
    let year = sign + padded(date.year.magnitude, 4)
    let month = padded(date.month.magnitude, 2)
    let separator = self == .spacedMinute || self == .spacedSecond ? " " : "T"
    switch self {
    case .step, .year: return String(date.year)
    case .yearMonth: return "\(year)-\(month)"
    case .quarter: return "\(year)Q\((date.month - 1) / 3 + 1)"
    case .dashedQuarter: return "\(year)-Q\((date.month - 1) / 3 + 1)"
    case .date: return "\(year)-\(month)-\(padded(date.day.magnitude, 2))"
    case .minute, .spacedMinute, .second, .spacedSecond:
      let clock = clockText(secondOfDay, withSeconds: self == .second || self == .spacedSecond)
      return "\(year)-\(month)-\(padded(date.day.magnitude, 2))\(separator)\(clock)"
    }
  }

  /// The style in words with an example, for messages: `date (1949-01-31)`.
  package var example: String {
    switch self {
    case .step: "whole number (42)"
    case .year: "year (1949)"
    case .yearMonth: "year and month (1949-01)"
    case .quarter: "quarter (1960Q1)"
    case .dashedQuarter: "quarter (1960-Q1)"
    case .date: "date (1949-01-31)"
    case .minute: "date-time (1949-01-31T13:45)"
    case .spacedMinute: "date-time (1949-01-31 13:45)"
    case .second: "date-time (1949-01-31T13:45:00)"
    case .spacedSecond: "date-time (1949-01-31 13:45:00)"
    }
  }

  private func clockText(_ secondOfDay: Int, withSeconds: Bool) -> String {
    let hours = padded((secondOfDay / 3600).magnitude, 2)
    let minutes = padded((secondOfDay / 60 % 60).magnitude, 2)
    let text = "\(hours):\(minutes)"
    return withSeconds ? "\(text):\(padded((secondOfDay % 60).magnitude, 2))" : text
  }

  private func padded(_ number: UInt, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
