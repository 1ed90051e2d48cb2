import Evaluation
import Forecasting
import HostSystem
import Plotting
import Reporting
import SeriesData

/// Everything that `hindsight forecast` writes.
struct ForecastOutput {
  let reading: SeriesReading
  let result: JudgedForecast
  let forecaster: any Forecaster
  let holdout: Int
  let bounds: ForecastBounds

  /// Writes the forecast first, so that a plot that fails costs nothing.
  func write(_ options: OutputOptions, file: String, console: Console) async throws {
    let csv = ForecastCSV.bytes(of: result.forecast, timeColumn: timeColumn)
    if let path = options.forecastFile {
      try DurableFile.write(csv, to: path)
      console.explain("The forecast is in \(path).")
    }
    if options.printsForecast { try StandardStream.output.write(csv) }
    if options.json { try StandardStream.output.write(document(file: file)) }
    try await draw(options, console: console)
  }

  private var timeColumn: String { reading.timeColumn.value ?? "step" }

  private var training: TrainingReport? { (result.fitted as? FittedNetwork)?.report }

  private func document(file: String) throws -> [UInt8] {
    try ForecastDocument(
      program: .hindsight,
      series: SeriesSummary(
        reading.series, file: file, timeColumn: timeColumn, findings: reading.findings),
      configuration: RunConfiguration(
        forecaster, final: result.final, horizon: result.forecast.horizon,
        holdout: result.judgement == nil ? 0 : holdout, bounds: bounds),
      training: training, judgement: result.judgement, forecast: result.forecast
    ).bytes()
  }

  /// Draws what was asked for; each plot that cannot be drawn is a warning, and the first decides how the
  /// program ends.
  private func draw(_ options: OutputOptions, console: Console) async throws {
    var failure: ReportedFailure?
    if let place = options.plot {
      let figure = ForecastFigure(
        result.forecast, by: forecaster.name, after: reading.series, judgement: result.judgement,
        title: options.title, unit: options.unit ?? "")
      failure = try await place.attempt(figure, saying: console)
    }
    if let place = options.lossPlot, let training {
      let figure = LossFigure(training, of: forecaster.name, on: reading.series.name)
      let other = try await place.attempt(figure, saying: console)
      failure = failure ?? other
    }
    if let failure { throw failure }
  }
}

/// The end of a run whose trouble has been told already.
struct ReportedFailure: Error {
  let exitStatus: ExitStatus
}
