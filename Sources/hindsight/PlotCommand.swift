import ArgumentParser
import Forecasting
import Plotting
import Reporting

/// `hindsight plot`: pictures of what runs left behind.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws what runs left behind.",
    discussion: """
      EXAMPLES:
        hindsight plot losses gru.jsonl lstm.jsonl --output losses.svg
      """,
    subcommands: [PlotLossesCommand.self])
}

/// `hindsight plot losses`.
struct PlotLossesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "losses",
    abstract: "Draws the loss curves of one run or several into one picture.",
    discussion: """
      EXAMPLES:
        hindsight fit sales.csv --horizon 12 --save gru.safetensors --log-metrics gru.jsonl
        hindsight fit sales.csv --horizon 12 --model lstm --save lstm.safetensors \\
          --log-metrics lstm.jsonl
        hindsight plot losses gru.jsonl lstm.jsonl --output losses.svg

      Each run is named after its file. A run that still goes on is drawn as far as it has come.
      """)

  @Argument(
    help: ArgumentHelp("Files that --log-metrics wrote.", valueName: "file"),
    completion: .file(extensions: ["jsonl"]))
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The .svg, .png or .pdf file; its gnuplot script goes beside it.", valueName: "file"),
    completion: .file(extensions: ["svg", "png", "pdf"]))
  var output: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Which training of the runs: 1 is judged, 2 learns again from everything.",
      valueName: "number"))
  var phase = 1

  func validate() throws {
    try OptionCheck.whole("--phase", phase)
    do { _ = try ImageFormat(path: output) } catch { throw ValidationError("\(error)") }
  }

  func run() async throws {
    let runs = try files.map { file throws(MetricsRecord.Fault) in
      let records = try MetricsRecord.read(file).filter { $0.phase == phase }
      guard records.isEmpty == false else { throw .empty(file: file, phase: phase) }
      return (name: Self.name(of: file), records: records)
    }
    try await render(LossFigure(runs: runs).figure(), to: output)
  }

  /// The last part of a path without its extension.
  private static func name(of file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".jsonl") ? name.dropLast(6) : name)
  }
}
