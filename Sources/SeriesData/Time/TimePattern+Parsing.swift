/// The numbers of a time as they were written, not yet known to exist.
struct TimeFields: Sendable {
  var year = 1970
  var month = 1
  var day = 1
  var secondOfDay = 0
  var dayOfYear: Int?
  /// Whether a number of one digit was written without a zero before it.
  var isUnpadded = false

  /// Seconds since 1970-01-01T00:00:00, if there is such a day.
  func seconds() throws(TimeFault) -> Int {
    guard (1...12).contains(month) else {
      throw .impossible(reason: "a year has months 01 to 12")
    }
    if let dayOfYear {
      let days = CivilDate.isLeap(year) ? 366 : 365
      guard (1...days).contains(dayOfYear) else {
        throw .impossible(reason: "this year has days 1 to \(days)")
      }
      let start = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
      return (start + dayOfYear - 1) * TimePoint.secondsPerDay + secondOfDay
    }
    let days = CivilDate.daysInMonth(month, year: year)
    guard (1...days).contains(day) else {
      throw .impossible(reason: "this month has days 01 to \(days)")
    }
    let date = CivilDate(year: year, month: month, day: day)
    return date.daysSinceEpoch * TimePoint.secondsPerDay + secondOfDay
  }

  /// Seconds of a clock that exists.
  static func clock(
    _ hour: Int, _ minute: Int, _ second: Int
  ) throws(TimeFault) -> Int {
    guard hour < 24 else { throw .impossible(reason: "hours reach from 00 to 23") }
    guard minute < 60 else { throw .impossible(reason: "minutes reach from 00 to 59") }
    guard second < 60 else { throw .impossible(reason: "seconds reach from 00 to 59") }
    return hour * 3600 + minute * 60 + second
  }
}

extension TimePattern {
  /// Reads the numbers of a text in this pattern; the clock exists, the day need not.
  func fields(_ text: Span<UInt8>) throws(TimeFault) -> TimeFields {
    var scan = TimeScan(text)
    var fields = TimeFields()
    var (hour, minute, second) = (0, 0, 0)
    var isAfternoon = false
    for part in parts {
      switch part {
      case .literal(let byte):
        guard scan.take(Unicode.Scalar(byte)) else { throw .otherStyle(.pattern(self)) }
      case .monthName, .longMonthName:
        fields.month = try take(scan.monthName(isLong: part == .longMonthName))
      case .halfDay: isAfternoon = try take(scan.halfDay())
      case .year: fields.year = try take(scan.digits(4))
      case .shortYear:
        let year = try take(scan.digits(2))
        fields.year = year + (year < 69 ? 2000 : 1900)
      case .dayOfYear: fields.dayOfYear = try take(scan.digits(3))
      case .month: fields.month = try number(&scan, &fields)
      case .day: fields.day = try number(&scan, &fields)
      case .hour: hour = try number(&scan, &fields)
      case .halfDayHour:
        hour = try number(&scan, &fields)
        guard (1...12).contains(hour) else {
          throw .impossible(reason: "half a day has hours 1 to 12")
        }
        hour %= 12
      case .minute: minute = try take(scan.digits(2))
      case .second: second = try take(scan.digits(2))
      }
    }
    if scan.takeZeroFraction() == false { throw .fraction }
    guard scan.isAtEnd else { throw .otherStyle(.pattern(self)) }
    fields.secondOfDay = try TimeFields.clock(hour + (isAfternoon ? 12 : 0), minute, second)
    return fields
  }

  private func take<Value>(_ value: Value?) throws(TimeFault) -> Value {
    guard let value else { throw .otherStyle(.pattern(self)) }
    return value
  }

  /// Two digits, or one where a pattern parts its numbers.
  private func number(
    _ scan: inout TimeScan, _ fields: inout TimeFields
  ) throws(TimeFault) -> Int {
    if let value = scan.digits(2) { return value }
    fields.isUnpadded = true
    return try take(scan.digits(1))
  }

  /// A time point in this pattern.
  func format(_ date: CivilDate, _ secondOfDay: Int) -> String {
    var bytes: [UInt8] = []
    for part in parts {
      if case .literal(let byte) = part {
        bytes.append(byte)
      } else {
        bytes += text(of: part, date, secondOfDay).utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func text(of part: Part, _ date: CivilDate, _ second: Int) -> String {
    let hour = second / 3600
    switch part {
    case .literal: return ""
    case .year: return paddedText(date.year, 4)
    case .shortYear: return paddedText(floorDivide(date.year, 100).remainder, 2)
    case .month: return paddedText(date.month, isPadded ? 2 : 1)
    case .day: return paddedText(date.day, isPadded ? 2 : 1)
    case .dayOfYear:
      let start = CivilDate(year: date.year, month: 1, day: 1).daysSinceEpoch
      return paddedText(date.daysSinceEpoch - start + 1, 3)
    case .hour: return paddedText(hour, isPadded ? 2 : 1)
    case .halfDayHour: return paddedText((hour + 11) % 12 + 1, isPadded ? 2 : 1)
    case .minute: return paddedText(second / 60 % 60, 2)
    case .second: return paddedText(second % 60, 2)
    case .monthName: return String(Self.monthNames[date.month - 1].prefix(3))
    case .longMonthName: return Self.monthNames[date.month - 1]
    case .halfDay: return hour < 12 ? "AM" : "PM"
    }
  }

  /// The pattern of a date of three numbers with strokes, points or dashes between them, and a clock after
  /// it or not; `nil` for other texts.
  static func sniff(_ text: Span<UInt8>) -> TimePattern? {
    var separator: UInt8?
    for index in text.indices where !(48...57).contains(text[index]) {
      separator = text[index]
      break
    }
    guard let separator, "/.-".utf8.contains(separator) else { return nil }
    let gap = Part.literal(separator)
    let colon = Part.literal(UInt8(ascii: ":"))
    for date in [[Part.year, gap, .month, gap, .day], [.day, gap, .month, gap, .year]] {
      for blank in [UInt8(ascii: " "), UInt8(ascii: "T")] {
        let clock: [Part] = [.literal(blank), .hour, colon, .minute]
        for parts in [date, date + clock, date + clock + [colon, .second]] {
          var pattern = TimePattern(parts)
          guard (try? pattern.fields(text)) != nil else { continue }
          pattern.isOrderOpen = date[0] == .day
          return pattern
        }
      }
    }
    return nil
  }
}

/// A number with zeros before it up to a width, and its sign if it is negative.
func paddedText(_ number: Int, _ width: Int) -> String {
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
