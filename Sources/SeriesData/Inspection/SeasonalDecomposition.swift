/// A series taken apart by moving averages: y = trend + season + rest, or y = trend · season · rest.
///
/// The trend is the centred moving average over a season. The season is the mean deviation from it, or the
/// mean ratio to it, by position in the season: the classical decomposition (Makridakis, Wheelwright and
/// Hyndman, 1998, Forecasting: Methods and Applications, section 3/4).
package struct SeasonalDecomposition: Sendable, Hashable {
  /// How season and trend make up the series.
  package enum Form: Sendable, Hashable {
    /// Indices are added; they sum to 0.
    case additive
    /// Indices are factors; their mean is 1.
    case multiplicative
  }

  /// How season and trend make up the series.
  package let form: Form
  /// The trend of all steps but half a season at either end.
  package let trend: [Double]
  /// An index for each position in the season; step t, from 0, has index t mod m.
  package let indices: [Double]

  /// Takes values apart; `nil` if they do not hold two seasons of at least two steps, overflow, or are not all
  /// positive where indices are factors.
  package init?(_ values: [Double], seasonLength: Int, form: Form) {
    guard seasonLength >= 2, values.count / 2 >= seasonLength else { return nil }
    guard form == .additive || values.allSatisfy({ $0 > 0 }) else { return nil }
    let trend = Self.movingAverage(values, span: seasonLength)
    var sums = [Double](repeating: 0, count: seasonLength)
    var counts = [Double](repeating: 0, count: seasonLength)
    for (offset, level) in trend.enumerated() {
      let step = offset + seasonLength / 2
      sums[step % seasonLength] +=
        form == .additive ? values[step] - level : values[step] / level
      counts[step % seasonLength] += 1
    }
    let means = zip(sums, counts).map { $0 / $1 }
    let centre = means.reduce(0, +) / Double(seasonLength)
    indices = means.map { form == .additive ? $0 - centre : $0 / centre }
    guard indices.allSatisfy({ $0.isFinite && (form == .additive || $0 > 0) }) else { return nil }
    self.form = form
    self.trend = trend
  }

  private init(form: Form, trend: [Double], indices: [Double]) {
    self.form = form
    self.trend = trend
    self.indices = indices
  }

  /// The same with so much of the season.
  func shrunk(to share: Double) -> SeasonalDecomposition {
    let neutral = form == .additive ? 0.0 : 1
    return SeasonalDecomposition(
      form: form, trend: trend, indices: indices.map { neutral + share * ($0 - neutral) })
  }

  /// The decomposition that takes the season out before a method without one forecasts, as in the M4
  /// competition: `nil` where ``isSeasonal(_:seasonLength:)`` finds none; by factors where all values are
  /// positive, and additive otherwise.
  package static func ofSeasonal(_ values: [Double], seasonLength: Int) -> SeasonalDecomposition? {
    guard isSeasonal(values, seasonLength: seasonLength) else { return nil }
    let form: Form = values.allSatisfy { $0 > 0 } ? .multiplicative : .additive
    return SeasonalDecomposition(values, seasonLength: seasonLength, form: form)
  }

  /// The 90 % test of the M4 competition: n ≥ 3m and |r_m| > 1.645·√((1 + 2·Σ r_k²)/n), k = 1…m−1, with r the
  /// autocorrelations and m the season length.
  package static func isSeasonal(_ values: [Double], seasonLength: Int) -> Bool {
    guard seasonLength >= 2, values.count / 3 >= seasonLength else { return false }
    let r = autocorrelations(values, lags: seasonLength)
    guard r.count > seasonLength else { return false }
    let squares = r[1..<seasonLength].reduce(0) { $0 + $1 * $1 }
    let limit = 1.645 * ((1 + 2 * squares) / Double(values.count)).squareRoot()
    return abs(r[seasonLength]) > limit
  }

  /// Whether values repeat after seven seasons more than after six or eight, as working days and weekends do
  /// among days.
  package static func repeatsAfterSeven(_ values: [Double], seasonLength: Int) -> Bool {
    let r = autocorrelations(values, lags: 8 * seasonLength)
    guard r.count > 8 * seasonLength else { return false }
    let (before, week, after) = (r[6 * seasonLength], r[7 * seasonLength], r[8 * seasonLength])
    return week > max(before, after) && week > 1.645 / Double(values.count).squareRoot()
  }

  /// Values from `step` on without the season.
  package func adjusted(_ values: [Double], from step: Int = 0) -> [Double] {
    values.indices.map { offset in
      let index = index(at: step + offset)
      return form == .additive ? values[offset] - index : values[offset] / index
    }
  }

  /// The inverse of ``adjusted(_:from:)``.
  package func restored(_ values: [Double], from step: Int = 0) -> [Double] {
    values.indices.map { offset in
      let index = index(at: step + offset)
      return form == .additive ? values[offset] + index : values[offset] * index
    }
  }

  /// Deviations of adjusted values from `step` on, in the unit of the series.
  package func restoredDeviations(_ deviations: [Double], from step: Int) -> [Double] {
    form == .additive ? deviations : restored(deviations, from: step)
  }

  private func index(at step: Int) -> Double { indices[step % indices.count] }

  /// The mean of `span` values around each, of which an even span takes half of both ends.
  private static func movingAverage(_ values: [Double], span: Int) -> [Double] {
    let half = span / 2
    let isEven = span % 2 == 0
    return (half..<(values.count - half)).map { step in
      var sum = isEven ? (values[step - half] + values[step + half]) / 2 : 0
      let inner = isEven ? (step - half + 1)...(step + half - 1) : (step - half)...(step + half)
      for other in inner { sum += values[other] }
      return sum / Double(span)
    }
  }
}
