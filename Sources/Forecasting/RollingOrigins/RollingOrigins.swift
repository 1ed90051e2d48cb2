public import SeriesData

/// Forecasts at past origins, as they would have been made there.
public enum RollingOrigins {
  /// The forecasts of each forecaster at each origin of one series: the case of a panel of one.
  public static func forecasts(
    of series: TimeSeries, at origins: Origins, by forecasters: [any Forecaster],
    refit: RefitPolicy = .never, span: HistorySpan = .expanding, bounds: ForecastBounds = .none,
    threads: Int = 1
  ) async throws -> [OriginForecast] {
    try await forecasts(
      of: [series], at: [origins], by: forecasters, refit: refit, span: span, bounds: bounds,
      threads: threads)
  }

  /// The forecasts of each forecaster at each origin of each series.
  ///
  /// A forecaster is given the observations that were known at the origin and nothing else, both to
  /// learn and to forecast from: no later value of a series can reach its forecast. It learns from all series
  /// together, at the origin of the same position in each.
  ///
  /// - Parameters:
  ///   - panel: the whole series.
  ///   - origins: where to forecast each series from, and how far; equally many for all.
  ///   - forecasters: what is compared; their names differ.
  ///   - refit: when they learn again.
  ///   - span: how much of what is known they are given.
  ///   - bounds: where all forecasts are brought.
  ///   - threads: how many forecasts of what learns nothing are made at a time; the result does not depend on
  ///     it.
  /// - Returns: forecaster by forecaster in the order given, each in the order of the origins, and for each
  ///   of them in the order of the series. A ``ForecastingError`` becomes the outcome of its origin.
  /// - Throws: every other error of a forecaster, and `CancellationError`.
  public static func forecasts(
    of panel: [TimeSeries], at origins: [Origins], by forecasters: [any Forecaster],
    refit: RefitPolicy = .never, span: HistorySpan = .expanding, bounds: ForecastBounds = .none,
    threads: Int = 1
  ) async throws -> [OriginForecast] {
    let names = forecasters.map(\.name)
    precondition(Set(names).count == names.count, "forecasters share a name: \(names)")
    precondition(panel.count == origins.count, "\(origins.count) origins of \(panel.count) series")
    let walk = Walk(panel: panel, origins: origins, span: span, bounds: bounds)
    var forecasts: [OriginForecast] = []
    for forecaster in forecasters {
      // What is its own fitted forecaster has nothing to learn: its forecasts do not depend on one another.
      if let rule = forecaster as? any Forecaster & FittedForecaster {
        forecasts += try await walk.forecasts(by: rule, threads: threads)
      } else {
        forecasts += try await walk.forecasts(by: forecaster, refit: refit)
      }
    }
    return forecasts
  }
}

/// The way through the origins of all series.
private struct Walk {
  let panel: [TimeSeries]
  let origins: [Origins]
  let span: HistorySpan
  let bounds: ForecastBounds

  var originCount: Int { origins.first?.known.count ?? 0 }

  func history(_ series: Int, _ index: Int) -> TimeSeries {
    span.history(of: panel[series], at: origins[series].known[index])
  }

  func forecasts(
    by rule: any Forecaster & FittedForecaster, threads: Int
  ) async throws -> [OriginForecast] {
    try await concurrentMap(count: originCount * panel.count, threads: threads) { position in
      let (index, series) = (position / panel.count, position % panel.count)
      return try forecast(of: series, at: index, named: rule.name, by: .success(rule))
    }
  }

  func forecasts(
    by forecaster: any Forecaster, refit: RefitPolicy
  ) async throws -> [OriginForecast] {
    var forecasts: [OriginForecast] = []
    var fitted: Result<any FittedForecaster, ForecastingError>?
    for index in 0..<originCount {
      try Task.checkCancellation()
      if fitted == nil || refit.isDue(atOrigin: index) {
        let histories = panel.indices.map { history($0, index) }
        do {
          fitted = .success(try await forecaster.fit(histories))
        } catch let refusal as ForecastingError {
          fitted = .failure(refusal)
        }
      }
      guard let fitted else { continue }
      for series in panel.indices {
        try Task.checkCancellation()
        forecasts.append(
          try forecast(of: series, at: index, named: forecaster.name, by: fitted))
      }
    }
    return forecasts
  }

  /// The forecast, with a refusal to forecast as a value and every other error thrown.
  private func forecast(
    of series: Int, at index: Int, named name: String,
    by fitted: Result<any FittedForecaster, ForecastingError>
  ) throws -> OriginForecast {
    let outcome: Result<Forecast, ForecastingError>
    do {
      outcome = .success(
        try fitted.get().forecast(
          history(series, index), horizon: origins[series].horizon, within: bounds))
    } catch let refusal as ForecastingError {
      outcome = .failure(refusal)
    }
    return OriginForecast(
      forecaster: name, series: series, origin: origins[series].known[index], outcome: outcome,
      fitted: try? fitted.get())
  }
}
