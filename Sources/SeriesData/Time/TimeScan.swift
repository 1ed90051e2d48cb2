/// A position in the text of a time.
struct TimeScan: ~Escapable {
  private let text: Span<UInt8>
  private var position = 0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  var isAtDigit: Bool { position < text.count && (48...57).contains(text[position]) }

  /// Whether an offset from UTC, or the name of a zone, may begin here.
  var isAtOffset: Bool { position < text.count && "Z+- ".utf8.contains(text[position]) }

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

  /// Takes the fraction of a second that may stand here; `false` if it is not zero.
  mutating func takeZeroFraction() -> Bool {
    guard take(".") || take(",") else { return true }
    while take("0") {}
    return !isAtDigit
  }

  /// Takes the English name of a month, in any case.
  mutating func monthName(isLong: Bool) -> Int? {
    for (index, name) in TimePattern.monthNames.enumerated() {
      if takeWord(isLong ? name : String(name.prefix(3))) { return index + 1 }
    }
    return nil
  }

  /// Takes `AM` or `PM`, in any case; whether it is the second.
  mutating func halfDay() -> Bool? {
    takeWord("AM") ? false : takeWord("PM") ? true : nil
  }

  private mutating func takeWord(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    guard position + letters.count <= text.count else { return false }
    for (offset, letter) in letters.enumerated()
    where text[position + offset] | 0x20 != letter | 0x20 { return false }
    position += letters.count
    return true
  }
}
