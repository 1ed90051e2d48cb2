/// Reads the ISO dates and date-times of one column, each part of which stands at a known place.
///
/// It knows less than ``TimeStyle``, which has the last word on what it does not read.
struct TimeLayout: Sendable {
  /// The number of bytes, without `Z`.
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
    separator = UInt8(ascii: style == .minute || style == .second ? "T" : " ")
  }

  /// The number of bytes of a time.
  var length: Int { count + (isUTC ? 1 : 0) }

  /// The seconds since 1970 of a time in this layout; `nil` for everything else.
  func read(_ text: Span<UInt8>) -> Int? {
    text.count == length ? read(text, from: 0) : nil
  }

  /// The seconds since 1970 of the time that begins at `start`, after which the text goes on for at least
  /// ``length`` bytes; `nil` for everything else.
  func read(_ text: Span<UInt8>, from start: Int) -> Int? {
    precondition(start >= 0 && start + length <= text.count, "a time past the end")
    if isUTC, text[start + count] != UInt8(ascii: "Z") { return nil }
    guard text[start + 4] == UInt8(ascii: "-") else { return nil }
    let year = Self.pair(text, start) * 100 + Self.pair(text, start + 2)
    let month = Self.pair(text, start + 5)
    guard year >= 0, (1...12).contains(month) else { return nil }
    var day = 1
    if count > 7 {
      guard text[start + 7] == UInt8(ascii: "-") else { return nil }
      day = Self.pair(text, start + 8)
      guard day >= 1, day <= 28 || day <= CivilDate.daysInMonth(month, year: year) else {
        return nil
      }
    }
    let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
    let midnight = days * TimePoint.secondsPerDay
    return count > 10 ? clock(text, start + 10).map { midnight + $0 } : midnight
  }

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
