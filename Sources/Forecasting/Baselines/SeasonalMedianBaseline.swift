import SeriesData

/// Seasonal median: the median of the last eight seasons without their season, with the median season, over and
/// over; the last season over and over, but not moved by odd days.
///
/// σ_h = σ·√(1 + 1/n), with σ the standard deviation of the n values of those seasons from their median.
public struct SeasonalMedianBaseline: Baseline {
  /// Fewer follow chance, more lag behind: chosen on past ends of NN5's daily series.
  static let seasons = 8

  /// The rule; it has no settings.
  public init() {}

  /// `seasonal median`.
  public var name: String { "seasonal median" }

  /// Eight seasons.
  public func neededCount(seasonLength: Int) -> Int { Self.seasons * seasonLength }

  /// Level and season by medians.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    let medians = SeasonalMedians(history, seasonLength: seasonLength)
    let recent = medians.values(
      history.count - Self.seasons * seasonLength..<history.count)
    let level = median(recent)
    let deviation = errorDeviation(
      sumOfSquares: recent.reduce(0) { $0 + ($1 - level) * ($1 - level) }, count: recent.count,
      parameters: 1)
    let spread = deviation * (1 + 1 / Double(recent.count)).squareRoot()
    let steps = history.count..<history.count + horizon
    return Outlook(
      values: steps.map { medians.restored(level, at: $0) },
      deviations: steps.map { medians.restoredDeviation(spread, at: $0) })
  }
}
