import ArgumentParser
import Evaluation
import Forecasting
import HostSystem
import SeriesData
import TensorFiles

/// `hindsight fit`: from a file to a trained network in a model file.
struct FitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Trains a network, or networks beside statistics, on a CSV file and saves them.",
    discussion: """
      EXAMPLES:
        A network for the next 12 steps of all columns:
          hindsight fit sales.csv --horizon 12 --save sales.safetensors
          hindsight forecast new.csv --load sales.safetensors
        Networks and statistics together, of one series or many:
          hindsight fit sales.csv --horizon 12 --model auto --save sales.safetensors
        The same network, trained further on newer rows:
          hindsight fit newer.csv --init sales.safetensors --save newer.safetensors
        A long training that can be stopped and gone on with:
          hindsight fit sales.csv --horizon 12 --save sales.safetensors --checkpoint sales.checkpoint --resume

      The network is trained and judged as hindsight forecast does it, and trained again on everything; what \
      that gave is saved. The model file is a safetensors file with PyTorch's names and order of gates, the \
      configuration and the scalers in its metadata, and a checksum. The same seed gives the same file, \
      with any number of threads.

      EXIT STATUS: that of hindsight forecast.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup(title: "Horizon") var span: SpanOptions
  @OptionGroup(title: "Effort") var effort: EffortOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var training: TrainingChoices
  @OptionGroup(title: "Long runs") var safety: RunOptions
  @OptionGroup(title: "Model") var model: ModelOptions

  func validate() throws {
    for path in input.paths + network.features.files {
      try model.checkDistinct(from: path, and: safety.files + input.rows.files)
    }
    try effort.check(network.model.map { [$0] } ?? [])
    if isAutomatic { return try checkAutomatic() }
    try network.checkIsNetwork()
    try network.check(training, isLoaded: model.start != nil)
    guard model.start != nil else {
      _ = try span.neededHorizon()
      return
    }
    if let option = GivenOptions().first(of: [NetworkOptions.self]) {
      throw ValidationError(
        "--init brings a network along: it takes neither \(option) nor any other option of the network. (--model "
          + "names a kind of network, --init a file.)")
    }
    let brought = ["input-weights", "recurrent-weights", "forget-bias", "levels", "stateful"]
    guard GivenOptions().names.contains(where: brought.contains) == false else {
      throw ValidationError(
        "--init brings weights, intervals and the way of its states along: it takes no --input-weights, "
          + "--recurrent-weights, --forget-bias, --levels or --stateful.")
    }
  }

  private var isAutomatic: Bool {
    if case .automatic? = network.model { true } else { false }
  }

  /// Refuses what is only for one network.
  private func checkAutomatic() throws {
    _ = try span.neededHorizon()
    try network.checkIsUsed(with: training, covariates: input.covariates)
    guard model.start == nil && safety.isDefault else {
      throw ValidationError(
        "--model auto does not train one network: it takes no --init, --checkpoint or --log-metrics."
      )
    }
  }

  func run() async throws {
    let console = model.console
    console.warnOfInstructionSet()
    var settings = try network.settings(training: training)
    settings.levels = training.loss.levels
    settings.tellsMissing = input.rows.fill == .mask
    try model.checkWritable()
    let run = NetworkRun(
      settings, threads: training.threads, console: console, showsProgress: model.quiet == false,
      recorder: try safety.recorder(saying: console), effort: effort)
    let reading: SeriesReading
    let forecaster: any Forecaster
    if isAutomatic {
      reading = try input.read(saying: console, threads: training.threads)
      forecaster = try run.forecaster(of: .automatic, horizon: span.neededHorizon())
    } else if let start = model.start {
      (reading, forecaster) = try further(from: start, run)
    } else {
      (reading, forecaster) = try anew(run)
    }
    try StoredModel.write(await learned(forecaster, from: reading, run), to: model.save)
    console.explain("The model is in \(model.save).")
  }

  /// Learns, judges, learns from everything, and says what came of it.
  private func learned(
    _ forecaster: any Forecaster, from reading: SeriesReading, _ run: NetworkRun
  ) async throws -> any FittedForecaster {
    let horizon =
      switch forecaster {
      case let network as NetworkForecaster: network.horizon
      case let networks as EnsembleForecaster: networks.members[0].horizon
      default: try span.neededHorizon()
      }
    let (final, isJudged): (any FittedForecaster, Bool)
    if reading.isLong {
      let panel = PanelJob(
        reading: reading, horizon: horizon, holdout: try span.holdout?.steps(of: reading.panel),
        bounds: .none, file: input.name, console: run.console)
      let result = try await run.training {
        try await panel.forecast(by: forecaster, forecasts: false)
      }
      (final, isJudged) = (result.final, result.contest != nil)
    } else {
      let series = reading.series
      let (result, notes) = try await run.judge(
        forecaster, on: series, horizon: horizon, holdout: try span.judged(of: series))
      // Learning needs no more than what has been; where the horizon is known too, its forecast tells more.
      if (try? series.checkFuture(ofNext: horizon)) != nil,
        let forecast = try? JudgedForecast(of: series, horizon: horizon, by: result)
      {
        run.console.describe(forecast, of: series, notes: notes)
      } else {
        run.console.describe(result, of: series, notes: notes)
      }
      (final, isJudged) = (result.final, result.judgement != nil)
    }
    if model.start != nil && isJudged {
      run.console.say("The model of --init may have learned from the held-out end before.")
    }
    return final
  }

  private func anew(_ run: NetworkRun) throws -> (SeriesReading, any Forecaster) {
    let reading = try input.read(
      saying: run.console, threads: training.threads, weighing: training.weights)
    let horizon = try span.neededHorizon()
    var run = run
    try run.weigh(reading.panel, by: training.weights)
    if reading.isLong {
      run.settings.suit(
        reading.panel, horizon: horizon,
        holdout: try span.holdout?.steps(of: reading.panel) ?? horizon)
    }
    return (reading, try run.forecaster(of: .network(network.kind ?? .gru), horizon: horizon))
  }

  /// What a file holds, to be trained further: one network, or each of several.
  private func further(
    from file: String, _ run: NetworkRun
  ) throws -> (SeriesReading, any Forecaster) {
    let model: any NetworkModel
    switch try StoredModel(path: file) {
    case .network(let one): model = one
    case .ensemble(let several): model = several
    case .automatic:
      throw TensorFileError(
        .otherKind(found: "networks and statistics together", needed: "a network"), in: file)
    }
    let reading = try reading(for: model.members, run)
    let weights = try training.weights.weights(of: reading.panel.map(\.name))
    let prepared = try model.prepared(
      training: run.settings.training, weights: weights, resources: run.resources())
    return (reading, prepared.forecaster)
  }

  /// Reads what networks of a file are trained further on, where the options suit them.
  private func reading(for models: [ModelFile], _ run: NetworkRun) throws -> SeriesReading {
    let start = models[0]
    if let horizon = span.horizon, horizon != start.horizon {
      throw ModelMismatch.otherHorizon(found: horizon, needed: start.horizon)
    }
    let loss = run.settings.training.loss
    let isGiven = GivenOptions().names.contains("loss")
    guard training.loss.kinds.count == 1, !isGiven || models.allSatisfy({ $0.loss == loss })
    else {
      let own = Set(models.map(\.loss.kind.rawValue)).sorted().joined(separator: ", ")
      throw ValidationError(
        "--init brings its loss along, \(own): leave --loss out, or train a new model.")
    }
    return try input.read(
      likeThoseOf: start.trainedOn, scalesEachSeries: start.scalesEachSeries, saying: run.console,
      threads: training.threads, weighing: training.weights)
  }
}
