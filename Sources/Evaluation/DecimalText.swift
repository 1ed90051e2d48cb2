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

/// The number with two decimals and a power of ten, such as `1.25e18`.
///
/// 0 and what is not finite are written as Swift prints them.
package func exponentText(_ value: Double) -> String {
  guard value != 0, value.isFinite else { return value.description }
  let (digits, exponent) = decimalParts(value)
  // 9.999 rounds to 10.00, which has one digit too many before the point.
  return digits.magnitude < 9.995
    ? decimalText(digits, decimals: 2) + "e\(exponent)"
    : decimalText(digits / 10, decimals: 2) + "e\(exponent + 1)"
}

/// The number as digits × 10ᵉ, with one digit before the point.
private func decimalParts(_ value: Double) -> (digits: Double, exponent: Int) {
  // Its shortest description may have an exponent already, and then is exact where a power of ten is not.
  let parts = value.description.split(separator: "e", maxSplits: 1)
  var digits = parts.first.flatMap { Double($0) } ?? value
  var exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
  while digits.magnitude >= 10 { (digits, exponent) = (digits / 10, exponent + 1) }
  while digits.magnitude < 1 { (digits, exponent) = (digits * 10, exponent - 1) }
  return (digits, exponent)
}
