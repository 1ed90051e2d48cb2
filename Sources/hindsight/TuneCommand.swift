import ArgumentParser
import Evaluation
import Forecasting
import HostSystem
import SeriesData

/// `hindsight tune`: which settings of a network forecast best.
struct TuneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Searches for the settings of a network that would have forecast best.",
    discussion: """
      EXAMPLES:
        A search over the default space:
          hindsight tune sales.csv --horizon 12
        A space of one's own, kept, so that it can be gone on with after Ctrl-C:
          hindsight tune sales.csv --horizon 12 --try hidden=16,32,64 --try learning-rate=0.001..0.03 \\
            --out trials.jsonl --resume
        With an end that tuning never sees, on which the winner is judged, and a picture:
          hindsight tune sales.csv --horizon 12 --holdout 24 --plot tuning.svg

      Settings are drawn at random and judged by a backtest on the last rows. At first each trial learns briefly; the \
      better ones learn longer (successive halving). Options of a network or its training that are given hold for all \
      trials. The best trials, what mattered and the command to run next go to standard output. The same seed gives \
      the same trials, and more trials begin with the same ones; the number of threads changes nothing.

      EXIT STATUS: that of hindsight forecast.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Steps to forecast.", valueName: "steps"))
  var horizon: Int

  @OptionGroup(title: "Search") var search: SearchOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Origins at which trials are judged: the last ones from which the whole horizon was observed.",
      valueName: "count"))
  var origins = 3

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Steps from one origin to the next. (default: the horizon, or less in short series)",
      valueName: "steps"))
  var stride: Int?

  @Option(
    help: ArgumentHelp(
      "What decides; hindsight metrics lists them. (default: MASE, where it is defined)",
      valueName: "name"),
    completion: .list(Metric.all.map(\.name)), transform: JudgingOptions.parseMetric)
  var metric: Metric?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      What tuning never sees, and the best trial is judged on: steps, a share such as 20%, or all from a time on; at \
      least the horizon. (default: nothing)
      """, valueName: "steps"))
  var holdout: SeriesEnd?

  @Option(
    help: ArgumentHelp(
      "Train the best settings on everything, and save the model here.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var save: String?

  @OptionGroup(title: "Output") var output: FindingOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var training: TrainingChoices

  func validate() throws {
    try OptionCheck.whole("--horizon", horizon, atMost: NetworkForecaster.longestHorizon)
    try OptionCheck.whole("--origins", origins, atMost: 1_000_000)
    try OptionCheck.whole("--stride", stride, atMost: 1_000_000_000)
    try holdout?.check("--holdout", atLeast: 0)
    try input.rows.checkFilling()
    try network.checkIsNetwork()
    try network.check(training)
    try checkMetric()
    let files =
      [("--out", search.out), ("--save", save)].compactMap { option, path in
        path.map { (option: option, path: $0) }
      } + (output.plot?.files.map { ("--plot", $0) } ?? []) + input.rows.files
    for path in input.paths + network.features.files + (search.space.map { [$0] } ?? []) {
      try OptionCheck.distinct(files, from: path)
    }
  }

  /// Refuses a metric of intervals that no forecast would have.
  private func checkMetric() throws {
    guard let metric, metric.subject != .points else { return }
    let levels = training.loss.levels
    guard levels.isEmpty == false, metric.level.map({ levels.contains($0) }) ?? true else {
      throw ValidationError(
        "--metric \(metric.name) judges intervals: give their levels with --levels."
      )
    }
  }

  func run() async throws {
    let console = output.console
    console.warnOfInstructionSet()
    try output.checkWritable()
    if let save {
      do { _ = try PendingFile(at: save) } catch { throw UncreatableOutput(reason: error) }
    }
    let declared = try search.declared()
    let reading = try input.read(
      saying: console, threads: training.threads, weighing: training.weights)
    try await TuneJob(command: self, reading: reading, declared: declared, console: console).run()
  }
}
