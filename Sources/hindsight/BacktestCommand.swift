import ArgumentParser
import Evaluation
import Forecasting
import HostSystem
import SeriesData

extension LeakageAudit: ExpressibleByArgument {}

/// `hindsight backtest`: how models would have fared in the past.
struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Forecasts from many past origins, and says who would have been right.",
    discussion: """
      EXAMPLES:
        The default from the last ten origins, beside every baseline:
          hindsight backtest sales.csv --horizon 12
        Two models from fifty origins, learning again at every tenth:
          hindsight backtest sales.csv --horizon 12 --model gru --model theta \\
            --origins 50 --refit 10
        In the tests of another project:
          hindsight backtest sales.csv --horizon 12 --model theta \\
            --fail-if-worse-than seasonal-naive

      At each origin a forecaster is given what was known then and nothing else. Baselines are estimated anew at \
      every origin, a network when --refit says so. The table goes to standard output: pooled over origins and \
      steps for one column, means over series for several. Of several series the last origins of each are taken, \
      and those that are too short are left out and counted.

      EXIT STATUS: as of forecast, and 3 if --fail-if-worse-than found a model that is worse or cannot be \
      compared.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Steps to forecast from each origin.", valueName: "steps"))
  var horizon: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Origins: the last ones from which the whole horizon was observed.", valueName: "count"))
  var origins = 10

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Steps from one origin to the next.", valueName: "steps"))
  var stride = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Give forecasters only the last so many steps before an origin. (default: all that is known)",
      valueName: "steps"))
  var window: Int?

  @Option(
    help: ArgumentHelp(
      "When a network learns again: always, never, or at every so many-th origin, such as 5.",
      valueName: "when"),
    transform: parseRefit)
  var refit = RefitPolicy.never

  @Option(
    help: ArgumentHelp(
      """
      The baselines beside the models, with commas between them, or none: of thousands of origins, those that are \
      estimated anew at each take long. (default: all that differ)
      """, valueName: "models"), transform: parseBaselines)
  var baselines: [any Baseline]?

  @Option(
    help: ArgumentHelp(
      """
      How thoroughly to look for leakage, by changing all values after an origin and forecasting from it again: \
      none, sample (at three origins), or full (at each origin, learning again).
      """, valueName: "how"))
  var audit = LeakageAudit.sample

  @Option(
    help: ArgumentHelp(
      "Where all forecasts go as CSV; - for standard output, in place of the table.",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var csv: String?

  @OptionGroup(title: "Effort") var effort: EffortOptions
  @OptionGroup(title: "Bounds") var bounds: BoundOptions
  @OptionGroup(title: "Judging") var judging: JudgingOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var training: TrainingChoices

  func validate() throws {
    try OptionCheck.whole("--horizon", horizon, atMost: NetworkForecaster.longestHorizon)
    try OptionCheck.whole("--origins", origins, atMost: 1_000_000)
    try OptionCheck.whole("--stride", stride, atMost: 1_000_000_000)
    try OptionCheck.whole("--window", window)
    for path in input.paths {
      try OptionCheck.distinct(
        judging.files + (csv.flatMap { $0 == "-" ? nil : [("--csv", $0)] } ?? [])
          + input.rows.files, from: path)
    }
    if judging.json && csv == "-" {
      throw ValidationError(
        "Standard output carries one thing: give either --json or --csv -, not both.")
    }
    try input.rows.checkFilling()
    try checkModels()
    try effort.check(try methods())
    if let name = judging.failIfWorseThan, ForecastMethod(argument: name) == nil {
      throw ValidationError(
        "--fail-if-worse-than names '\(name)', which is no model. Give one of: "
          + ForecastMethod.allValueStrings.joined(separator: ", ") + ".")
    }
  }

  /// What is judged beside the baselines.
  func methods() throws -> [ForecastMethod] {
    guard network.models.isEmpty else { return network.models }
    return [
      try network.method(training: training, needsNetwork: input.covariates.isEmpty == false)
    ]
  }

  private func checkModels() throws {
    let names = network.models.map(\.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw ValidationError("--model \(twice) is given twice. Name each model once.")
    }
    try network.check(training)
    guard network.models.contains(where: { $0.kind != nil }) == false else { return }
    for model in network.models {
      var alone = network
      alone.models = [model]
      try alone.checkIsUsed(with: training, covariates: input.covariates)
    }
  }

  func run() async throws {
    let console = judging.console
    console.warnOfInstructionSet()
    try checkWritable()
    let reading = try input.read(
      saying: console, threads: training.threads, weighing: training.weights)
    try await BacktestJob(command: self, reading: reading, console: console).run()
  }

  /// Finds out before the work whether the files can be written.
  private func checkWritable() throws(UncreatableOutput) {
    let paths = judging.files.map(\.path) + (csv.map { $0 == "-" ? [] : [$0] } ?? [])
    for path in paths {
      do { _ = try PendingFile(at: path) } catch { throw UncreatableOutput(reason: error) }
    }
  }
}

private func parseBaselines(_ text: String) throws -> [any Baseline] {
  guard text != "none" else { return [] }
  let baselines = try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
    guard case .baseline(let baseline)? = ForecastMethod(argument: String(part)) else {
      throw ValidationError(
        "'\(part)' is no baseline. Give none, or some of \(Baselines.all.map(\.keyword).joined(separator: ", "))."
      )
    }
    return baseline
  }
  if let twice = baselines.map(\.keyword).first(where: { name in
    baselines.count { $0.keyword == name } > 1
  }) {
    throw ValidationError("--baselines names \(twice) twice. Name each once.")
  }
  return baselines
}

private func parseRefit(_ text: String) throws -> RefitPolicy {
  let words = text.split(separator: " ")
  switch words.last {
  case "always": return .always
  case "never": return .never
  case let count?:
    if words.count == 1 || words.first == "every", let count = Int(count), count >= 1 {
      return .every(count)
    }
  case nil: break
  }
  throw ValidationError(
    "'\(text)' is no time to learn again. Give always, never, or a number of origins such as 5.")
}
