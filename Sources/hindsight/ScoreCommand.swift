import ArgumentParser
import Evaluation
import HostSystem
import Plotting
import Reporting
import SeriesData

/// `hindsight score`: anybody's forecasts, judged.
struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Judges anybody's forecasts beside what was observed.",
    discussion: """
      EXAMPLES:
        What forecast wrote last year, beside what came:
          hindsight score sales.csv forecast.csv
        The entrants of a competition, whose training part is a file of its own:
          hindsight score test.csv entrants.csv --train train.csv --season-length 12 \\
            --metric OWA --metric sMAPE --metric MASE
        The forecasts of a backtest:
          hindsight backtest sales.csv --horizon 12 --csv origins.csv
          hindsight score sales.csv origins.csv

      FORECAST has a row for each step: its time as in ACTUAL, or step (1, 2, 3 and so on); forecast, or columns \
      named as in ACTUAL; perhaps lower-80 and upper-80 and so on; and where there are several, the series (named \
      as in ACTUAL, or unique_id), method, and origin, the last time known. Without --train, the history is what \
      ACTUAL holds before the first forecast; scaled metrics and baselines need it.

      EXIT STATUS: as of forecast, and 3 if --fail-if-worse-than found forecasts that are worse or cannot be \
      compared.
      """)

  @Argument(help: ArgumentHelp("What was observed, as forecast reads it.", valueName: "actual"))
  var actual: String

  @Argument(help: ArgumentHelp("A delimited file of forecasts.", valueName: "forecast"))
  var forecast: String

  @Option(
    help: ArgumentHelp(
      "The history of the same series, up to the origin. (default: what ACTUAL holds before)",
      valueName: "file"),
    completion: .file(extensions: ["csv", "gz", "tsf"]))
  var train: String?

  @Option(
    help: ArgumentHelp(
      "A column of ACTUAL with numbers from 0 up: how much each row counts. (default: all count alike)",
      valueName: "column"))
  var weightColumn: String?

  @OptionGroup(title: "Judging") var judging: JudgingOptions
  @OptionGroup(title: "Series") var series: SeriesOptions
  @OptionGroup(title: "Text") var text: TextOptions
  @OptionGroup(title: "Rows") var rows: RowOptions

  /// The settings of a run.
  private struct Configuration: Encodable {
    let forecast: String
    let train: Nullable<String>
    let weightColumn: Nullable<String>
    let seasonLength: Int
  }

  func validate() throws {
    for path in [actual, forecast] + (train.map { [$0] } ?? []) {
      try OptionCheck.distinct(judging.files + rows.files, from: path)
    }
    let standard = [actual, forecast, train].count { $0 == "-" }
    if standard > 1 { throw ValidationError("Only one of the files can be standard input.") }
  }

  func run() async throws {
    let console = judging.console
    let observed = try read(actual, weights: weightColumn)
    let training = try train.map { try read($0) }
    console.describe(observed)
    let season = (training ?? observed).seasonLength.value
    let table = try ForecastTable(
      path: forecast, of: observed, delimiter: text.delimiter, numbers: text.numbers,
      seriesColumn: series.seriesId)
    let result = try ForeignForecasts(
      table, of: observed.panel, after: training?.panel, seasonLength: season)
    let output = ContestOutput(
      options: judging, record: result.record, file: actual,
      configuration: Configuration(
        forecast: forecast, train: Nullable(train), weightColumn: Nullable(weightColumn),
        seasonLength: season), notes: result.notes)
    try await output.write(drawing: .horizonError)
  }

  /// What is missing is not judged, unless it is to be filled.
  private func read(_ path: String, weights: String? = nil) throws -> SeriesReading {
    var options = series.readerOptions(text, rows)
    if options.regularity.fill == .error { options.regularity.fill = .mask }
    options.covariates.weights = weights
    let reading = try CSVReader.read(paths: [path], options: options)
    try rows.write(reading.refused, console: judging.console)
    return reading
  }
}
