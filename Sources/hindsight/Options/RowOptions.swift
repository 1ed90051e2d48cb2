import ArgumentParser
import HostSystem
import SeriesData

extension CSVReader.Options.FaultyRows: ExpressibleByArgument {}
extension FillPolicy: ExpressibleByArgument {}
extension Aggregation: ExpressibleByArgument {}

/// What is done about rows that are faulty, missing, repeated or out of order.
struct RowOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Stop at the first faulty row, or skip faulty rows.", valueName: "what"))
  var onError = CSVReader.Options.FaultyRows.stop

  @Option(
    help: ArgumentHelp("Where the rows go that --on-error skip leaves out.", valueName: "file"),
    completion: .file())
  var rejected: String?

  @Option(
    help: ArgumentHelp(
      "How missing rows and values are filled; error: not at all.", valueName: "how"))
  var fill = FillPolicy.error

  @Option(
    help: ArgumentHelp(
      "How several rows of one time become one. (default: they are an error)", valueName: "how"))
  var duplicates: Aggregation?

  @Flag(help: "Sort the rows by time.")
  var sort = false

  @Option(
    help: ArgumentHelp(
      "How the rows within one step of --frequency become one. (default: they are an error)",
      valueName: "how"))
  var aggregate: Aggregation?

  func validate() throws {
    if rejected != nil && onError == .stop {
      throw ValidationError("--rejected is for --on-error skip.")
    }
    if aggregate != nil && duplicates != nil {
      throw ValidationError(
        "--aggregate brings rows of one time together too; leave --duplicates out.")
    }
  }

  var regularity: Regularity {
    Regularity(fill: fill, duplicates: duplicates, sorts: sort, aggregate: aggregate)
  }

  /// The file that is written, by its option.
  var files: [(option: String, path: String)] { rejected.map { [("--rejected", $0)] } ?? [] }

  /// Refuses to fill from later values, which at an origin in between are not known.
  func checkFilling() throws {
    guard fill == .linear || fill == .seasonal else { return }
    throw ValidationError(
      "--fill \(fill.rawValue) fills from later values, which are not known at an origin "
        + "before them: they would leak into forecasts. Give --fill previous, zero or mask.")
  }

  /// Writes the rows that were left out as they stand in their files.
  func write(_ refused: [RefusedRow], console: Console) throws {
    guard let first = refused.first else { return }
    console.warn(
      "\(countText(refused.count, "faulty row")) left out, the first: \(first.error)"
        + (rejected.map { " They are in \($0)." } ?? ""))
    if let rejected {
      try DurableFile.write(refused.flatMap { $0.bytes + [UInt8(ascii: "\n")] }, to: rejected)
    }
  }
}
