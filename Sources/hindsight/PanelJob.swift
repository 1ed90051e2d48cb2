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
    for standing in result.standings {
      let scores = PanelStanding.metrics.map { metric in
        let value = standing.means[metric.name].map { decimalText($0, decimals: 3) }
        return "\(metric.name) \(value ?? "undefined")"
      }
      console.say(
        "\(standing.forecaster): \(scores.joined(separator: ", ")), means of "
          + "\(countText(standing.seriesCount, "held-out end")).")
    }
    let name = Metric.mase.name
    if let judged = result.standings.first, let own = judged.means[name],
      let best = result.standings.dropFirst().filter({ $0.means[name] != nil })
        .min(by: { $0.means[name] ?? 0 < $1.means[name] ?? 0 }), let other = best.means[name]
    {
      console.say(
        own < other
          ? "\(judged.forecaster) beats every baseline on the mean MASE."
          : "\(best.forecaster) is at least as good on the mean MASE: prefer it.")
    }
    if let first = result.refusals.first {
      console.warn(
        "\(result.refusals.count) of \(reading.panel.count) series could not be forecast, the "
          + "first for this reason: \(first)")
    }
  }
}
