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

  /// The last origins from which the whole horizon was observed.
  ///
  /// - Parameters:
  ///   - series: the series.
  ///   - count: the number of origins; at least 1.
  ///   - horizon: steps forecast from each origin; at least 1.
  ///   - stride: steps between neighbouring origins; at least 1.
  ///   - least: the observations that must be known at the first origin; at least 1.
  /// - Throws: ``ForecastingError`` if a number is not positive, or the series is too short.
  public init(
    in series: TimeSeries, count: Int, horizon: Int, stride: Int, least: Int = 1
  ) throws(ForecastingError) {
    for (name, value) in [("number of origins", count), ("horizon", horizon), ("stride", stride)] {
      guard value >= 1 else { throw .notPositive(name: name, value: value) }
    }
    let (span, isTooLong) = (count - 1).multipliedReportingOverflow(by: stride)
    let needed = [span, horizon, max(least, 1)].reduce(isTooLong ? .max : 0) {
      let (sum, overflow) = $0.addingReportingOverflow($1)
      return overflow ? .max : sum
    }
    guard needed <= series.count else {
      throw .tooFewForOrigins(
        series: series.name, count: series.count, needed: needed, origins: count, horizon: horizon,
        stride: stride)
    }
    let last = series.count - horizon
    known = Array(Swift.stride(from: last - span, through: last, by: stride))
    self.horizon = horizon
  }
}
