import Forecasting
import SeriesData

extension Forecast {
  /// The same with paths drawn by the networks that made it, brought where forecasts are brought.
  func drawing(
    _ count: Int, by fitted: any FittedForecaster, seed: UInt64, after series: TimeSeries,
    bounds: ForecastBounds
  ) throws -> Forecast {
    guard let network = fitted as? any PathForecaster else {
      preconditionFailure("paths of \(type(of: fitted)), which tells no distribution")
    }
    return bounds.applied(
      to: with(
        paths: try network.samplePaths(count, after: series, horizon: horizon, seed: seed)))
  }
}
