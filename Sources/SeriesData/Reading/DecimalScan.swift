/// The number that begins at a position of a text, taken apart: ± mantissa · 10^exponent.
///
/// A number is a sign, digits with at most one decimal mark, and an exponent: `-12.5`, `+.5`, `7.`, `1e-3`.
struct DecimalScan {
  private(set) var isNegative = false
  /// The digits without the mark; meaningless if there were too many.
  private(set) var mantissa: UInt64 = 0
  private(set) var exponent = 0
  /// Whether every digit fitted into the mantissa.
  private(set) var isWhole = true
  /// The position after the number.
  private(set) var end: Int

  /// Scans from `start` as far as the number goes; `nil` if none stands there.
  init?(_ text: Span<UInt8>, from start: Int, mark: UInt8) {
    end = start
    if end < text.count, text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: "+") {
      isNegative = text[end] == UInt8(ascii: "-")
      end += 1
    }
    var digits = takeDigits(text)
    if end < text.count, text[end] == mark {
      end += 1
      let decimals = takeDigits(text)
      exponent = -decimals
      digits += decimals
    }
    guard digits > 0 else { return nil }
    guard end < text.count, text[end] | 0x20 == UInt8(ascii: "e") else { return }
    guard takeExponent(text) else { return nil }
  }

  /// Takes digits into the mantissa and returns how many there were.
  private mutating func takeDigits(_ text: Span<UInt8>) -> Int {
    let start = end
    let raw = unsafe text.bytes
    // Below 10^10 eight more digits still fit into 64 bits.
    while end + 8 <= text.count, mantissa < 10_000_000_000 {
      // In range: 0 ≤ start ≤ end ≤ count − 8.
      let loaded = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: end, as: UInt64.self)
      let taken = EightBytes(loaded)
      mantissa = mantissa &* EightBytes.powers[taken.count] &+ taken.number
      end += taken.count
      if taken.count < 8 { return end - start }
    }
    while end < text.count {
      let digit = text[end] &- 48
      guard digit < 10 else { break }
      // Below 10^18 one more digit still fits.
      if mantissa < 1_000_000_000_000_000_000 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
      } else {
        isWhole = false
      }
      end += 1
    }
    return end - start
  }

  /// Takes `e`, a sign and digits; `false` if the digits are missing.
  private mutating func takeExponent(_ text: Span<UInt8>) -> Bool {
    end += 1
    let isNegative = end < text.count && text[end] == UInt8(ascii: "-")
    if isNegative || (end < text.count && text[end] == UInt8(ascii: "+")) { end += 1 }
    let start = end
    var value = 0
    while end < text.count {
      let digit = text[end] &- 48
      guard digit < 10 else { break }
      // Past a million every mantissa is zero or too large; growing on would overflow.
      if value < 1_000_000 { value = value * 10 + Int(digit) }
      end += 1
    }
    exponent += isNegative ? -value : value
    return end > start
  }
}

/// A number of few digits, read at once from the bytes that begin with it.
struct ShortDecimal {
  let value: Double
  /// The position after the last digit, where the number need not end: an exponent, or more digits, may
  /// follow.
  let end: Int

  /// The value of a sign, up to eight digits, a mark and up to eight digits more; `nil` if there are none, or the
  /// text ends too soon to look at so many bytes.
  @inline(__always)
  init?(_ text: Span<UInt8>, from start: Int, mark: UInt8) {
    guard start >= 0, start + 19 <= text.count else { return nil }
    let raw = unsafe text.bytes
    // In range, like all that follows: sign, mark and both runs of digits take at most 18 bytes.
    let isNegative = unsafe text[unchecked: start] == UInt8(ascii: "-")
    let first = start + (isNegative ? 1 : 0)
    let whole = EightBytes(
      unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: first, as: UInt64.self))
    var end = first + whole.count
    var magnitude = Double(Int64(bitPattern: whole.number))
    if unsafe text[unchecked: end] == mark {
      let decimals = EightBytes(
        unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: end + 1, as: UInt64.self))
      end += 1 + decimals.count
      let mantissa = whole.number &* EightBytes.powers[decimals.count] &+ decimals.number
      // Then both operands are exact, and one operation rounds once (Clinger, 1990).
      guard mantissa <= 1 << 53 else { return nil }
      magnitude = Double(Int64(bitPattern: mantissa)) / EightBytes.divisors[decimals.count]
      guard end > first + 1 else { return nil }
    }
    guard end > first else { return nil }
    value = Self.signed(magnitude, isNegative)
    self.end = end
  }

  /// The value of a text that is all digits, at most eight with a mark, perhaps after a minus; `nil` for others, and
  /// where fewer than nine bytes follow from `start` on.
  @inline(__always)
  static func value(_ text: Span<UInt8>, from start: Int, to end: Int, mark: UInt8) -> Double? {
    guard start >= 0, start + 9 <= text.count else { return nil }
    let raw = unsafe text.bytes
    // In range: start + 9 ≤ count.
    let isNegative = unsafe text[unchecked: start] == UInt8(ascii: "-")
    let first = start &+ (isNegative ? 1 : 0)
    let count = end &- first
    guard 1...8 ~= count else { return nil }
    guard
      let digits = unsafe EightBytes(
        number: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: first, as: UInt64.self),
        count: count, mark: mark)
    else { return nil }
    // Both operands are exact, so that one operation rounds once (Clinger, 1990).
    let magnitude = Double(Int64(bitPattern: digits.number)) / EightBytes.divisors[digits.decimals]
    return signed(magnitude, isNegative)
  }

  /// A number with its sign, without a branch: signs come as they like.
  @inline(__always)
  private static func signed(_ magnitude: Double, _ isNegative: Bool) -> Double {
    Double(bitPattern: magnitude.bitPattern | (isNegative ? 1 << 63 : 0))
  }
}

/// The digits at the beginning of eight bytes, the first of which is the lowest.
private struct EightBytes {
  /// How many there are.
  let count: Int
  let number: UInt64
  /// How many of them stand behind a mark.
  private(set) var decimals = 0

  /// Takes eight bytes as they were loaded.
  @inline(__always)
  init(_ loaded: UInt64) {
    let word = UInt64(littleEndian: loaded)
    // A digit becomes its value. Adding 0x76 sets the top bit of a byte from 10 on; where the first one
    // that is no digit carries over, only bytes after it are spoilt.
    let values = word ^ 0x3030_3030_3030_3030
    let others = ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080
    count = others.trailingZeroBitCount / 8
    // Pushed up, so that zeros stand before them; a shift by all 64 bits leaves nothing.
    number = Self.joined(values << UInt64(64 - 8 * count))
  }

  /// Takes the first bytes of eight as they were loaded, at least one; `nil` if they are no digits with at most one
  /// mark.
  @inline(__always)
  init?(number loaded: UInt64, count: Int, mark: UInt8) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Pushed up, so that zeros stand before them.
    let pushed = (UInt64(littleEndian: loaded) ^ ones &* 0x30) &<< UInt64(64 - 8 * count)
    var digits = pushed
    // The lowest bit that is set here tells the first mark (Mycroft, 1987).
    let unlike = pushed ^ ones &* UInt64(mark ^ 0x30)
    let marks = (unlike &- ones) & ~unlike & ones << 7
    if marks != 0 {
      let bits = UInt64(marks.trailingZeroBitCount & 56)
      // What stands before the mark moves up over it.
      let before = ~(UInt64.max &<< bits)
      digits = (pushed & before) << 8 | pushed & (~before & ~(0xFF &<< bits))
      decimals = 7 - Int(bits / 8)
    }
    self.count = count - (marks != 0 ? 1 : 0)
    let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
    guard others == 0, self.count > 0 else { return nil }
    number = Self.joined(digits)
  }

  /// The number of eight digits, the first of which is the lowest byte.
  @inline(__always)
  private static func joined(_ digits: UInt64) -> UInt64 {
    // Neighbours are joined to numbers of two digits, of four and of eight (Lemire, 2018).
    let pairs = digits &* 10 &+ digits >> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let upper = (pairs & mask) &* (100 + 1_000_000 << 32)
    let lower = ((pairs >> 16) & mask) &* (1 + 10_000 << 32)
    return (upper &+ lower) >> 32
  }

  /// 10^0 to 10^8.
  static let powers: InlineArray<9, UInt64> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]
  static let divisors: InlineArray<9, Double> = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8]
}
