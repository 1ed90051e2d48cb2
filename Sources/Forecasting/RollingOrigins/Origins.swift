public import SeriesData

/// The forecast origins at which forecasters are judged, and how far they forecast from each.
///
/// With n observations the origins are n − holdout, n − holdout + stride, … below n. The held-out
/// end is the case of a stride equal to the horizon: each held-out step is forecast once. The last
/// forecasts may reach past the observations; only observed steps can be judged.
public struct Origins: Sendable, Hashable {
  /// The number of observations known at each origin, ascending; at least one, each at least 1.
  public let known: [Int]
  /// The steps forecast from each origin, H.
  public let horizon: Int

  /// The origins in the end of a series.
  ///
  /// - Parameters:
  ///   - series: the series; its last `holdout` observations are held out.
  ///   - holdout: observations after the first origin; at least 1.
  ///   - horizon: steps forecast from each origin; at least 1.
  ///   - stride: steps between neighbouring origins; the horizon if `nil`.
  /// - Throws: ``ForecastingError`` if a number is not positive, or nothing is left to learn from.
  public init(
    in series: TimeSeries, holdout: Int, horizon: Int, stride: Int? = nil
  ) throws(ForecastingError) {
    let stride = stride ?? horizon
    for (name, value) in [("held-out end", holdout), ("horizon", horizon), ("stride", stride)] {
      guard value >= 1 else { throw .notPositive(name: name, value: value) }
    }
    guard holdout < series.count else {
      throw .holdoutTooLong(series: series.name, holdout: holdout, count: series.count)
    }
    known = Array(Swift.stride(from: series.count - holdout, to: series.count, by: stride))
    self.horizon = horizon
  }
}
