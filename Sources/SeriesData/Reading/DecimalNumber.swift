/// Exact reading of decimal numbers: the `Double` nearest to the text, ties to even, as `strtod` gives.
package enum DecimalNumber {
  /// The number, or `nil` if the text is none or lies outside of what a `Double` holds: past the
  /// largest, or so near to 0 that it would become 0.
  ///
  /// Nothing but ``DecimalScan``'s numbers is one: no blanks, no hexadecimal, no `inf`, no other digits than
  /// ASCII.
  package static func parse(_ text: Span<UInt8>) -> Double? { parse(text, mark: point) }

  /// The number with a decimal mark other than a point.
  static func parse(_ text: Span<UInt8>, mark: UInt8) -> Double? {
    guard let scan = DecimalScan(text, from: 0, mark: mark), scan.end == text.count else {
      return nil
    }
    return value(of: scan, from: 0, in: text, mark: mark)
  }

  /// The value of a number that was scanned; `nil` if it lies outside of what a `Double` holds.
  static func value(
    of scan: DecimalScan, from start: Int, in text: Span<UInt8>, mark: UInt8
  ) -> Double? {
    guard let magnitude = magnitude(of: scan) else {
      return library(text.extracting(start..<scan.end), mark: mark)
    }
    return scan.isNegative ? -magnitude : magnitude
  }

  /// Whether the text has the form of a number, however large.
  static func isWellFormed(_ text: Span<UInt8>) -> Bool {
    DecimalScan(text, from: 0, mark: point)?.end == text.count
  }

  /// Whether a number is 0 to its last digit, and not for want of smaller ones that a `Double` could hold.
  static func isZero(_ number: Span<UInt8>) -> Bool {
    for index in number.indices {
      switch number[index] {
      case UInt8(ascii: "1")...UInt8(ascii: "9"): return false
      case UInt8(ascii: "e"), UInt8(ascii: "E"): return true
      default: continue
      }
    }
    return true
  }

  private static let point = UInt8(ascii: ".")

  /// The standard library's answer for a text that is known to be a number.
  private static func library(_ text: Span<UInt8>, mark: UInt8) -> Double? {
    var copy: [UInt8] = []
    copy.reserveCapacity(text.count)
    for index in text.indices { copy.append(text[index] == mark ? point : text[index]) }
    guard let value = Double(String(decoding: copy, as: UTF8.self)), value.isFinite,
      value != 0 || isZero(copy.span)
    else { return nil }
    return value
  }

  /// The correctly rounded magnitude, or `nil` where the short ways below do not reach.
  private static func magnitude(of scan: DecimalScan) -> Double? {
    let (mantissa, exponent) = (scan.mantissa, scan.exponent)
    guard scan.isWhole else { return nil }
    if mantissa <= 1 << 53 {
      // Both operands are exact, so that one operation rounds once (Clinger, 1990).
      if (-22..<0).contains(exponent) { return Double(mantissa) / doublePowers[-exponent] }
      if (0...22).contains(exponent) { return Double(mantissa) * doublePowers[exponent] }
      if mantissa == 0 { return 0 }
    }
    if (-19..<0).contains(exponent) { return quotient(mantissa, integerPowers[-exponent]) }
    return exponent == 0 ? Double(mantissa) : nil
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

  private static let doublePowers: InlineArray<23, Double> = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static let integerPowers: InlineArray<20, UInt64> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}
