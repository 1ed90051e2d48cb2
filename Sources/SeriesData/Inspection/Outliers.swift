/// The steps whose values lie far from what trend and season lead to expect: further from the median of the rests than
/// five times the deviation that their median deviation implies, and than a hundredth of the range.
///
/// A spike lifts trend and season around it, so that other values seem to be low. The values that differ most are
/// therefore replaced by what was expected until that no longer changes, and the rest is looked at anew; what counts in
/// the end is how far the values themselves lie from what is then expected.
func outliers(_ values: [Double], seasonLength: Int) -> [Int] {
  guard let least = values.min(), let greatest = values.max() else { return [] }
  let span = max(seasonLength, 7)
  // So that a long series with a long season takes no longer than one look.
  let passes = max(1, min(20, 200_000_000 / saturatingProduct(values.count, span)))
  var replaced = values
  var known: Set<Int> = []
  var found: [Int] = []
  for _ in 0..<passes {
    guard let parts = Decomposition(replaced, seasonLength: seasonLength) else { return [] }
    let (first, expected, rests) = parts.expectation
    let middle = median(rests)
    let distances = rests.map { abs($0 - middle) }
    let deviation = median(distances)
    guard deviation > 0 else { return [] }
    // 1.4826 times the median deviation is the standard deviation of a normal distribution.
    let limit = max(5 * 1.4826 * deviation, 0.01 * (greatest - least))
    found = expected.indices
      .filter { abs(values[first + $0] - expected[$0] - middle) > limit }.map { first + $0 }
    let move = known.reduce(0) { max($0, abs(replaced[first + $1] - expected[$1])) }
    for step in known { replaced[first + step] = expected[step] }
    guard move <= limit / 10 else { continue }
    let others = distances.indices.filter { !known.contains($0) && distances[$0] > limit }
    let largest = others.reduce(0) { max($0, distances[$1]) }
    let next = others.filter { step in
      distances[step] >= largest / 2
        && distances[max(0, step - span / 2)...min(distances.count - 1, step + span / 2)]
          .allSatisfy { $0 <= distances[step] }
    }
    if next.isEmpty { break }
    known.formUnion(next)
    for step in next { replaced[first + step] = expected[step] }
  }
  return found
}
