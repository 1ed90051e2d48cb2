import SeriesData

/// How far a network's forecast of one series may leave what was seen before it is held back.
///
/// A network that is asked about what it hardly ever read, such as the months after a jump, goes on with the jump. Inside
/// what was seen it may say anything; beyond that no more than ``most`` times what the series usually moves by in as
/// many steps.
struct PlausibleRange {
  private let series: GlobalSeries
  private let seen: ClosedRange<Double>

  /// Multiples of the median move: growth that doubles its pace is well inside.
  private static let most = 5.0
  /// Fewer origins say nothing of what is usual.
  private static let fewestOrigins = 8
  /// Origins that suffice to tell a median.
  private static let enoughOrigins = 500

  init(_ series: GlobalSeries) {
    self.series = series
    seen = (series.values.min() ?? 0)...(series.values.max() ?? 0)
  }

  /// The value nearest to a forecast of so many steps ahead, from 1, that is plausible.
  func nearest(to value: Double, ahead step: Int) -> Double {
    guard seen.contains(value) == false, let usual = usualMove(over: step) else { return value }
    let level = series.level[series.count - 1]
    return min(
      max(value, min(seen.lowerBound, level - Self.most * usual)),
      max(seen.upperBound, level + Self.most * usual))
  }

  /// The median distance of values from the level so many steps before; `nil` of too few.
  private func usualMove(over step: Int) -> Double? {
    let origins = series.count - step
    guard origins >= Self.fewestOrigins else { return nil }
    let stride = max(1, origins / Self.enoughOrigins)
    return median(
      Swift.stride(from: 0, to: origins, by: stride).map {
        abs(series.values[$0 + step] - series.level[$0])
      })
  }
}
