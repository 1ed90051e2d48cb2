/// The arithmetic mean, (1/n) Σ xᵢ.
///
/// The second pass removes the rounding of the first. A sum that overflows is taken over xᵢ/n
/// instead, so that huge values have the mean they should.
///
/// - Precondition: there is at least one value.
package func arithmeticMean(_ values: [Double]) -> Double {
  precondition(!values.isEmpty, "the mean of no values")
  let count = Double(values.count)
  let sum = values.reduce(0, +)
  guard sum.isFinite else { return values.reduce(0) { $0 + $1 / count } }
  let mean = sum / count
  let correction = values.reduce(0) { $0 + ($1 - mean) } / count
  return correction.isFinite ? mean + correction : mean
}
