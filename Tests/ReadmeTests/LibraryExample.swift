import Evaluation
import Forecasting
import NumericCore
import RecurrentNets
import Reporting
import SeriesData

func printForecast(of file: String, horizon: Int) async throws {
  let series = try CSVReader.read(path: file).series
  let settings = NetworkSettings(
    training: try TrainingOptions(optimiser: OptimiserConfiguration()))
  let forecaster = try NetworkForecaster(
    settings, horizon: horizon, resources: .init(pool: WorkerPool(threadCount: 2)))
  let result = try await JudgedForecast.make(
    of: series, horizon: horizon, holdout: .horizon, by: forecaster, baselines: Baselines.shown)
  if let judgement = result.judgement { print(ScoreTable(judgement).text) }
  for (time, value) in zip(result.forecast.timeLabels, result.forecast.channels[0].values) {
    print(time, value)
  }
}
