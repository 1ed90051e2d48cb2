/// How time points are written, so that output looks like the file that was read.
public enum TimeStyle: Sendable, Hashable {
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
  /// A year and week of ISO 8601, `2024W05`; the time is its Monday.
  case week
  /// A year and week with a dash, `2024-W05`.
  case dashedWeek
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
  /// Seconds since 1970-01-01T00:00:00Z.
  case epochSeconds
  /// Milliseconds since then.
  case epochMilliseconds
  /// A date-time of one of the styles above with an offset from UTC, `1949-01-31T13:45:00+02:00`.
  indirect case zoned(TimeStyle, TimeZoneOffset)
  /// A pattern, `31/01/1949`.
  case pattern(TimePattern)

  /// Reads a declared style: a pattern such as `%d/%m/%Y`, or `epoch-seconds`, `epoch-milliseconds`, `year`,
  /// `step`.
  public init(parsing text: String) throws(SeriesError) {
    switch text.lowercased() {
    case "epoch-seconds": self = .epochSeconds
    case "epoch-milliseconds": self = .epochMilliseconds
    case "year": self = .year
    case "step": self = .step
    default: self = .pattern(try TimePattern(parsing: text))
    }
  }

  /// The time point in this style; what the style cannot hold (the day in `1949-01`) is left out.
  public func format(_ point: TimePoint) -> String {
    guard case .instant(let seconds) = point, self != .step else { return String(point.number) }
    let (date, secondOfDay) = TimePoint.split(seconds: seconds)
    switch self {
    case .step: return String(seconds)
    case .year: return String(date.year)
    case .yearMonth: return "\(paddedText(date.year, 4))-\(paddedText(date.month, 2))"
    case .quarter: return "\(paddedText(date.year, 4))Q\((date.month - 1) / 3 + 1)"
    case .dashedQuarter: return "\(paddedText(date.year, 4))-Q\((date.month - 1) / 3 + 1)"
    case .week, .dashedWeek:
      let (year, week) = date.isoWeek
      return paddedText(year, 4) + (self == .week ? "W" : "-W") + paddedText(week, 2)
    case .date: return dateText(date)
    case .minute: return "\(dateText(date))T\(clockText(secondOfDay))"
    case .spacedMinute: return "\(dateText(date)) \(clockText(secondOfDay))"
    case .second:
      return "\(dateText(date))T\(clockText(secondOfDay)):\(paddedText(secondOfDay % 60, 2))"
    case .spacedSecond:
      return "\(dateText(date)) \(clockText(secondOfDay)):\(paddedText(secondOfDay % 60, 2))"
    case .epochSeconds: return String(seconds)
    case .epochMilliseconds: return String(saturatingProduct(seconds, 1000))
    case .zoned(let style, let offset):
      return style.format(.instant(seconds: saturatingSum(seconds, offset.seconds))) + offset.text
    case .pattern(let pattern): return pattern.format(date, secondOfDay)
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
    case .week: "week (2024W05)"
    case .dashedWeek: "week (2024-W05)"
    case .date: "date (1949-01-31)"
    case .minute: "date-time (1949-01-31T13:45)"
    case .spacedMinute: "date-time (1949-01-31 13:45)"
    case .second: "date-time (1949-01-31T13:45:00)"
    case .spacedSecond: "date-time (1949-01-31 13:45:00)"
    case .epochSeconds: "number of seconds since 1970 (1706572800)"
    case .epochMilliseconds: "number of milliseconds since 1970 (1706572800000)"
    case .zoned(let style, let offset):
      "date-time with an offset from UTC (\(style.sample)\(offset.text))"
    case .pattern(let pattern): "time in the pattern \(pattern.text) (\(sample))"
    }
  }

  private var sample: String {
    format(TimePoint(CivilDate(year: 1949, month: 1, day: 31)))
  }

  private func dateText(_ date: CivilDate) -> String {
    "\(paddedText(date.year, 4))-\(paddedText(date.month, 2))-\(paddedText(date.day, 2))"
  }

  private func clockText(_ secondOfDay: Int) -> String {
    "\(paddedText(secondOfDay / 3600, 2)):\(paddedText(secondOfDay / 60 % 60, 2))"
  }
}
