/// A way to write times that was declared, such as `%d/%m/%Y %H:%M`, in the letters of `strftime`.
public struct TimePattern: Sendable, Hashable {
  /// One piece of the pattern.
  enum Part: Sendable, Hashable {
    case literal(UInt8)
    case year, shortYear, month, day, dayOfYear, hour, halfDayHour, minute, second
    case monthName, longMonthName, halfDay
  }

  let parts: [Part]
  /// Whether numbers of one digit are written with a zero before them.
  var isPadded = true
  /// Whether it is not known yet which of the two first numbers is the month.
  var isOrderOpen = false

  init(_ parts: [Part]) { self.parts = parts }

  /// Reads a declared pattern.
  ///
  /// | letter | stands for |
  /// | --- | --- |
  /// | `%Y`, `%y` | year; its last two digits, 69 to 99 for 1969 to 1999, 00 to 68 for 2000 to 2068 |
  /// | `%m`, `%b`, `%B` | month; its English name in three letters, or in full |
  /// | `%d`, `%j` | day of the month; of the year |
  /// | `%H`, `%I`, `%p` | hour; of half a day, with `AM` or `PM` |
  /// | `%M`, `%S` | minute, second |
  /// | `%%` | a percent sign |
  ///
  /// - Throws: ``SeriesError/unknownTimeFormat(found:reason:)`` for other letters, or where no year is told.
  public init(parsing text: String) throws(SeriesError) {
    var parts: [Part] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        parts.append(.literal(byte))
        continue
      }
      let letter = bytes.popFirst() ?? 0
      guard let part = Self.letters[letter] else {
        throw .unknownTimeFormat(
          found: Excerpt(text).text,
          reason: letter == 0
            ? "it ends with a percent sign" : "%\(Character(Unicode.Scalar(letter))) is not known")
      }
      parts.append(part)
    }
    guard parts.contains(.year) || parts.contains(.shortYear) else {
      throw .unknownTimeFormat(found: Excerpt(text).text, reason: "it holds no year")
    }
    if parts.contains(.halfDayHour) != parts.contains(.halfDay) {
      throw .unknownTimeFormat(found: Excerpt(text).text, reason: "%I and %p go together")
    }
    self.init(parts)
  }

  private static let letters: [UInt8: Part] = [
    UInt8(ascii: "Y"): .year, UInt8(ascii: "y"): .shortYear, UInt8(ascii: "m"): .month,
    UInt8(ascii: "d"): .day, UInt8(ascii: "j"): .dayOfYear, UInt8(ascii: "H"): .hour,
    UInt8(ascii: "I"): .halfDayHour, UInt8(ascii: "M"): .minute, UInt8(ascii: "S"): .second,
    UInt8(ascii: "b"): .monthName, UInt8(ascii: "B"): .longMonthName, UInt8(ascii: "p"): .halfDay,
    UInt8(ascii: "%"): .literal(UInt8(ascii: "%")),
  ]

  /// The same with day and month in each other's place.
  var swapped: TimePattern {
    var other = TimePattern(
      parts.map { $0 == .day ? .month : $0 == .month ? .day : $0 })
    other.isPadded = isPadded
    return other
  }

  /// The pattern in letters.
  public var text: String {
    parts.map { part in
      if case .literal(let byte) = part {
        return byte == UInt8(ascii: "%") ? "%%" : String(decoding: [byte], as: UTF8.self)
      }
      let letter = Self.letters.first { $0.value == part }?.key ?? UInt8(ascii: "?")
      return "%" + String(decoding: [letter], as: UTF8.self)
    }.joined()
  }

  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
