import ArgumentParser
import HostSystem
import Plotting
import SeriesData

/// What becomes of findings: text or a document on standard output, and perhaps a plot.
struct FindingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Draw the findings into \(PlotDestination.help).", valueName: "file"),
    completion: PlotDestination.completion, transform: PlotDestination.init)
  var plot: PlotDestination?

  @Flag(help: "Write everything that was found as one JSON document.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but warnings and errors.")
  var quiet = false

  /// How much is said.
  var console: Console { Console(loudness: quiet ? .quiet : .normal) }

  /// Finds out before the work whether the plot can be written.
  func checkWritable() throws(UncreatableOutput) { try plot?.checkWritable() }

  /// Writes lines for a person, or a document.
  func write(_ lines: [String], document: () throws -> [UInt8]) throws {
    let text = lines.map { Excerpt.escaped($0) + "\n" }.joined()
    try StandardStream.output.write(json ? document() : Array(text.utf8))
  }

  /// Draws the plot, if asked for; one that cannot be drawn is a warning and decides how the program ends.
  func draw(_ figure: any Drawable) async throws {
    if let failure = try await plot?.attempt(figure, saying: console) { throw failure }
  }
}
