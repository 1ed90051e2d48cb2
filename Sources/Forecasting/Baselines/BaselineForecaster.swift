public import SeriesData

/// A baseline as a forecaster that is chosen for its own sake, with prediction intervals.
public struct BaselineForecaster: Forecaster, IntervalForecaster {
  /// The rule.
  public let baseline: any Baseline
  /// The levels of the intervals, in percent.
  public let levels: [Double]

  /// A rule and the levels of its intervals, each between 0 and 100.
  ///
  /// - Throws: ``ForecastingError/levelOutOfRange(level:)``.
  public init(_ baseline: any Baseline, levels: [Double] = []) throws(ForecastingError) {
    for level in levels where !(level > 0 && level < 100) { throw .levelOutOfRange(level: level) }
    self.baseline = baseline
    self.levels = levels
  }

  /// The rule itself.
  public var withoutIntervals: any FittedForecaster { baseline }

  /// The name of the rule.
  public var name: String { baseline.name }

  /// The rule itself: there is nothing to learn across series.
  public func fit(_ histories: [TimeSeries]) -> any FittedForecaster { self }

  /// The rule applied to each channel.
  ///
  /// - Throws: ``ForecastingError`` if the history is too short, the horizon is not at least 1 or
  ///   a value overflows.
  public func forecast(
    _ history: TimeSeries, horizon: Int
  ) throws(ForecastingError) -> Forecast {
    try baseline.forecast(history, horizon: horizon, levels: levels)
  }
}
