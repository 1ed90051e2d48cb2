import Evaluation
import Forecasting
import HostSystem
import Plotting
import RecurrentNets
import Reporting
import SeriesData

/// The work of `hindsight forecast` on several series at once.
struct PanelJob {
  let reading: SeriesReading
  let horizon: Int
  let holdout: Int
  let bounds: ForecastBounds
  let file: String
  let console: Console

  init(
    reading: SeriesReading, horizon: Int, holdout: Int?, bounds: ForecastBounds, file: String,
    console: Console
  ) {
    self.bounds = bounds
    self.file = file
    self.reading = reading
    self.horizon = horizon
    self.holdout = holdout ?? horizon
    self.console = console
  }

  /// Learns, judges, forecasts unless there is no need to, and says what came of it.
  func forecast(
    by forecaster: any Forecaster, forecasts: Bool = true
  ) async throws -> PanelForecast {
    let (baselines, _) = Baselines.distinct(
      seasonLength: reading.seasonLength.value, from: forecaster.name)
    let result = try await PanelForecast.make(
      of: reading.panel, horizon: horizon, holdout: holdout, by: forecaster,
      baselines: baselines, bounds: bounds, forecasts: forecasts)
    describe(result)
    return result
  }

  /// Forecasts with what was fitted before.
  func forecast(with fitted: any FittedForecaster) throws -> PanelForecast {
    let result = try PanelForecast.unjudged(
      of: reading.panel, horizon: horizon, by: fitted, bounds: bounds)
    describe(result)
    console.say("The forecasts were not judged: the model may have learned from these rows.")
    return result
  }

  /// Writes everything that was asked for.
  func write(
    _ result: PanelForecast, by forecaster: any Forecaster, _ output: OutputOptions
  ) async throws {
    let csv = ForecastCSV.bytes(
      of: result.forecasts, seriesColumn: reading.seriesColumn.value ?? "series",
      timeColumn: reading.timeColumn.value)
    if let path = output.forecastFile {
      try DurableFile.write(csv, to: path)
      console.explain("The forecast is in \(path).")
    }
    if output.printsForecast { try StandardStream.output.write(csv) }
    if output.json { try StandardStream.output.write(document(result, by: forecaster)) }
    if let place = output.plot { try await draw(result, by: forecaster, output, to: place) }
  }

  private func document(
    _ result: PanelForecast, by forecaster: any Forecaster
  ) throws -> [UInt8] {
    try PanelDocument(
      program: .hindsight, panel: PanelSummary(reading, file: file, findings: reading.findings),
      configuration: RunConfiguration(
        forecaster, final: result.final, horizon: horizon,
        holdout: result.contest == nil ? 0 : holdout, bounds: bounds),
      scores: result.contest.map(Self.scores) ?? [],
      forecasts: result.forecasts, refusals: result.refusals
    ).bytes()
  }

  private static func scores(_ contest: Contest) -> [PanelScore] {
    contest.entrants.indices.map { index in
      let means = [Metric.smape, .mase].compactMap { metric in
        contest.score(metric, of: index, .meanOverSeries).value.map { (metric.name, $0) }
      }
      return PanelScore(
        forecaster: contest.entrants[index].name, heldOutEnds: contest.entrants[index].sampleCount,
        means: Dictionary(uniqueKeysWithValues: means))
    }
  }

  /// Draws some of the series; those that cannot stand beside the first are named.
  private func draw(
    _ result: PanelForecast, by forecaster: any Forecaster, _ output: OutputOptions,
    to place: PlotDestination
  ) async throws {
    let forecasts = Dictionary(
      result.forecasts.map { ($0.series, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = try output.drawn(of: reading.panel).compactMap { series in
      forecasts[series.name].map { (series, $0) }
    }
    guard pairs.isEmpty == false else {
      return console.warn("None of the series to draw could be forecast.")
    }
    let figure = ForecastFigure(
      of: pairs, by: forecaster.name, title: output.title, unit: output.unit ?? "")
    let names = figure.targets.map(\.name)
    let absent = pairs.map(\.0.name).filter { name in !names.contains { $0.hasPrefix(name) } }
    if absent.isEmpty == false {
      console.warn(
        "Not drawn, since they end at another time than \(Excerpt(pairs[0].0.name)): \(nameList(absent))."
      )
    }
    if let failure = try await place.attempt(figure, saying: console) { throw failure }
  }

  private func describe(_ result: PanelForecast) {
    console.describeValidation(of: result.fitted)
    console.describe(result.final, result.forecasts)
    if let contest = result.contest { describe(contest) }
    if let first = result.refusals.first {
      console.warn(
        "\(result.refusals.count) of \(reading.panel.count) series could not be forecast, the "
          + "first for this reason: \(first)")
    }
    for warning in ForecastWarnings(about: result.forecasts, after: reading.panel).sentences {
      console.warn(warning)
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
