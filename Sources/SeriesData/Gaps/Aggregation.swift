/// How several values of one time step become one.
public enum Aggregation: String, Sendable, Hashable, CaseIterable {
  case mean, sum, first, last, min, max, median, count

  /// The value of a step; missing values (NaN) are left out, and a step of nothing else is missing.
  func value(of values: ArraySlice<Double>) -> Double {
    if self == .count { return Double(values.count { !$0.isNaN }) }
    let known = values.contains(where: \.isNaN) ? values.filter { !$0.isNaN }[...] : values
    guard let first = known.first, let last = known.last else { return .nan }
    switch self {
    case .first: return first
    case .last: return last
    case .min: return known.reduce(first) { Swift.min($0, $1) }
    case .max: return known.reduce(first) { Swift.max($0, $1) }
    case .sum: return known.reduce(0, +)
    // Scaled before they are added, so that huge values do not overflow.
    case .mean:
      let sum = known.reduce(0, +)
      let count = Double(known.count)
      return sum.isFinite ? sum / count : known.reduce(0) { $0 + $1 / count }
    case .median: return SeriesData.median(Array(known))
    case .count: return Double(known.count)
    }
  }
}
