/// A time and how it was written; an integer is a `.step` until its column says that it is a year.
package struct WrittenTime: Sendable, Hashable {
  package let style: TimeStyle
  /// The step, or the seconds since 1970-01-01T00:00:00.
  package let number: Int
}

extension TimeStyle {
  /// Years that may stand in a column of years.
  package static let years = -9999...9999
  /// Steps that may stand in a column of plain steps; leaves room to count on without overflow.
  package static let steps = -1_000_000_000_000_000...1_000_000_000_000_000

  /// Reads a time that must be written in this style.
  package func parse(_ text: Span<UInt8>) throws(TimeFault) -> TimePoint {
    let time = try Self.detect(text)
    if self == .year, time.style == .step {
      guard Self.years.contains(time.number) else {
        throw .impossible(reason: "years reach from \(Self.years.lowerBound) to 9999")
      }
      return TimePoint(CivilDate(year: time.number, month: 1, day: 1))
    }
    guard time.style == self else { throw .otherStyle(self) }
    return self == .step ? .step(time.number) : .instant(seconds: time.number)
  }

  /// Reads a time in any known style.
  package static func detect(_ text: Span<UInt8>) throws(TimeFault) -> WrittenTime {
    var scan = TimeScan(text)
    guard let year = scan.digits(4), !scan.isAtEnd, !scan.isAtDigit else {
      return WrittenTime(style: .step, number: try integer(text))
    }
    if scan.take("Q") { return try quarter(&scan, year: year, style: .quarter) }
    guard scan.take("-") else { throw .notATime }
    if scan.take("Q") { return try quarter(&scan, year: year, style: .dashedQuarter) }
    guard let month = scan.digits(2) else { throw .notATime }
    if scan.isAtEnd {
      return try seconds(.yearMonth, year: year, month: month, day: 1, secondOfDay: 0)
    }
    guard scan.take("-"), let day = scan.digits(2) else { throw .notATime }
    if scan.isAtEnd {
      return try seconds(.date, year: year, month: month, day: day, secondOfDay: 0)
    }
    let isSpaced = scan.take(" ")
    guard isSpaced || scan.take("T") else { throw .notATime }
    let clock = try clock(&scan)
    let style: TimeStyle =
      clock.hasSeconds
      ? (isSpaced ? .spacedSecond : .second) : (isSpaced ? .spacedMinute : .minute)
    return try seconds(style, year: year, month: month, day: day, secondOfDay: clock.second)
  }

  private static func integer(_ text: Span<UInt8>) throws(TimeFault) -> Int {
    let isNegative = !text.isEmpty && text[0] == UInt8(ascii: "-")
    let first = isNegative ? 1 : 0
    guard text.count > first else { throw .notATime }
    var value = 0
    for index in first..<text.count {
      let digit = Int(text[index]) - 48
      guard (0...9).contains(digit) else { throw .notATime }
      // Stops growing once it is out of range, so that no text overflows it.
      if value <= steps.upperBound { value = value * 10 + digit }
    }
    guard value <= steps.upperBound else {
      throw .impossible(reason: "steps reach from -10^15 to 10^15")
    }
    return isNegative ? -value : value
  }

  private static func quarter(
    _ scan: inout TimeScan, year: Int, style: TimeStyle
  ) throws(TimeFault) -> WrittenTime {
    guard let quarter = scan.digits(1), scan.isAtEnd else { throw .notATime }
    guard (1...4).contains(quarter) else {
      throw .impossible(reason: "a year has quarters 1 to 4")
    }
    return try seconds(style, year: year, month: quarter * 3 - 2, day: 1, secondOfDay: 0)
  }

  private static func clock(
    _ scan: inout TimeScan
  ) throws(TimeFault) -> (second: Int, hasSeconds: Bool) {
    guard let hour = scan.digits(2), scan.take(":"), let minute = scan.digits(2) else {
      throw .notATime
    }
    let hasSeconds = scan.take(":")
    guard let second = hasSeconds ? scan.digits(2) : 0 else { throw .notATime }
    if hasSeconds, scan.take(".") || scan.take(",") { throw .fraction }
    if scan.take("Z") || scan.take("+") || scan.take("-") || scan.take(" ") { throw .zone }
    guard scan.isAtEnd else { throw .notATime }
    guard hour < 24 else { throw .impossible(reason: "hours reach from 00 to 23") }
    guard minute < 60 else { throw .impossible(reason: "minutes reach from 00 to 59") }
    guard second < 60 else { throw .impossible(reason: "seconds reach from 00 to 59") }
    return (hour * 3600 + minute * 60 + second, hasSeconds)
  }

  private static func seconds(
    _ style: TimeStyle, year: Int, month: Int, day: Int, secondOfDay: Int
  ) throws(TimeFault) -> WrittenTime {
    guard (1...12).contains(month) else {
      throw .impossible(reason: "a year has months 01 to 12")
    }
    let days = CivilDate.daysInMonth(month, year: year)
    guard (1...days).contains(day) else {
      throw .impossible(reason: "this month has days 01 to \(days)")
    }
    let date = CivilDate(year: year, month: month, day: day)
    return WrittenTime(
      style: style, number: date.daysSinceEpoch * TimePoint.secondsPerDay + secondOfDay)
  }
}

/// A position in the text of a time.
private struct TimeScan: ~Escapable {
  private let text: Span<UInt8>
  private var position = 0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  var isAtDigit: Bool { position < text.count && (48...57).contains(text[position]) }

  /// Takes one character if it stands here.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < text.count, UInt32(text[position]) == character.value else { return false }
    position += 1
    return true
  }

  /// Takes exactly `count` digits, or nothing.
  mutating func digits(_ count: Int) -> Int? {
    guard position + count <= text.count else { return nil }
    var value = 0
    for index in position..<(position + count) {
      let digit = Int(text[index]) - 48
      guard (0...9).contains(digit) else { return nil }
      value = value * 10 + digit
    }
    position += count
    return value
  }
}
