import Evaluation
import Forecasting
import SeriesData

/// A series with the given columns, a plain step for each month.
func makeSeries(
  _ channels: [(name: String, values: [Double])], seasonLength: Int = 1
) throws -> TimeSeries {
  try TimeSeries(
    name: "s",
    axis: TimeAxis(start: .step(1), frequency: Frequency(.month), style: .step),
    seasonLength: seasonLength,
    channels: channels.map { .init(name: $0.name, values: $0.values) })
}

/// The judgement of the baselines, and of a network that forecasts `network[channel]`.
func makeJudgement(_ series: TimeSeries, network: [[Double]]) async throws -> Judgement {
  let horizon = network[0].count
  let origins = try Origins(in: series, holdout: horizon, horizon: horizon)
  let forecast = try Forecast(after: series.prefix(origins.known[0]), values: network)
  let baselines = try await RollingOrigins.forecasts(
    of: series, at: origins,
    by: [NaiveBaseline(), SeasonalNaiveBaseline(), DriftBaseline(), MeanBaseline()])
  return Judgement(
    of: [OriginForecast(forecaster: "GRU", origin: forecast.origin, outcome: .success(forecast))]
      + baselines, in: series)
}
