public import SeriesData

/// A way to forecast: learns from series, and gives back what it learned as a ``FittedForecaster``.
///
/// What a conformer promises:
/// - only the histories it is given are looked at, so that what comes after an origin cannot leak;
/// - the same histories give the same fitted forecaster, bit for bit, on any number of threads;
/// - it stops with `CancellationError` soon after its task is cancelled;
/// - what it cannot forecast it refuses with a ``ForecastingError`` instead of falling back on
///   another method in silence.
public protocol Forecaster: Sendable {
  /// The name in tables and sentences, unique among the forecasters that are compared.
  var name: String { get }

  /// Learns from series, one or many.
  ///
  /// - Parameter histories: what is known of each series; at least one. A forecaster that learns
  ///   nothing across series (a baseline) may ignore them.
  /// - Throws: ``ForecastingError`` if the histories do not suffice; other errors end the whole run.
  func fit(_ histories: [TimeSeries]) async throws -> any FittedForecaster
}

/// What a ``Forecaster`` learned: forecasts from any history, without learning again.
///
/// What a conformer promises:
/// - only `history` and what was learned are looked at;
/// - the same history gives the same forecast, bit for bit;
/// - every value is finite, or there is an error.
public protocol FittedForecaster: Sendable {
  /// The forecast of the steps that follow a history.
  ///
  /// - Parameters:
  ///   - history: the observations known at the origin. It may reach further than those that were
  ///     learned from (a later origin without a refit), or belong to another series.
  ///   - horizon: the number of steps to forecast, H ≥ 1.
  /// - Throws: ``ForecastingError`` if this history cannot be forecast.
  func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast
}

/// What draws paths that may follow a history.
public protocol PathForecaster: FittedForecaster {
  /// Paths that may follow a history, `[path][channel][step]`.
  ///
  /// - Parameters:
  ///   - count: how many, from the first of the seed on.
  ///   - seed: by which they are drawn; the same gives the same paths.
  /// - Throws: ``ForecastingError`` where no distribution is told, or there is no forecast.
  func samplePaths(
    _ count: Int, after history: TimeSeries, horizon: Int, seed: UInt64
  ) throws -> [[[Double]]]
}
