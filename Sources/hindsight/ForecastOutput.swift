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
    var failure: PlotError?
    func attempt(_ figure: any Drawable, _ path: String) async {
      do {
        try await render(figure.figure(), to: path)
        console.explain(
          "The plot is in \(path), its script in \(ImageFormat.scriptPath(forImage: path)).")
      } catch  where Task.isCancelled {
        return
      } catch {
        console.warn("\(error)")
        failure = failure ?? error
      }
    }
    if let path = options.plot {
      let figure = ForecastFigure(
        result.forecast, by: forecaster.name, after: reading.series, judgement: result.judgement,
        title: options.title, unit: options.unit ?? "")
      await attempt(figure, path)
    }
    if let path = options.lossPlot, let training {
      await attempt(
        LossFigure(training, of: forecaster.name, on: reading.series.name), path)
    }
    try Task.checkCancellation()
    if let failure { throw ReportedFailure(exitStatus: failure.exitStatus) }
  }
}

/// The end of a run whose trouble has been told already.
struct ReportedFailure: Error {
  let exitStatus: ExitStatus
}
