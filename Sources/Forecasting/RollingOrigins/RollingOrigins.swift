public import SeriesData

/// Forecasts at past origins, as they would have been made there.
public enum RollingOrigins {
  /// The forecasts of each forecaster at each origin.
  ///
  /// A forecaster is given the observations that were known at the origin and nothing else, both to
  /// learn and to forecast from: no later value can reach it.
  ///
  /// - Parameters:
  ///   - series: the whole series.
  ///   - origins: where to forecast from, and how far.
  ///   - forecasters: what is compared; their names differ.
  ///   - refit: when they learn again.
  /// - Returns: forecaster by forecaster in the order given, each in the order of the origins. A
  ///   ``ForecastingError`` becomes the outcome of its origin.
  /// - Throws: every other error of a forecaster, and `CancellationError`.
  public static func forecasts(
    of series: TimeSeries, at origins: Origins, by forecasters: [any Forecaster],
    refit: RefitPolicy = .firstOriginOnly
  ) async throws -> [OriginForecast] {
    let names = forecasters.map(\.name)
    precondition(Set(names).count == names.count, "forecasters share a name: \(names)")
    var forecasts: [OriginForecast] = []
    for forecaster in forecasters {
      forecasts += try await rolled(forecaster, series, origins, refit)
    }
    return forecasts
  }

  private static func rolled(
    _ forecaster: any Forecaster, _ series: TimeSeries, _ origins: Origins, _ refit: RefitPolicy
  ) async throws -> [OriginForecast] {
    var forecasts: [OriginForecast] = []
    var learned: Result<any FittedForecaster, ForecastingError>?
    for origin in origins.known {
      try Task.checkCancellation()
      let history = series.prefix(origin)
      let fitted: Result<any FittedForecaster, ForecastingError>
      if refit == .firstOriginOnly, let learned {
        fitted = learned
      } else {
        fitted = try await refusable { try await forecaster.fit([history]) }
        learned = fitted
      }
      let outcome = try await refusable {
        try fitted.get().forecast(history, horizon: origins.horizon)
      }
      forecasts.append(
        OriginForecast(
          forecaster: forecaster.name, origin: origin, outcome: outcome,
          fitted: try? fitted.get()))
    }
    return forecasts
  }

  /// The outcome of `body`, with a refusal to forecast as a value and every other error thrown.
  private static func refusable<Success>(
    _ body: () async throws -> Success
  ) async throws -> Result<Success, ForecastingError> {
    do {
      return .success(try await body())
    } catch let refusal as ForecastingError {
      return .failure(refusal)
    }
  }
}
