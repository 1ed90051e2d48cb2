import ArgumentParser
import HostSystem
import Plotting

/// What is written where, and what is said.
struct OutputOptions: ParsableArguments {
  @Option(
    help: "Where the forecast goes as CSV, - for standard output. Default: standard output.",
    completion: .file(extensions: ["csv"]))
  var output: String?

  @Option(
    help: "Draws the forecast: a .svg, .png or .pdf file; its gnuplot script goes beside it.",
    completion: .file(extensions: ["svg", "png", "pdf"]))
  var plot: String?

  @Option(
    help: "Draws the loss curves of training.",
    completion: .file(extensions: ["svg", "png", "pdf"]))
  var lossPlot: String?

  @Option(help: "The title of the plot. Default: says what is forecast.")
  var title: String?

  @Option(help: "The unit of the values, for the plot.")
  var unit: String?

  @Flag(help: "Writes one JSON document with everything to standard output.")
  var json = false

  @Flag(name: .shortAndLong, help: "Says nothing but warnings and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Says more.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("Give either --quiet or --verbose, not both.") }
    if json && output == "-" {
      throw ValidationError("Standard output carries one thing: give --json or --output -.")
    }
    if plot == nil && (title != nil || unit != nil) {
      throw ValidationError("--title and --unit are for the plot: give --plot FILE too.")
    }
    if let plot, plot == lossPlot {
      throw ValidationError("--plot and --loss-plot name the same file.")
    }
  }

  /// The file of the forecast; `nil` for standard output.
  var forecastFile: String? { output == "-" ? nil : output }

  /// Whether the forecast goes to standard output as CSV.
  var printsForecast: Bool { json == false && forecastFile == nil }

  /// Finds out before the work whether the files can be written.
  func checkFiles() throws {
    for path in [plot, lossPlot].compactMap(\.self) {
      _ = try ImageFormat(path: path)
      _ = try PendingFile(at: path)
    }
    if let forecastFile { _ = try PendingFile(at: forecastFile) }
  }
}
