/// The number with a fixed count of decimals, rounded to even, such as `1.20`.
///
/// A number that would look like zero is given the decimals it needs to show a digit. Very large
/// and very small ones are written like `1.25e18`.
package func decimalText(_ value: Double, decimals: Int) -> String {
  precondition((0...9).contains(decimals), "\(decimals) decimals")
  let unit = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
  let scaled = (value.magnitude * unit).rounded(.toNearestOrEven)
  if scaled == 0, value != 0 {
    return decimals < 9 ? decimalText(value, decimals: decimals + 1) : exponentText(value)
  }
  guard value.magnitude < 1e15 else { return exponentText(value) }
  // Past 2⁵³ not every integer is a number: there are no such decimals to show.
  guard scaled < 0x1p53 else { return decimalText(value, decimals: decimals - 1) }
  let digits = String(Int(scaled))
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  let sign = value < 0 ? "-" : ""
  guard decimals > 0 else { return sign + padded }
  return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

/// The number as `1.25e18`; as Swift prints it if it is not finite or has no exponent.
private func exponentText(_ value: Double) -> String {
  let parts = value.description.split(separator: "e", maxSplits: 1)
  guard parts.count == 2, let mantissa = Double(parts[0]), let exponent = Int(parts[1]) else {
    return value.description
  }
  // 9.999 rounds to 10.00, which has one digit too many before the point.
  guard mantissa.magnitude < 9.995 else {
    return decimalText(mantissa / 10, decimals: 2) + "e\(exponent + 1)"
  }
  return decimalText(mantissa, decimals: 2) + "e\(exponent)"
}
