import ArgumentParser
import Evaluation
import Forecasting
import HostSystem
import RecurrentNets
import SeriesData
import Studies

/// `hindsight batch`: many series, several models, one page that says which to use.
struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Judges several models on many series, and reports which to use.",
    discussion: """
      EXAMPLES:
        hindsight batch sales.csv --models theta,gru --horizon 12 --out study
        hindsight batch north/*.csv --models ets,theta --horizon 6,12 --out study
        hindsight batch --config study.yaml
        hindsight report study --plots all
        hindsight compare last-month/study study

      A study is files × models × horizons × seeds. Each file is read by itself, and holds one series or many; \
      networks learn from all series of a file together. Every model forecasts the held-out end of every series, \
      and is judged there; then it forecasts what follows the series. Results go into OUT/study.sqlite as \
      each piece of work ends; the report, a folder of pages, tables and plots, goes into OUT/report. The same \
      command goes on with a study that was stopped, whatever stopped it, and repeats nothing.

      A series or a file that cannot be forecast is reported and costs the others nothing; work that forecast nothing \
      is tried again each time the study goes on. Options of a network and its training are for all networks of the \
      study (--models and --seeds in place of --model and --seed); covariates are read by networks only. With --config, options \
      on the command line overrule those of the file.
      """)

  @OptionGroup var input: InputOptions

  @OptionGroup(title: "Study") var study: StudyOptions

  @OptionGroup(title: "Bounds") var bounds: BoundOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var training: TrainingChoices

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  func validate() throws {
    try study.checkFiles(input.files)
    guard network.models.isEmpty else {
      throw ValidationError("A study has several models: give --models in place of --model.")
    }
    guard GivenOptions().names.contains("seed") == false,
      try training.seed == TrainingChoices.parse([]).seed
    else {
      throw ValidationError("A study has several seeds: give --seeds in place of --seed.")
    }
    try checkNetworks()
  }

  /// Refuses what no model would use, or a network of the study cannot.
  private func checkNetworks() throws {
    var levelled = training
    levelled.loss.levels = []
    let networks = study.models.models.filter(\.isNetwork)
    for model in networks {
      var alone = network
      alone.models = ForecastMethod(argument: model.name).map { [$0] } ?? []
      try alone.check(training)
    }
    guard networks.isEmpty, let first = study.models.models.first else { return }
    guard study.seeds.values == [1] || study.models.models.contains(where: { !$0.isBaseline })
    else {
      throw ValidationError("No model of the study draws random numbers: leave out --seeds.")
    }
    var alone = network
    alone.models = ForecastMethod(argument: first.name).map { [$0] } ?? []
    try alone.checkIsUsed(with: levelled, covariates: input.covariates)
  }

  func run() async throws {
    let console = Console(loudness: quiet ? .quiet : .normal)
    try await BatchJob(
      plan: plan(), weights: training.weights, folder: study.out, threads: training.threads,
      console: console,
      writeRefused: { try input.rows.write($0, console: console) },
      plots: study.plots
    ).run()
  }

  private func plan() throws -> StudyPlan {
    var reading = input.series.readerOptions(input.text, input.rows)
    reading.origin = input.origin
    reading.covariates = input.covariates.columns()
    reading.covariates.weights = training.weights.weightColumn
    try input.covariates.check(reading.covariates)
    return StudyPlan(
      files: input.files, reading: reading, models: study.models.models,
      horizons: study.horizon.values, seeds: study.seeds.values.map(UInt64.init),
      holdout: study.holdout, levels: training.loss.levels, bounds: try bounds.bounds(),
      networks: try networks(),
      version: HindsightCommand.version, command: ShellText.command(CommandLine.arguments))
  }

  /// The settings of every network with every seed.
  private func networks() throws -> [String: [UInt64: NetworkSettings]] {
    var all: [String: [UInt64: NetworkSettings]] = [:]
    for model in study.models.models where model.isNetwork {
      for seed in study.seeds.values.map(UInt64.init) {
        var choices = training
        choices.seed = seed
        var settings = try network.settings(
          training: choices, of: NetworkKind(rawValue: model.name))
        settings.levels = training.loss.levels
        settings.tellsMissing = input.rows.fill == .mask
        all[model.name, default: [:]][seed] = settings
      }
    }
    return all
  }
}
