import Forecasting
import SeriesData

/// What the parts of a combined forecaster say by themselves, wherever the combination was asked.
struct PartForecasts {
  let panel: [TimeSeries]
  let origins: [Origins]
  let plan: BacktestPlan
  let threads: Int

  /// The forecasts of each part that was there at every origin, part by part; none of a forecaster without parts.
  ///
  /// - Parameters:
  ///   - combined: what one forecaster said.
  ///   - taken: names that others bear, which are left out.
  func forecasts(
    of combined: [OriginForecast], but taken: Set<String>
  ) async throws -> [OriginForecast] {
    let fitted = combined.compactMap { $0.fitted as? any CombinedForecaster }
    guard let first = fitted.first else { return [] }
    var forecasts: [OriginForecast] = []
    for name in first.parts.map(\.name) where taken.contains(name) == false {
      guard fitted.allSatisfy({ $0.parts.contains { $0.name == name } }) else { continue }
      forecasts += try await concurrentMap(count: combined.count, threads: threads) {
        try forecast(by: name, where: combined[$0])
      }
    }
    return forecasts
  }

  private func forecast(by name: String, where combined: OriginForecast) throws -> OriginForecast {
    let parts = (combined.fitted as? any CombinedForecaster)?.parts
    let part = parts?.first { $0.name == name }?.forecaster
    var outcome = combined.outcome
    if let part {
      let history = plan.span.history(of: panel[combined.series], at: combined.origin)
      do {
        outcome = .success(
          try part.forecast(
            history, horizon: origins[combined.series].horizon, within: plan.bounds))
      } catch let refusal as ForecastingError {
        outcome = .failure(refusal)
      }
    }
    return OriginForecast(
      forecaster: name, series: combined.series, origin: combined.origin, outcome: outcome,
      fitted: part)
  }
}
