import ArgumentParser
import Evaluation
import HostSystem
import Plotting
import Reporting
import SeriesData

/// `hindsight inspect`: what a file of series holds, and what to do with it.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Says what the series of a file are like, and what to do next.",
    discussion: """
      EXAMPLES:
        hindsight inspect sales.csv
        hindsight inspect panel.csv.gz --json
        hindsight inspect sales.csv --target revenue --plot revenue.svg

      Missing rows and values are counted and, for the numbers only, filled on the line between their \
      neighbours; --fill chooses another way.
      """)

  @Argument(
    help: "Files of series as hindsight forecast reads them; - for standard input.",
    completion: .file(extensions: ["csv", "tsv", "txt", "tsf", "gz"]))
  var files: [String]

  @Flag(help: "Write what was found as one JSON document.")
  var json = false

  @Option(
    help: ArgumentHelp(
      """
      Draw the first column of the first series, its autocorrelation and its seasons into a .svg, .png or \
      .pdf file; its gnuplot script goes beside it.
      """, valueName: "file"),
    completion: .file(extensions: ["svg", "png", "pdf"]))
  var plot: String?

  @OptionGroup(title: "Series") var series: SeriesOptions
  @OptionGroup(title: "Text") var text: TextOptions
  @OptionGroup(title: "Rows") var rows: RowOptions

  func validate() throws {
    guard let plot else { return }
    do { _ = try ImageFormat(path: plot) } catch { throw ValidationError("\(error)") }
    let written = [plot, ImageFormat.scriptPath(forImage: plot)].compactMap { FileIdentity($0) }
    if files.contains(where: { FileIdentity($0).map(written.contains) == true }) {
      throw ValidationError(
        "--plot would overwrite the file that is read, '\(plot)'. Name another file.")
    }
  }

  func run() async throws {
    var options = series.readerOptions(text, rows)
    if options.regularity.fill == .error { options.regularity.fill = .linear }
    let reading = try CSVReader.read(paths: files, options: options)
    try rows.write(reading.refused, console: Console(loudness: .normal))
    let report = InspectionReport(reading, file: files[0], filesAsGiven: files)
    try StandardStream.output.write(try json ? report.json() : Array(report.text.utf8))
    if let plot { try await draw(reading.series, to: plot) }
  }

  private func draw(_ series: TimeSeries, to path: String) async throws {
    do {
      try await render(InspectionFigure(series.channels[0], of: series).figure(), to: path)
    } catch {
      try Task.checkCancellation()
      Console(loudness: .normal).warn("\(error)")
      throw ReportedFailure(exitStatus: error.exitStatus)
    }
  }
}
