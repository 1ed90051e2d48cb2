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
      Draw the first column of the first series, its autocorrelation and its seasons into \
      \(PlotDestination.help).
      """, valueName: "file"),
    completion: PlotDestination.completion, transform: PlotDestination.init)
  var plot: PlotDestination?

  @OptionGroup(title: "Series") var series: SeriesOptions
  @OptionGroup(title: "Text") var text: TextOptions
  @OptionGroup(title: "Rows") var rows: RowOptions

  func validate() throws {
    let written = (plot?.files.map { ("--plot", $0) } ?? []) + rows.files
    for file in files { try OptionCheck.distinct(written, from: file) }
  }

  func run() async throws {
    var options = series.readerOptions(text, rows)
    if options.regularity.fill == .error { options.regularity.fill = .linear }
    let reading = try CSVReader.read(paths: files, options: options)
    try rows.write(reading.refused, console: Console(loudness: .normal))
    let given = ShellText.kept(
      Array(CommandLine.arguments.dropFirst(2)), withoutFlags: ["--json"], options: ["--plot"])
    let report = InspectionReport(
      reading, file: files[0],
      next: ShellText.command(["hindsight", "forecast"] + given),
      fills: rows.fill == .error)
    try StandardStream.output.write(try json ? report.json() : Array(report.text.utf8))
    let figure = InspectionFigure(reading.series.channels[0], of: reading.series)
    let failure = try await plot?.attempt(figure, saying: Console(loudness: .normal))
    if let failure { throw failure }
  }
}
