/// What one forecaster said at one origin of one series, or why it said nothing.
public struct OriginForecast: Sendable {
  /// The forecaster's name.
  public let forecaster: String
  /// The position of the series among those that are forecast.
  public let series: Int
  /// The number of observations known.
  public let origin: Int
  /// The forecast, or why the forecaster does not apply to this history.
  public let outcome: Result<Forecast, ForecastingError>
  /// What made the forecast, for whoever wants to know what it learned; `nil` if fitting was
  /// refused.
  public let fitted: (any FittedForecaster)?

  /// What `forecaster` said after `origin` observations.
  public init(
    forecaster: String, series: Int = 0, origin: Int,
    outcome: Result<Forecast, ForecastingError>, fitted: (any FittedForecaster)? = nil
  ) {
    self.forecaster = forecaster
    self.series = series
    self.origin = origin
    self.outcome = outcome
    self.fitted = fitted
  }
}
