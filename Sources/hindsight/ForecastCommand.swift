import ArgumentParser
import Evaluation
import Forecasting
import HostSystem
import NumericCore
import RecurrentNets
import SeriesData

/// `hindsight forecast`: from a file to a judged, drawn forecast.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecasts the series of a CSV file",
    discussion: """
      Examples:
        hindsight forecast sales.csv --horizon 12
        hindsight forecast sales.csv --horizon 12 --output forecast.csv --plot forecast.svg
        hindsight forecast loads.csv --horizon 24 --target north --target south --model lstm
        hindsight forecast sales.csv --horizon 12 --json --quiet > forecast.json

      Trains a recurrent network on what stands before a held-out end, judges it there beside \
      baselines, trains it again on everything, and forecasts. The forecast goes to standard \
      output as CSV; what was found goes to standard error.
      """)

  @OptionGroup(title: "Series") var series: SeriesOptions

  @Option(help: "Steps to forecast.")
  var horizon: Int

  @Option(
    help: "Steps at the end that are held out to judge; 0 for none. Default: the horizon.")
  var holdout: Int?

  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var training: TrainingChoices
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(help: "Threads; the result does not depend on them. Default: what the machine grants.")
  var threads: Int?

  func validate() throws {
    if horizon < 1 { throw ValidationError("--horizon must be at least 1, but is \(horizon).") }
    if let holdout, holdout < 0 {
      throw ValidationError("--holdout must be at least 0, but is \(holdout).")
    }
    if let threads, (1...1024).contains(threads) == false {
      throw ValidationError("--threads must be between 1 and 1024, but is \(threads).")
    }
  }

  func run() async throws {
    let console = Console(
      loudness: output.quiet ? .quiet : output.verbose ? .verbose : .normal,
      noColour: Environment.isSet("NO_COLOR"))
    let settings = network.settings(training: try training.options())
    try output.checkFiles()
    let reading = try CSVReader.read(path: series.file, options: series.readerOptions)
    console.describe(reading)
    let progress = ProgressLine(isShown: output.quiet == false)
    let forecaster = try NetworkForecaster(
      settings, horizon: horizon,
      resources: NetworkForecaster.Resources(
        pool: WorkerPool(threadCount: threads ?? ProcessorLimit.usableThreads()),
        memoryLimit: MemoryLimit.availableBytes(), report: progress.show))
    let baselines = Baselines.distinct(seasonLength: reading.series.seasonLength)
    defer { progress.finish() }
    let result = try await JudgedForecast.make(
      of: reading.series, horizon: horizon,
      holdout: holdout.map { $0 == 0 ? .none : .steps($0) } ?? .horizon, by: forecaster,
      baselines: baselines.baselines)
    progress.finish()
    console.describe(result, notes: baselines.notes)
    try await ForecastOutput(
      reading: reading, result: result, forecaster: forecaster, holdout: holdout ?? horizon
    ).write(output, file: series.file, console: console)
  }
}
