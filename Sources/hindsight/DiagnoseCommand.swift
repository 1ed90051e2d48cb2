import ArgumentParser
import Forecasting
import HostSystem
import Plotting
import Reporting
import SeriesData

/// `hindsight diagnose`: what goes on inside a network.
struct DiagnoseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnose",
    abstract: "Looks inside a network: gradients, memory, gates.",
    discussion: """
      EXAMPLES:
        hindsight diagnose sales.csv --horizon 12 --plot inside.svg
        hindsight diagnose sales.csv --horizon 12 --model rnn --context 60
        hindsight diagnose sales.csv --load sales.safetensors
        hindsight diagnose sales.csv --horizon 12 --gradcheck
        hindsight diagnose --study adding --plot study.svg

      Trains a network as hindsight forecast does, or takes one that was saved, and says whether its gradients \
      vanish or explode and how many steps back they reach, what past its forecasts rest on and whether the context \
      fits, which gates are saturated and which units dead, and how large the recurrent weights are. \
      --gradcheck compares the gradients of BPTT with central differences instead, before training. --study \
      adding trains vanilla RNNs, LSTM and GRU on the adding problem at growing lengths, with and without clipping, \
      within a quarter of an hour on two cores. The findings go to standard output.

      EXIT STATUS: 0 success, 1 --gradcheck found a gradient that is wrong; otherwise that of hindsight forecast.
      """)

  @Argument(
    help: ArgumentHelp(
      "A CSV or .tsf file, or several, as for hindsight forecast.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "txt", "tsf", "gz"]))
  var files: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Steps to forecast; needed unless a model is loaded.", valueName: "steps"))
  var horizon: Int?

  @Option(
    help: ArgumentHelp("Diagnose the network of a model file.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var load: String?

  @Flag(help: "Compare BPTT with central differences, matrix by matrix.")
  var gradcheck = false

  @Option(help: "Make a study in place of a diagnosis.")
  var study: StudyName?

  @OptionGroup(title: "Series") var series: SeriesOptions
  @OptionGroup(title: "Text") var text: TextOptions
  @OptionGroup(title: "Rows") var rows: RowOptions
  @OptionGroup(title: "Covariates") var covariates: CovariateOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var training: TrainingChoices
  @OptionGroup(title: "Output") var output: FindingOptions

  /// The studies that can be made.
  enum StudyName: String, CaseIterable, ExpressibleByArgument {
    case adding
  }

  func validate() throws {
    try OptionCheck.whole("--horizon", horizon, atMost: NetworkForecaster.longestHorizon)
    if load == nil {
      try network.checkIsNetwork()
      try training.loss.checkLevels()
    }
    try network.check(training)
    try network.checkIsOne(training)
    if gradcheck && output.plot != nil {
      throw ValidationError("--gradcheck finds numbers, not curves: it takes no --plot.")
    }
    guard study == nil else { return try checkStudy() }
    for file in files { try OptionCheck.distinct(rows.files, from: file) }
    guard files.isEmpty == false else {
      throw ValidationError("Missing expected argument '<file> ...'")
    }
    if load == nil, let model = files.first(where: { $0.hasSuffix(".safetensors") }) {
      throw ValidationError(
        "'\(model)' is a model file, whose gradients and gates show on data: hindsight diagnose FILE --load \(model)"
      )
    }
    guard load != nil else {
      if horizon == nil { throw ValidationError("Missing expected argument '--horizon <steps>'") }
      return
    }
    let option = GivenOptions().first(
      of: [NetworkOptions.self, TrainingChoices.self], besides: ["threads"])
    if let option = horizon == nil ? option : "--horizon" {
      throw ValidationError(
        "--load brings its network along: it takes neither \(option) nor any other option of the network or its "
          + "training than --threads.")
    }
  }

  private func checkStudy() throws {
    let taken: Set = ["study", "threads", "plot", "json", "quiet"]
    guard files.isEmpty, GivenOptions().first(of: [Self.self], besides: taken) == nil else {
      throw ValidationError(
        "--study trains networks of its own on sequences of its own: beside it stand only --threads, --plot, "
          + "--json and --quiet.")
    }
  }

  func run() async throws {
    let console = output.console
    console.warnOfInstructionSet()
    try output.checkWritable()
    if study != nil {
      return try await StudyJob(threads: training.threads, output: output).run()
    }
    let settings = try network.settings(training: training)
    let run = NetworkRun(
      settings, threads: training.threads, console: console, showsProgress: output.quiet == false)
    try await DiagnosisJob(run: run, output: output, input: input, weights: training.weights).run(
      horizon: horizon, load: load, checksGradients: gradcheck)
  }

  /// What is read, by the options of the other commands.
  private var input: InputOptions {
    var input = InputOptions()
    input.files = files
    input.series = series
    input.text = text
    input.rows = rows
    input.covariates = covariates
    input.origin = nil
    return input
  }
}
