import ArgumentParser
import HostSystem
import Plotting
import SeriesData

/// What is written where, and what is said.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the forecast goes as CSV; - for standard output. (default: standard output)",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var output: String?

  @Option(
    help: ArgumentHelp("Draw the forecast into \(PlotDestination.help).", valueName: "file"),
    completion: PlotDestination.completion, transform: PlotDestination.init)
  var plot: PlotDestination?

  @Option(
    help: ArgumentHelp(
      "A series that --plot draws of many; repeat the option for several. (default: the first four)",
      valueName: "name"))
  var plotSeries: [String] = []

  @Option(
    help: ArgumentHelp("Draw the loss curves of training, likewise.", valueName: "file"),
    completion: PlotDestination.completion, transform: PlotDestination.init)
  var lossPlot: PlotDestination?

  @Option(
    help: ArgumentHelp(
      "The title of --plot. (default: says what is forecast by what)", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The unit of the values, for --plot.", valueName: "text"))
  var unit: String?

  @Flag(help: "Write everything that was found to standard output as one JSON document.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more about what was inferred and trained.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("Give either --quiet or --verbose, not both.") }
    if json && output == "-" {
      throw ValidationError(
        "Standard output carries one thing: give either --json or --output -, not both.")
    }
    if plot == nil && (title != nil || unit != nil || plotSeries.isEmpty == false) {
      throw ValidationError("--title, --unit and --plot-series are for the plot; give --plot too.")
    }
  }

  /// Refuses what shows one series only.
  func checkFitsPanel() throws {
    guard lossPlot != nil else { return }
    throw ValidationError(
      "--loss-plot is for one series, and this input holds several. Leave it out.")
  }

  /// Refuses what chooses among series where there is one.
  func checkFitsOne() throws {
    guard plotSeries.isEmpty == false else { return }
    throw ValidationError("--plot-series is for several series, and this input holds one.")
  }

  /// The series that are drawn of many.
  func drawn(of panel: [TimeSeries]) throws -> [TimeSeries] {
    guard plotSeries.isEmpty == false else { return Array(panel.prefix(4)) }
    return try plotSeries.map { name in
      guard let series = panel.first(where: { $0.name == name }) else {
        throw ValidationError(
          "--plot-series: there is no series '\(name)'. The series are \(nameList(panel.map(\.name)))."
        )
      }
      return series
    }
  }

  /// How much is said.
  var console: Console {
    Console(loudness: quiet ? .quiet : verbose ? .verbose : .normal)
  }

  /// The file of the forecast; `nil` for standard output.
  var forecastFile: String? { output == "-" ? nil : output }

  /// Whether the forecast goes to standard output as CSV.
  var printsForecast: Bool { json == false && forecastFile == nil }

  /// The files that are written, a plot's script included, by the option that asks for them.
  private var files: [(option: String, path: String)] {
    var files = forecastFile.map { [("--output", $0)] } ?? []
    for (option, place) in [("--plot", plot), ("--loss-plot", lossPlot)] {
      files += place?.files.map { (option, $0) } ?? []
    }
    return files
  }

  /// Checks that no file is written twice, and the file that is read not at all.
  func checkDistinct(from input: String, and others: [(option: String, path: String)]) throws {
    try OptionCheck.distinct(files + others, from: input)
  }

  /// Finds out before the work whether the files can be written.
  func checkWritable() throws(UncreatableOutput) {
    for (_, path) in files {
      do { _ = try PendingFile(at: path) } catch { throw UncreatableOutput(reason: error) }
    }
  }
}
