import SeriesData

/// What tells prediction intervals that need more history than the forecast itself.
public protocol IntervalForecaster: FittedForecaster {
  /// The levels of the prediction intervals, in percent.
  var levels: [Double] { get }
  /// The same without intervals.
  var withoutIntervals: any FittedForecaster { get }
}

extension FittedForecaster {
  /// The forecast of the steps that follow a history, without intervals where it is too short for these.
  ///
  /// For a forecast that nobody judges: coverage is that of forecasts that all tell intervals.
  package func forecastAtLeast(
    _ history: TimeSeries, horizon: Int, within bounds: ForecastBounds
  ) throws -> Forecast {
    do {
      return try forecast(history, horizon: horizon, within: bounds)
    } catch let refusal as ForecastingError {
      guard case .historyTooShort = refusal, let telling = self as? any IntervalForecaster,
        telling.levels.isEmpty == false
      else { throw refusal }
      return try telling.withoutIntervals.forecast(history, horizon: horizon, within: bounds)
    }
  }
}
