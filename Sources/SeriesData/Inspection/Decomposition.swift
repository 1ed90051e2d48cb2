/// A series taken apart additively: y = trend + season + rest, without the ends that have no trend.
///
/// Without a season the trend is a moving average over seven steps.
struct Decomposition {
  private let first: Int
  private let trend: [Double]
  private let season: [Double]
  private let rest: [Double]

  /// Takes values apart; `nil` if they do not hold three seasons, or 14 steps without one.
  ///
  /// Of two seasons one has a trend: then all that the trend leaves would be season.
  init?(_ values: [Double], seasonLength: Int) {
    let span = seasonLength > 1 ? seasonLength : 7
    guard seasonLength <= 1 || values.count / 3 >= seasonLength else { return nil }
    guard let parts = SeasonalDecomposition(values, seasonLength: span, form: .additive) else {
      return nil
    }
    let steps = parts.trend.indices
    let season = steps.map { seasonLength > 1 ? parts.indices[($0 + span / 2) % span] : 0 }
    first = span / 2
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

  /// The offset of the first step that has a trend; what trend and season lead to expect from there on; and the rests.
  var expectation: (first: Int, values: [Double], rests: [Double]) {
    (first, zip(trend, season).map { $0 + $1 }, rest)
  }
}

private func variance(_ values: [Double]) -> Double {
  let count = Double(values.count)
  let mean = values.reduce(0) { $0 + $1 / count }
  return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }
}
