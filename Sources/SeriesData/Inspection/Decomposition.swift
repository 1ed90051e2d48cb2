/// A series taken apart additively by moving averages: y = trend + season + rest.
///
/// The trend is a centred moving average over a season (of seven steps without a season), the season the
/// mean deviation from it by position, centred. At both ends, where no average can be taken, there is
/// neither.
struct Decomposition {
  /// Of the steps that have a trend.
  private(set) var trend: [Double] = []
  private(set) var season: [Double] = []
  private(set) var rest: [Double] = []

  /// Takes values apart; `nil` if they do not hold two seasons, or 14 steps without one.
  init?(_ values: [Double], seasonLength: Int) {
    let span = seasonLength > 1 ? seasonLength : 7
    guard values.count >= 2 * span else { return nil }
    let half = span / 2
    let inner = half..<(values.count - half)
    for step in inner {
      // An even span takes half of both ends, so that it is centred.
      var sum = values[(step - half + (1 - span % 2))...(step + half - (1 - span % 2))]
        .reduce(0, +)
      if span % 2 == 0 { sum += (values[step - half] + values[step + half]) / 2 }
      trend.append(sum / Double(span))
    }
    var sums = [Double](repeating: 0, count: span)
    var counts = [Double](repeating: 0, count: span)
    for (index, step) in inner.enumerated() {
      sums[step % span] += values[step] - trend[index]
      counts[step % span] += 1
    }
    let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
    let level = means.reduce(0, +) / Double(span)
    for (index, step) in inner.enumerated() {
      let part = seasonLength > 1 ? means[step % span] - level : 0
      season.append(part)
      rest.append(values[step] - trend[index] - part)
    }
  }

  /// max(0, 1 − var(rest) / var(trend + rest)), after Wang, Smith and Hyndman (2006); `nil` if undefined.
  var trendStrength: Double? { strength(trend) }

  /// The same of the season.
  var seasonStrength: Double? { strength(season) }

  private func strength(_ part: [Double]) -> Double? {
    let whole = variance(zip(part, rest).map { $0 + $1 })
    guard whole > 0, whole.isFinite else { return nil }
    return max(0, 1 - variance(rest) / whole)
  }

  /// Rests further from their median than five times the deviation that the median deviation implies.
  var outlierCount: Int {
    let middle = median(rest)
    let deviation = median(rest.map { abs($0 - middle) })
    // 1.4826 times the median deviation is the standard deviation of a normal distribution.
    return deviation > 0 ? rest.count { abs($0 - middle) > 5 * 1.4826 * deviation } : 0
  }
}

private func variance(_ values: [Double]) -> Double {
  let count = Double(values.count)
  let mean = values.reduce(0) { $0 + $1 / count }
  return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }
}

private func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted[sorted.count / 2]
}
