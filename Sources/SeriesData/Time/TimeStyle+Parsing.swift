/// A time and how it was written; an integer is a `.step` until its column says that it is a year.
package struct WrittenTime: Sendable, Hashable {
  package let style: TimeStyle
  /// The step, or the seconds since 1970-01-01T00:00:00 (of UTC, if an offset is written).
  package let number: Int
}

extension TimeStyle {
  /// Years that may stand in a column of years.
  package static let years = -9999...9999
  /// Steps that may stand in a column of plain steps; leaves room to count on without overflow.
  package static let steps = -1_000_000_000_000_000...1_000_000_000_000_000

  /// Reads a time that must be written in this style; offsets from UTC may differ.
  package func parse(_ text: Span<UInt8>) throws(TimeFault) -> TimePoint {
    if case .pattern(let pattern) = self {
      return .instant(seconds: try pattern.fields(text).seconds())
    }
    let time = try Self.detect(text)
    if time.style == .step, self != .step { return try point(ofInteger: time.number) }
    switch (self, time.style) {
    case (.zoned(let own, _), .zoned(let other, _)) where own == other: break
    case (let own, let other) where own == other: break
    default: throw .otherStyle(self)
    }
    return self == .step ? .step(time.number) : .instant(seconds: time.number)
  }

  private func point(ofInteger number: Int) throws(TimeFault) -> TimePoint {
    let span = Self.epochSpan
    switch self {
    case .year:
      guard Self.years.contains(number) else {
        throw .impossible(reason: "years reach from \(Self.years.lowerBound) to 9999")
      }
      return TimePoint(CivilDate(year: number, month: 1, day: 1))
    case .epochSeconds where span.contains(number): return .instant(seconds: number)
    case .epochMilliseconds where span.contains(number / 1000):
      guard number % 1000 == 0 else { throw .fraction }
      return .instant(seconds: number / 1000)
    case .epochSeconds, .epochMilliseconds:
      throw .impossible(reason: "times reach from the year -9999 to 9999")
    default: throw .otherStyle(self)
    }
  }

  private static let epochSpan =
    CivilDate(year: years.lowerBound, month: 1, day: 1).daysSinceEpoch
    * TimePoint.secondsPerDay..<CivilDate(year: 10_000, month: 1, day: 1).daysSinceEpoch
    * TimePoint.secondsPerDay

  /// Reads a time in any known style.
  ///
  /// Of a date like `03/04/2024`, whose column must tell which number is the month, the first number is
  /// taken for the day where it can be.
  package static func detect(_ text: Span<UInt8>) throws(TimeFault) -> WrittenTime {
    do throws(TimeFault) {
      return try detectISO(text)
    } catch {
      guard error == .notATime, text.count <= 30, let pattern = TimePattern.sniff(text) else {
        throw error
      }
      let fields = try pattern.fields(text)
      let isMonthFirst = pattern.isOrderOpen && fields.month > 12
      let seconds = try (isMonthFirst ? pattern.swapped.fields(text) : fields).seconds()
      return WrittenTime(style: .pattern(pattern), number: seconds)
    }
  }

  private static func detectISO(_ text: Span<UInt8>) throws(TimeFault) -> WrittenTime {
    var scan = TimeScan(text)
    guard let year = scan.digits(4), !scan.isAtEnd, !scan.isAtDigit else {
      return WrittenTime(style: .step, number: try integer(text))
    }
    if scan.take("Q") { return try quarter(&scan, year: year, style: .quarter) }
    if scan.take("W") { return try week(&scan, year: year, style: .week) }
    guard scan.take("-") else { throw .notATime }
    if scan.take("Q") { return try quarter(&scan, year: year, style: .dashedQuarter) }
    if scan.take("W") { return try week(&scan, year: year, style: .dashedWeek) }
    guard let month = scan.digits(2) else { throw .notATime }
    var fields = TimeFields(year: year, month: month)
    if scan.isAtEnd { return WrittenTime(style: .yearMonth, number: try fields.seconds()) }
    guard scan.take("-"), let day = scan.digits(2) else { throw .notATime }
    fields.day = day
    if scan.isAtEnd { return WrittenTime(style: .date, number: try fields.seconds()) }
    let isSpaced = scan.take(" ")
    guard isSpaced || scan.take("T") else { throw .notATime }
    return try dateTime(&scan, fields, isSpaced: isSpaced)
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
    let fields = TimeFields(year: year, month: quarter * 3 - 2)
    return WrittenTime(style: style, number: try fields.seconds())
  }

  private static func week(
    _ scan: inout TimeScan, year: Int, style: TimeStyle
  ) throws(TimeFault) -> WrittenTime {
    guard let week = scan.digits(2), scan.isAtEnd else { throw .notATime }
    guard let monday = CivilDate.monday(ofWeek: week, year: year) else {
      throw .impossible(reason: "this year has weeks 01 to \(CivilDate.weeks(inYear: year))")
    }
    return WrittenTime(style: style, number: monday * TimePoint.secondsPerDay)
  }

  private static func dateTime(
    _ scan: inout TimeScan, _ date: TimeFields, isSpaced: Bool
  ) throws(TimeFault) -> WrittenTime {
    guard let hour = scan.digits(2), scan.take(":"), let minute = scan.digits(2) else {
      throw .notATime
    }
    let hasSeconds = scan.take(":")
    guard let second = hasSeconds ? scan.digits(2) : 0 else { throw .notATime }
    if hasSeconds, !scan.takeZeroFraction() { throw .fraction }
    let style: TimeStyle =
      hasSeconds ? (isSpaced ? .spacedSecond : .second) : (isSpaced ? .spacedMinute : .minute)
    if !scan.isAtEnd, !scan.isAtOffset { throw .notATime }
    let offset = try scan.offset()
    var fields = date
    fields.secondOfDay = try TimeFields.clock(hour, minute, second)
    let seconds = try fields.seconds()
    guard let offset else { return WrittenTime(style: style, number: seconds) }
    return WrittenTime(style: .zoned(style, offset), number: seconds - offset.seconds)
  }
}
