import Forecasting
import SeriesData

/// Part of a combined forecaster, to be judged by itself: it has learned already.
struct FittedPart: Forecaster {
  let name: String
  let fitted: any FittedForecaster

  func fit(_ histories: [TimeSeries]) async throws -> any FittedForecaster { fitted }
}

/// What a combined forecaster is made of; nothing of another.
func parts(of fitted: any FittedForecaster) -> [any Forecaster] {
  (fitted as? any CombinedForecaster)?.parts.map {
    FittedPart(name: $0.name, fitted: $0.forecaster)
  } ?? []
}
