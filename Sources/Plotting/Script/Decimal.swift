/// Numbers as text, without the locale and without Foundation.
package enum Decimal {
  /// `value` with exactly `places` digits behind the point.
  package static func fixed(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let whole = padded.dropLast(places)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + whole + (places > 0 ? "." + padded.suffix(places) : "")
  }

  /// `value` for a reader: `places` digits behind the point, a true minus sign, and groups of three
  /// digits from 10 000 on.
  package static func label(_ value: Double, places: Int) -> String {
    let text = fixed(abs(value), places: places)
    let parts = text.split(separator: ".")
    var whole = String(parts.first ?? "0")
    if whole.count > 4 {
      for index in stride(from: whole.count - 3, to: 0, by: -3) {
        whole.insert("\u{A0}", at: whole.index(whole.startIndex, offsetBy: index))
      }
    }
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    return (value < 0 && !isZero ? "−" : "") + whole + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// `value` as mantissa and power of ten: `2.5×10⁻⁷`.
  package static func scientific(_ value: Double, places: Int) -> String {
    guard value != 0 else { return "0" }
    var exponent = exponent(of: value)
    var mantissa = value / power(of: exponent)
    if abs(mantissa) >= 9.9999999 {
      mantissa /= 10
      exponent += 1
    }
    var digits = label(mantissa, places: places)
    if digits.contains(".") {
      while digits.last == "0" { digits.removeLast() }
      if digits.last == "." { digits.removeLast() }
    }
    let tens = "10" + superscript(exponent)
    return digits == "1" || digits == "−1" ? digits.dropLast() + tens : "\(digits)×\(tens)"
  }

  /// `value` with three significant digits.
  package static func significant(_ value: Double) -> String {
    let exponent = exponent(of: value)
    return (-4...5).contains(exponent)
      ? label(value, places: max(0, 2 - exponent)) : scientific(value, places: 2)
  }

  /// The largest e with 10^e ≤ |value|; 0 for zero.
  static func exponent(of value: Double) -> Int {
    let magnitude = abs(value)
    guard magnitude > 0, magnitude.isFinite else { return 0 }
    // 2^k ≤ magnitude gives a first guess at the decimal exponent.
    var exponent = Int((Double(magnitude.exponent) * 0.30102999566398120).rounded(.down))
    while power(of: exponent + 1) <= magnitude { exponent += 1 }
    while power(of: exponent) > magnitude { exponent -= 1 }
    return exponent
  }

  /// 10 to the power of `exponent`, correctly rounded.
  static func power(of exponent: Int) -> Double { Double("1e\(exponent)") ?? .infinity }

  private static func superscript(_ exponent: Int) -> String {
    let digits: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
      "8": "⁸", "9": "⁹",
    ]
    return String(String(exponent).compactMap { digits[$0] })
  }
}
