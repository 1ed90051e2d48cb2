import Evaluation
import Forecasting
import HostSystem
import RecurrentNets
import Reporting
import SeriesData

/// The work of `hindsight forecast` on several series at once.
struct PanelJob {
  let reading: SeriesReading
  let horizon: Int
  let holdout: Int
  let console: Console

  init(reading: SeriesReading, horizon: Int, holdout: Int?, console: Console) {
    self.reading = reading
    self.horizon = horizon
    self.holdout = holdout ?? horizon
    self.console = console
  }

  /// Past steps that a network reads.
  var contextLength: Int {
    PanelContext.length(for: reading.panel, horizon: horizon, holdout: holdout)
  }

  func run(by forecaster: any Forecaster, output: OutputOptions) async throws {
    let (baselines, _) = Baselines.distinct(
      seasonLength: reading.seasonLength.value, from: forecaster.name)
    let result = try await PanelForecast.make(
      of: reading.panel, horizon: horizon, holdout: holdout, by: forecaster,
      baselines: baselines)
    describe(result)
    let csv = ForecastCSV.bytes(
      of: result.forecasts, seriesColumn: reading.seriesColumn.value ?? "series",
      timeColumn: reading.timeColumn.value)
    if let path = output.forecastFile {
      try DurableFile.write(csv, to: path)
      console.explain("The forecast is in \(path).")
    } else {
      try StandardStream.output.write(csv)
    }
  }

  private func describe(_ result: PanelForecast) {
    console.describe(result.final)
    if let contest = result.contest { describe(contest) }
    if let first = result.refusals.first {
      console.warn(
        "\(result.refusals.count) of \(reading.panel.count) series could not be forecast, the "
          + "first for this reason: \(first)")
    }
  }

  /// How the forecasters fared on the held-out ends.
  private func describe(_ contest: Contest) {
    for (index, entrant) in contest.entrants.enumerated() {
      let scores = [Metric.smape, .mase].map { metric in
        let mean = contest.score(metric, of: index, .meanOverSeries).value
        return "\(metric.name) \(mean.map { decimalText($0, decimals: 3) } ?? "undefined")"
      }
      console.say(
        "\(entrant.name): \(scores.joined(separator: ", ")), means of "
          + "\(countText(entrant.sampleCount, "held-out end")).")
    }
    for verdict in contest.verdicts(.mase) { console.say(verdict.sentence) }
  }
}
