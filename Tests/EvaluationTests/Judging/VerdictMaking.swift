import Evaluation
import Forecasting
import SeriesData

/// Baselines whose forecasts are easily worked out by hand.
let simpleBaselines: [any Baseline] = [
  NaiveBaseline(), SeasonalNaiveBaseline(), DriftBaseline(), MeanBaseline(),
]

/// The verdict on a network that forecasts `values` after the first steps of a series, in every column.
func makeVerdict(
  on values: [Double], in series: TimeSeries, by baselines: [any Baseline] = simpleBaselines
) async throws -> Verdict? {
  try await makeVerdict(on: series.channels.map { _ in values }, in: series, by: baselines)
}

/// The verdict on a network that forecasts `values[column]` after the first steps of a series.
func makeVerdict(
  on values: [[Double]], in series: TimeSeries, by baselines: [any Baseline] = simpleBaselines
) async throws -> Verdict? {
  let horizon = values[0].count
  let origins = try Origins(in: series, holdout: horizon, horizon: horizon)
  let network = try Forecast(after: series.prefix(series.count - horizon), values: values)
  let forecasts = try await RollingOrigins.forecasts(of: series, at: origins, by: baselines)
  let judgement = Judgement(
    of: [
      OriginForecast(forecaster: "GRU", origin: network.origin, outcome: .success(network))
    ] + forecasts, in: series)
  return judgement.verdicts.first
}
