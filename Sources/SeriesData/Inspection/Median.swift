/// The middle value, or the mean of the two in the middle.
///
/// - Precondition: there is at least one value.
package func median(_ values: [Double]) -> Double {
  precondition(values.isEmpty == false, "the median of no values")
  // Halved before they are added, so that huge values do not overflow.
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
}
