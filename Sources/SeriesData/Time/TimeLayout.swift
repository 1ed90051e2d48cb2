/// Reads the ISO dates and date-times of one column, each part of which stands at a known place.
///
/// It knows less than ``TimeStyle``, which has the last word on what it does not read.
struct TimeLayout: Sendable {
  /// The number of bytes of a time, and without `Z`.
  let length: Int
  private let count: Int
  /// What stands between date and clock.
  private let separator: UInt8
  /// Whether `Z` follows.
  let isUTC: Bool

  /// The layout of a style; `nil` if its parts have no places of their own.
  init?(_ style: TimeStyle) {
    var style = style
    if case .zoned(let base, .utc) = style {
      style = base
      isUTC = true
    } else {
      isUTC = false
    }
    switch style {
    case .yearMonth: count = 7
    case .date: count = 10
    case .minute, .spacedMinute: count = 16
    case .second, .spacedSecond: count = 19
    default: return nil
    }
    length = count + (isUTC ? 1 : 0)
    separator = UInt8(ascii: style == .minute || style == .second ? "T" : " ")
  }

  /// The seconds since 1970 of a time in this layout; `nil` for everything else.
  func read(_ text: Span<UInt8>) -> Int? {
    text.count == length ? read(text, from: 0) : nil
  }

  /// The seconds since 1970 of the time that begins at `start`, after which the text goes on for at least
  /// ``length`` bytes; `nil` for everything else.
  @inline(never)
  func read(_ text: Span<UInt8>, from start: Int) -> Int? {
    precondition(start >= 0 && start + length <= text.count, "a time past the end")
    if isUTC, text[start + count] != UInt8(ascii: "Z") { return nil }
    guard let days = count > 7 ? date(text, start) : month(text, start) else { return nil }
    let midnight = days * TimePoint.secondsPerDay
    return count > 10 ? clock(text, start + 10).map { midnight + $0 } : midnight
  }

  /// The days from 1970-01-01 to the first of a month.
  private func month(_ text: Span<UInt8>, _ start: Int) -> Int? {
    guard text[start + 4] == UInt8(ascii: "-") else { return nil }
    let year = Self.pair(text, start) * 100 + Self.pair(text, start + 2)
    let month = Self.pair(text, start + 5)
    guard year >= 0, 1...12 ~= month else { return nil }
    return CivilDate(year: year, month: month, day: 1).daysSinceEpoch
  }

  /// The days from 1970-01-01 to a date.
  ///
  /// Year and month are read at once: a digit becomes its value and a dash 0, and ten times each byte plus the next
  /// is the number of the two.
  @inline(__always)
  private func date(_ text: Span<UInt8>, _ start: Int) -> Int? {
    // In range: a date is longer than eight bytes, and the caller has seen that all of it is.
    let loaded = unsafe text.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: start, as: UInt64.self)
    let values = UInt64(littleEndian: loaded) ^ 0x2D30_302D_3030_3030
    let others = ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080
    guard others | (values & 0xFF00_00FF_0000_0000) == 0 else { return nil }
    let pairs = values &* 10 &+ values >> 8
    let (century, yearOfCentury) = (Int(pairs & 0xFF), Int(pairs >> 16 & 0xFF))
    let (month, day) = (Int(pairs >> 40 & 0xFF), Self.pair(text, start + 8))
    guard 1...12 ~= month, day >= 1 else { return nil }
    let isLeap = (yearOfCentury == 0 ? century : yearOfCentury) & 3 == 0
    guard day <= 28 || day <= Self.lengths[month] + (isLeap && month == 2 ? 1 : 0) else {
      return nil
    }
    // Leap days of the years before, the year 0 among them: every fourth year's, without those of the first year of
    // a century, but for every fourth; 719 528 days lie between the year 0 and 1970.
    let isLater = yearOfCentury > 0 ? 1 : 0
    let leapDays =
      24 &* century &+ (yearOfCentury &+ 3) >> 2 &- isLater &+ (century &+ 3 &+ isLater) >> 2
    let days = (century &* 100 &+ yearOfCentury) &* 365 &+ leapDays &+ Self.daysBefore[month]
    return days &+ (isLeap && month > 2 ? 1 : 0) &+ day &- 719_529
  }

  /// The days of a month, counted from 1, and those of the year before it; without a leap day.
  private static let lengths: InlineArray<13, Int> = [
    0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ]
  private static let daysBefore: InlineArray<13, Int> = [
    0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334,
  ]

  /// Seconds since midnight.
  private func clock(_ text: Span<UInt8>, _ start: Int) -> Int? {
    let (hour, minute) = (Self.pair(text, start + 1), Self.pair(text, start + 4))
    let colon = UInt8(ascii: ":")
    guard text[start] == separator, text[start + 3] == colon, 0..<24 ~= hour, 0..<60 ~= minute
    else { return nil }
    guard count > 16 else { return hour * 3600 + minute * 60 }
    let second = Self.pair(text, start + 7)
    guard text[start + 6] == colon, 0..<60 ~= second else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// The number of two digits; far below zero if they are none.
  @inline(__always)
  private static func pair(_ text: Span<UInt8>, _ position: Int) -> Int {
    // In range: the caller has seen that the whole time is.
    let (tens, ones) = unsafe (text[unchecked: position] &- 48, text[unchecked: position + 1] &- 48)
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : -1_000_000
  }
}
