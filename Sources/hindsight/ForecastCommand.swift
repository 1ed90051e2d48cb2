import ArgumentParser
import Evaluation
import Forecasting
import SeriesData

/// `hindsight forecast`: from a file to a judged, drawn forecast.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecasts the series of a CSV file.",
    discussion: """
      EXAMPLES:
        The next 12 steps of all columns, as CSV:
          hindsight forecast sales.csv --horizon 12
        Into files, with a picture:
          hindsight forecast sales.csv --horizon 12 -o forecast.csv --plot sales.svg
        Two columns of a file, together, by an LSTM:
          hindsight forecast loads.csv --horizon 24 --target north --target south \\
            --model lstm
        By a statistical method, with prediction intervals:
          hindsight forecast sales.csv --horizon 12 --model theta --levels 80,95
        Of what is counted, nothing but whole numbers from 0 up:
          hindsight forecast visits.csv --horizon 12 --non-negative --integer
        A thousand possible futures of counts, as columns:
          hindsight forecast visits.csv --horizon 12 --loss negative-binomial --strategy recursive --samples 1000
        With a network that was trained before:
          hindsight fit sales.csv --horizon 12 --save sales.safetensors
          hindsight forecast new.csv --load sales.safetensors
        With the default, networks and statistics together, likewise:
          hindsight fit sales.csv --horizon 12 --model auto --save sales.safetensors
        Everything that was found, for another program:
          hindsight forecast sales.csv --horizon 12 --json --quiet > forecast.json

      Recurrent networks are trained on what stands before a held-out end, judged there beside \
      baselines, trained again on everything, and forecast, mixed with statistical methods as held-out ends \
      advise (--model auto); --model names a single network or method instead. \
      The forecast goes to standard output; the \
      scores and what was inferred from the file go to standard error. The same seed gives the same \
      forecast, with any number of threads. Of an option that is given twice the last counts; only \
      --target may be repeated.

      EXIT STATUS: 0 success, 64 wrong command line, 65 faulty input, 66 unreadable input, 69 a plot \
      cannot be drawn for want of a working gnuplot (the forecast and the plot's script are written \
      nevertheless), 71 a limit of the system is too low, 73 an output file cannot be created, 74 reading or \
      writing failed, 130 interrupted, 141 the reader of the output is gone, 143 terminated.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup(title: "Horizon") var span: SpanOptions
  @OptionGroup(title: "Effort") var effort: EffortOptions
  @OptionGroup(title: "Bounds") var bounds: BoundOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Training") var training: TrainingChoices
  @OptionGroup(title: "Long runs") var safety: RunOptions
  @OptionGroup(title: "Samples") var drawing: SampleOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Forecast with a model file, without training.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var load: String?

  func validate() throws {
    for path in input.paths + network.features.files {
      try output.checkDistinct(from: path, and: safety.files + input.rows.files)
    }
    try network.checkIsUsed(with: training, covariates: input.covariates)
    try network.check(training)
    try effort.check(try load == nil ? [method()] : [])
    guard load != nil else {
      try drawing.check(network, training.loss)
      _ = try span.neededHorizon()
      if let model = network.model, model.kind == nil {
        try checkTrainsNone("--model \(model.name)")
      }
      if try output.lossPlot != nil && network.ensembleSettings(training.loss) != nil {
        throw ValidationError(
          "--loss-plot draws the losses of one network: leave it out, or draw those of each with --log-metrics and "
            + "hindsight plot --phase.")
      }
      return
    }
    guard span.holdout == nil else {
      throw ValidationError("A loaded model is not judged: --load takes no --holdout.")
    }
    try checkTrainsNone("--load")
    let taken: Set = drawing.samples == nil ? ["threads"] : ["threads", "seed"]
    if let option = GivenOptions().first(
      of: [NetworkOptions.self, TrainingChoices.self], besides: taken)
    {
      throw ValidationError(
        "--load names a network that is trained already: it takes neither \(option) nor any other option of the "
          + "network or its training than --threads, and --seed for --samples. (--model names a kind of network, "
          + "--load a file.)"
      )
    }
  }

  /// Whether something is kept or drawn of the training of one network.
  private var keepsTraining: Bool { output.lossPlot != nil || safety.isDefault == false }

  /// What forecasts.
  private func method() throws -> ForecastMethod {
    try network.method(
      training: training, needsNetwork: keepsTraining || input.covariates.isEmpty == false)
  }

  /// Refuses what is kept or drawn of the training of one network, for an option that brings none.
  private func checkTrainsNone(_ option: String) throws {
    guard keepsTraining == false else {
      throw ValidationError(
        "\(option) does not train one network: it takes no --checkpoint, --log-metrics or --loss-plot."
      )
    }
  }

  func run() async throws {
    let console = output.console
    console.warnOfInstructionSet()
    var settings = try network.settings(training: training)
    settings.levels = training.loss.levels
    settings.tellsMissing = input.rows.fill == .mask
    try output.checkWritable()
    var run = NetworkRun(
      settings, threads: training.threads, console: console, showsProgress: output.quiet == false,
      recorder: try safety.recorder(saying: console), effort: effort)
    if let load {
      switch try StoredModel(path: load) {
      case .network(let model): return try await forecast(with: model, run)
      case .ensemble(let model): return try await forecast(with: model, run)
      case .automatic(let model): return try await forecast(with: model, run)
      }
    }
    let reading = try input.read(
      saying: console, threads: training.threads, weighing: training.weights)
    try run.weigh(reading.panel, by: training.weights)
    if reading.isLong { return try await forecastAll(of: reading, run) }
    try output.checkFitsOne()
    let horizon = try span.neededHorizon()
    let bounds = try bounds.bounds(of: reading.panel)
    let forecaster = try run.forecaster(of: method(), horizon: horizon)
    let series = reading.series
    try series.checkTimes(ofNext: horizon)
    try series.checkFuture(ofNext: horizon)
    let (fit, notes) = try await run.judge(
      forecaster, on: series, horizon: horizon, holdout: try span.judged(of: series),
      bounds: bounds)
    let result = try drawn(
      JudgedForecast(of: series, horizon: horizon, by: fit, bounds: bounds), of: reading)
    try await write((reading, result, forecaster, notes), console)
  }

  /// What came of a run.
  private typealias Found = (
    reading: SeriesReading, result: JudgedForecast, forecaster: any Forecaster, notes: [String]
  )

  /// A forecast with the paths that were asked for.
  private func drawn(_ result: JudgedForecast, of reading: SeriesReading) throws -> JudgedForecast {
    guard let count = drawing.samples else { return result }
    return try result.drawing(
      count, seed: training.seed, after: reading.series, bounds: bounds.bounds(of: reading.panel))
  }

  private func forecast(with model: any NetworkModel, _ run: NetworkRun) async throws {
    let (models, first) = (model.members, model.members[0])
    try drawing.check(models)
    let (fitted, forecaster) = try model.prepared(
      training: run.settings.training, weights: SeriesWeights(), resources: run.resources())
    let reading = try input.read(
      likeThoseOf: first.trainedOn, scalesEachSeries: first.scalesEachSeries, saying: run.console,
      threads: training.threads)
    try await forecast(
      reading, with: fitted, by: forecaster, horizon: span.horizon ?? first.horizon, run.console)
  }

  private func forecast(with model: AutomaticModel, _ run: NetworkRun) async throws {
    guard input.covariates.isEmpty else {
      throw ValidationError(
        "--load names a model of --model auto, which reads nothing but the columns that are forecast: it takes "
          + "no covariates.")
    }
    guard drawing.samples == nil else {
      throw ForecastingError.tellsNoSamples(loss: "of --model auto")
    }
    let fitted = try model.fitted(resources: run.resources(choosesLength: false))
    let reading = try input.read(for: model, saying: run.console, threads: training.threads)
    try await forecast(
      reading, with: fitted, by: fitted.again, horizon: span.horizon ?? model.horizon, run.console)
  }

  /// Forecasts one series or many with what was fitted before.
  private func forecast(
    _ reading: SeriesReading, with fitted: any FittedForecaster, by forecaster: any Forecaster,
    horizon: Int, _ console: Console
  ) async throws {
    let bounds = try bounds.bounds(of: reading.panel)
    guard reading.isLong else {
      try output.checkFitsOne()
      let result = try JudgedForecast.unjudged(
        of: reading.series, horizon: horizon, by: fitted, bounds: bounds)
      return try await write((reading, drawn(result, of: reading), forecaster, []), console)
    }
    try output.checkFitsPanel()
    _ = try output.drawn(of: reading.panel)
    let panel = PanelJob(
      reading: reading, horizon: horizon, holdout: nil, bounds: bounds, file: input.name,
      console: console)
    let result = try drawn(panel.forecast(with: fitted), of: reading)
    try await panel.write(result, by: forecaster, output)
  }

  private func forecastAll(of reading: SeriesReading, _ run: NetworkRun) async throws {
    try output.checkFitsPanel()
    let panel = PanelJob(
      reading: reading, horizon: try span.neededHorizon(),
      holdout: try span.holdout?.steps(of: reading.panel),
      bounds: try bounds.bounds(of: reading.panel),
      file: input.name, console: run.console)
    _ = try output.drawn(of: reading.panel)
    var run = run
    run.settings.suit(reading.panel, horizon: panel.horizon, holdout: panel.holdout)
    let forecaster = try run.forecaster(of: method(), horizon: panel.horizon)
    let result = try await run.training { try await panel.forecast(by: forecaster) }
    try await panel.write(drawn(result, of: reading), by: forecaster, output)
  }

  /// Forecasts with the paths that were asked for.
  private func drawn(_ result: PanelForecast, of reading: SeriesReading) throws -> PanelForecast {
    guard let count = drawing.samples else { return result }
    return try result.drawing(
      count, seed: training.seed, after: reading.panel, bounds: bounds.bounds(of: reading.panel))
  }

  private func write(_ found: Found, _ console: Console) async throws {
    console.describe(found.result, of: found.reading.series, notes: found.notes)
    try await ForecastOutput(
      reading: found.reading, result: found.result, forecaster: found.forecaster,
      holdout: span.holdout?.steps(of: [found.reading.series]) ?? found.result.forecast.horizon,
      bounds: bounds.bounds()
    ).write(output, file: input.name, console: console)
  }
}
