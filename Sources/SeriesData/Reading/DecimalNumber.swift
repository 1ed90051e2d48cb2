/// Exact reading of decimal numbers: the `Double` nearest to the text, ties to even, as `strtod` gives.
package enum DecimalNumber {
  /// The number, or `nil` if the text is none or lies outside of what a `Double` holds.
  ///
  /// A number is a sign, digits with at most one point, and an exponent: `-12.5`, `+.5`, `7.`, `1e-3`.
  /// Nothing else is: no blanks, no hexadecimal, no `inf`, no other digits than ASCII.
  package static func parse(_ text: Span<UInt8>) -> Double? {
    guard let parts = Parts(text) else { return nil }
    guard let magnitude = parts.magnitude else { return library(text) }
    return parts.isNegative ? -magnitude : magnitude
  }

  /// Whether the text has the form of a number, however large.
  static func isWellFormed(_ text: Span<UInt8>) -> Bool { Parts(text) != nil }

  /// The standard library's answer for a text that is known to be a number.
  private static func library(_ text: Span<UInt8>) -> Double? {
    var copy: [UInt8] = []
    copy.reserveCapacity(text.count)
    for index in text.indices { copy.append(text[index]) }
    guard let value = Double(String(decoding: copy, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  /// A number taken apart: ± mantissa · 10^exponent.
  private struct Parts {
    var isNegative = false
    /// The digits without the point; meaningless if there were too many.
    var mantissa: UInt64 = 0
    var exponent = 0
    /// Whether every digit fitted into the mantissa.
    var isWhole = true

    init?(_ text: Span<UInt8>) {
      var position = 0
      if let sign = text.isEmpty ? nil : text[0],
        sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
      {
        isNegative = sign == UInt8(ascii: "-")
        position = 1
      }
      let wholeDigits = takeDigits(text, &position)
      var fractionDigits = 0
      if position < text.count, text[position] == UInt8(ascii: ".") {
        position += 1
        fractionDigits = takeDigits(text, &position)
        exponent = -fractionDigits
      }
      guard wholeDigits + fractionDigits > 0 else { return nil }
      guard position < text.count else { return }
      guard takeExponent(text, &position), position == text.count else { return nil }
    }

    /// Takes digits into the mantissa and returns how many there were.
    private mutating func takeDigits(_ text: Span<UInt8>, _ position: inout Int) -> Int {
      let start = position
      let count = text.count
      while position < count {
        // In range: 0 ≤ position < count.
        let digit = unsafe text[unchecked: position] &- 48
        guard digit < 10 else { break }
        // Below 10^18 one more digit still fits into 64 bits.
        if mantissa < 1_000_000_000_000_000_000 {
          mantissa = mantissa &* 10 &+ UInt64(digit)
        } else {
          isWhole = false
        }
        position += 1
      }
      return position - start
    }

    /// Takes `e`, a sign and digits; `false` if something else stands here.
    private mutating func takeExponent(_ text: Span<UInt8>, _ position: inout Int) -> Bool {
      guard text[position] | 0x20 == UInt8(ascii: "e") else { return false }
      position += 1
      guard position < text.count else { return false }
      let isNegative = text[position] == UInt8(ascii: "-")
      if isNegative || text[position] == UInt8(ascii: "+") { position += 1 }
      guard position < text.count else { return false }
      var value = 0
      while position < text.count {
        let digit = text[position] &- 48
        guard digit < 10 else { return false }
        // Past a million every mantissa is zero or too large; growing on would overflow.
        if value < 1_000_000 { value = value * 10 + Int(digit) }
        position += 1
      }
      exponent += isNegative ? -value : value
      return true
    }

    /// The correctly rounded magnitude, or `nil` where the short ways below do not reach.
    var magnitude: Double? {
      guard isWhole else { return nil }
      if mantissa == 0 { return 0 }
      if mantissa <= 1 << 53 {
        // Both operands are exact, so that one operation rounds once (Clinger, 1990).
        if (0...22).contains(exponent) { return Double(mantissa) * doublePowers[exponent] }
        if (-22..<0).contains(exponent) { return Double(mantissa) / doublePowers[-exponent] }
      }
      if (-19..<0).contains(exponent) { return quotient(mantissa, integerPowers[-exponent]) }
      return exponent == 0 ? Double(mantissa) : nil
    }
  }

  /// `numerator ÷ denominator`, correctly rounded, by one long division.
  ///
  /// Both are shifted until their top bit is set; then the quotient has 64 significant bits, of which 53
  /// are kept, and the remainder decides ties.
  private static func quotient(_ numerator: UInt64, _ denominator: UInt64) -> Double {
    let upper = numerator << numerator.leadingZeroBitCount
    let lower = denominator << denominator.leadingZeroBitCount
    var exponent = denominator.leadingZeroBitCount - numerator.leadingZeroBitCount
    let (bits, remainder): (UInt64, UInt64)
    if upper < lower {
      (bits, remainder) = lower.dividingFullWidth((upper, 0))
      exponent -= 64
    } else {
      (bits, remainder) = lower.dividingFullWidth((upper >> 1, upper << 63))
      exponent -= 63
    }
    let dropped = bits & 0x7FF
    var kept = bits >> 11
    let isTie = dropped == 0x400 && remainder == 0
    if isTie ? kept & 1 == 1 : dropped >= 0x400 { kept += 1 }
    return Double(kept) * Double(sign: .plus, exponent: exponent + 11, significand: 1)
  }

  private static let doublePowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static let integerPowers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}
