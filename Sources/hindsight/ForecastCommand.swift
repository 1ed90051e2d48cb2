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
    abstract: "Forecasts the series of a CSV file.",
    discussion: """
      EXAMPLES:
        The next 12 steps of all columns, as CSV:
          hindsight forecast sales.csv --horizon 12
        Into files, with a picture:
          hindsight forecast sales.csv --horizon 12 -o forecast.csv --plot sales.svg
        Two columns of a file, together, by an LSTM:
          hindsight forecast loads.csv --horizon 24 --target north --target south \\
            --model lstm
        Everything that was found, for another program:
          hindsight forecast sales.csv --horizon 12 --json --quiet > forecast.json

      A recurrent network is trained on what stands before a held-out end, judged there beside simple \
      baselines, trained again on everything, and forecasts. The forecast goes to standard output; the \
      scores and what was inferred from the file go to standard error. The same seed gives the same \
      forecast, with any number of threads. Of an option that is given twice the last counts; only \
      --target may be repeated.

      EXIT STATUS: 0 success, 64 wrong command line, 65 faulty input, 66 unreadable input, 69 a plot \
      cannot be drawn for want of a working gnuplot (the forecast and the plot's script are written \
      nevertheless), 71 a limit of the system is too low, 73 an output file cannot be created, 74 reading or writing failed, 130 interrupted, \
      141 the reader of the output is gone.
      """)

  @Argument(
    help:
      "A CSV file with a header: times and one or more columns of numbers; - for standard input.",
    completion: .file(extensions: ["csv", "tsv", "txt"]))
  var file: String

  @OptionGroup(title: "Horizon") var span: SpanOptions
  @OptionGroup(title: "Series") var series: SeriesOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var training: TrainingChoices
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    try output.checkDistinct(from: path)
    try network.checkScaling(for: training.loss.kind)
    try network.checkStart(training.start)
  }

  /// Where the file is read from.
  private var path: String { file == "-" ? "/dev/stdin" : file }

  func run() async throws {
    let console = Console(loudness: output.quiet ? .quiet : output.verbose ? .verbose : .normal)
    console.warnOfInstructionSet()
    var settings = network.settings(training: try training.options())
    settings.levels = training.loss.levels
    try output.checkWritable()
    let reading = try CSVReader.read(path: path, options: series.readerOptions)
    console.describe(reading)
    let threads = training.threads ?? ProcessorLimit.usableThreads()
    try TightLimit.check(threads: threads)
    let progress = ProgressLine(isShown: output.quiet == false)
    let note = LongTrainingNote(of: settings.training.length, on: console)
    let forecaster = try NetworkForecaster(
      settings, horizon: span.horizon,
      resources: NetworkForecaster.Resources(
        pool: WorkerPool(threadCount: threads),
        memoryLimit: MemoryLimit.availableBytes(),
        report: {
          note.consider($0)
          progress.show($0)
        }))
    let baselines = Baselines.distinct(seasonLength: reading.series.seasonLength)
    defer { progress.finish() }
    let result = try await JudgedForecast.make(
      of: reading.series, horizon: span.horizon, holdout: span.judged, by: forecaster,
      baselines: baselines.baselines)
    progress.finish()
    console.describe(result, of: reading.series, notes: baselines.notes)
    try await ForecastOutput(
      reading: reading, result: result, forecaster: forecaster,
      holdout: span.holdout ?? span.horizon
    ).write(output, file: path, console: console)
  }
}
