import ArgumentParser
import SeriesData

/// Times the way from a file to series.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Times reading a file into series, once in a process of its own")

  @Argument(help: "The file.") var file: String

  func run() throws {
    let before = ProcessMemory.peakBytes
    let clock = ContinuousClock()
    let start = clock.now
    let panel = try CSVReader.read(path: file).panel
    let seconds = (clock.now - start) / .seconds(1)
    let values = panel.reduce(0) { $0 + $1.count * $1.channels.count }
    try printLine(
      Line(
        seconds: seconds, series: panel.count, values: values,
        peakBytes: ProcessMemory.peakBytes, addedBytes: ProcessMemory.peakBytes - before))
  }

  private struct Line: Encodable {
    let seconds: Double
    let series: Int, values: Int
    /// Of the process, and what reading added to it.
    let peakBytes: Int, addedBytes: Int
  }
}
