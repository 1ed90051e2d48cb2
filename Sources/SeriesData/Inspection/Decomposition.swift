/// A series taken apart additively: y = trend + season + rest, without the ends that have no trend.
///
/// Without a season the trend is a moving average over seven steps.
struct Decomposition {
  private let trend: [Double]
  private let season: [Double]
  private let rest: [Double]

  /// Takes values apart; `nil` if they do not hold two seasons, or 14 steps without one.
  init?(_ values: [Double], seasonLength: Int) {
    let span = seasonLength > 1 ? seasonLength : 7
    guard let parts = SeasonalDecomposition(values, seasonLength: span, form: .additive) else {
      return nil
    }
    let steps = parts.trend.indices
    let season = steps.map { seasonLength > 1 ? parts.indices[($0 + span / 2) % span] : 0 }
    trend = parts.trend
    self.season = season
    rest = steps.map { values[$0 + span / 2] - parts.trend[$0] - season[$0] }
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
