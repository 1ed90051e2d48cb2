import ArgumentParser
import Forecasting
import RecurrentNets
import SeriesData

/// The function of a vanilla RNN.
enum Activation: String, CaseIterable, ExpressibleByArgument {
  case tanh, relu
}

extension NetworkSettings.Strategy: ExpressibleByArgument {}
extension NetworkSettings.LossAt: ExpressibleByArgument {}
extension NetworkSettings.Level: ExpressibleByArgument {}
extension NetworkSettings.Logarithm: ExpressibleByArgument {}

/// Which network forecasts, and what it reads; or which statistical method does.
struct NetworkOptions: ParsableArguments {
  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      """
      The recurrent network that is trained, the statistical method that needs no training, or auto: both \
      together. (default: auto, or gru where an option of a network or its training is given)
      """, valueName: "model"))
  var models: [ForecastMethod] = []

  /// The model of commands that have one: the last that was given.
  var model: ForecastMethod? { models.last }

  @Option(help: "The activation of --model rnn; tanh if not given.")
  var activation: Activation?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The hidden size: features of the hidden state.", valueName: "size"))
  var hidden = 32

  @OptionGroup var stack: LayerOptions
  @OptionGroup var windows: WindowOptions

  @Option(
    name: .customLong("context"), parsing: .unconditional,
    help: ArgumentHelp(
      """
      Past steps that the network reads; several with commas between, such as 12,24: a network for each. (default: \
      two seasons, or twice the horizon without a season; at least 15 of --segment, and 12 of a history of 48 or more; \
      fewer of a history too short to learn from so many)
      """,
      valueName: "steps"), transform: { try WholeList($0, of: "--context", atLeast: 1) })
  var contexts: WholeList?

  @OptionGroup var ensemble: EnsembleOptions

  @Option(
    help: "Forecast all steps at once, or one step that is fed back until all are there.")
  var strategy = NetworkSettings.Strategy.multiOutput

  @Option(help: "Where training takes the error: at the last step of a window, or at every step.")
  var lossAt = NetworkSettings.LossAt.last

  @Option(
    help: ArgumentHelp(
      "How values are scaled: \(scalerNames). (default: \(ScalerKind.standardise.name))",
      valueName: "name"),
    completion: .list(ScalerKind.all.map(\.name)), transform: parseScaler)
  var scaler: ScalerKind?

  @Option(
    name: .customLong("log"),
    help: ArgumentHelp(
      "Whether the logarithm is taken first; auto: of positive values that grow threefold.",
      valueName: "when"))
  var logarithm = NetworkSettings.Logarithm.auto

  @Option(
    help: ArgumentHelp(
      """
      What is done to values, in place of --scaler and --log, one after the other with commas between: \
      \(TransformStep.names.joined(separator: ", ")). Some take steps, such as difference:7 or stl:24.
      """, valueName: "names"),
    completion: .list(TransformStep.names), transform: parseTransform)
  var transform: [TransformStep] = []

  @Option(
    help: """
      What is taken away from each window: its last value, the mean of its context, the mean with the deviation \
      divided by, or nothing.
      """)
  var level = NetworkSettings.Level.lastValue

  @OptionGroup var features: FeatureOptions

  func validate() throws {
    try OptionCheck.whole("--hidden", hidden)
    if transform.isEmpty == false && (scaler != nil || logarithm != .auto) {
      throw ValidationError("--transform takes the place of --scaler and --log: leave them out.")
    }
    if activation != nil && kind != .rnn {
      throw ValidationError(
        "--activation is for --model rnn; \(modelName) has "
          + (kind == nil ? "none." : "activations of its own."))
    }
  }

  /// The kind of network, if one is trained alone.
  var kind: NetworkKind? { (model ?? .network(.gru)).kind }

  private var modelName: String { (model ?? .network(.gru)).name }

  /// What forecasts.
  ///
  /// - Parameter needsNetwork: whether something is kept or drawn of the training of one network.
  func method(training: TrainingChoices, needsNetwork: Bool) throws -> ForecastMethod {
    if let model { return model }
    if needsNetwork == false,
      try isUntouched(with: training, taking: ["levels", "seed", "threads"])
    {
      return .automatic
    }
    return .network(.gru)
  }

  /// Whether no option of a network or its training is given but some that are taken, not even with its default.
  private func isUntouched(with training: TrainingChoices, taking taken: Set<String>) throws -> Bool
  {
    guard try hasDefaultSettings else { return false }
    guard try taken.contains("seed") ? training.isDefaultButForSeed : training.isDefault else {
      return false
    }
    return GivenOptions().first(of: [Self.self, TrainingChoices.self], besides: taken) == nil
  }

  /// Whether nothing but defaults was chosen, but for a method that is no network.
  private var hasDefaultSettings: Bool {
    get throws {
      let training = try TrainingOptions(optimiser: OptimiserConfiguration())
      let untouched = try NetworkOptions.parse([])
      return activation == nil && features.isDefault
        && choices(training: training) == untouched.choices(training: training)
    }
  }

  /// Refuses several networks, for a command that looks at one.
  func checkIsOne(_ training: TrainingChoices) throws {
    guard try ensembleSettings(training.loss) != nil else { return }
    throw ValidationError(
      "This command looks at one network: leave out --ensemble and --combine, and give one --context and one --loss."
    )
  }

  /// Refuses a method that trains no network, for a command that only trains networks.
  func checkIsNetwork() throws {
    guard kind == nil else { return }
    throw ValidationError(
      "--model \(modelName) is not one network. Give rnn, gru or lstm, or run hindsight forecast.")
  }

  /// Refuses what a method that trains no network would ignore.
  func checkIsUsed(with training: TrainingChoices, covariates: CovariateOptions) throws {
    guard let model else { return }
    guard model.kind == nil else { return }
    guard covariates.isEmpty && features.isDefault else {
      throw ValidationError(
        "--model \(model.name) reads nothing but the columns that are forecast: covariates, calendar, holidays and "
          + "lags are for --model rnn, gru or lstm.")
    }
    if case .automatic = model {
      guard
        try isUntouched(with: training, taking: ["model", "levels", "seed", "threads"])
      else {
        throw ValidationError(
          "--model auto chooses its networks itself: it takes no option of a network or its training but "
            + "--levels, --seed and --threads.")
      }
      return
    }
    guard try isUntouched(with: training, taking: ["model", "levels", "threads"]) else {
      throw ValidationError(
        "--model \(model.name) trains no network: it takes no option of a network or its training but "
          + "--levels and --threads.")
    }
  }

  /// Refuses ways of training that do not go with these options.
  ///
  /// - Parameter isLoaded: whether a file brings the network, so that its way of forecasting is not among them.
  func check(_ training: TrainingChoices, isLoaded: Bool = false) throws {
    try ensemble.check(contexts: contexts?.values.count ?? 0, losses: training.loss.kinds.count)
    for loss in training.loss.kinds { try checkScaling(for: loss) }
    try checkStart(training.start)
    guard kind != nil, isLoaded == false else { return }
    try windows.check(
      strategy, lossAt, truncate: training.sequence.truncate, dilation: stack.dilation)
    for loss in training.loss.kinds { try training.sequence.check(strategy, lossAt, loss) }
    if windows.stride != nil && training.sequence.stateful {
      throw ValidationError(
        "--stateful takes windows that follow each other: leave out --window-stride.")
    }
  }

  /// Refuses scaling that would be left out in silence.
  private func checkScaling(for loss: LossKind) throws {
    guard
      loss.isOfCounts
        && (scaler != nil || logarithm != .auto || transform.isEmpty == false
          || level != .lastValue)
    else {
      return
    }
    throw ValidationError(
      "--scaler, --log, --transform and --level are not for --loss \(loss.rawValue), which reads counts as they "
        + "are.")
  }

  /// Refuses what another network would begin with.
  private func checkStart(_ start: InitialisationOptions) throws {
    if start.forgetBias != nil && kind != .lstm {
      throw ValidationError(
        "--forget-bias is for --model lstm; \(modelName) has no forget gate.")
    }
    if start.recurrentWeights == .identity && kind != .rnn {
      throw ValidationError("--recurrent-weights identity is for --model rnn.")
    }
  }

  /// The settings that these options and those of training make up; without a network they are not used.
  ///
  /// - Parameter other: the kind of network; that of the model if `nil`.
  func settings(training: TrainingChoices, of other: NetworkKind? = nil) throws -> NetworkSettings {
    var settings = choices(training: try training.options(), of: other)
    settings.ensemble = try ensembleSettings(training.loss)
    settings.inputs = try features.inputs()
    return settings
  }

  /// Which networks forecast together; `nil` if it is one.
  func ensembleSettings(_ loss: LossOptions) throws -> EnsembleSettings? {
    ensemble.settings(contexts: contexts?.values ?? [], losses: try loss.configurations())
  }

  /// The settings, but for what the network reads beside the series, and the losses of several.
  private func choices(training: TrainingOptions, of other: NetworkKind? = nil) -> NetworkSettings {
    var settings = NetworkSettings(training: training)
    settings.cell =
      switch (other ?? kind, activation) {
      case (.rnn, .relu): .rnnReLU
      case (.rnn, _): .rnnTanh
      case (.lstm, _): .lstm
      case (.gru, _), (nil, _): .gru
      }
    settings.hiddenSize = hidden
    stack.choose(in: &settings)
    windows.choose(in: &settings)
    settings.contextLength = contexts?.values.first
    settings.ensemble = ensemble.settings(contexts: contexts?.values ?? [], losses: [])
    settings.strategy = strategy
    settings.lossAt = lossAt
    settings.scaler = scaler ?? .standardise
    settings.logarithm = logarithm
    settings.transform = transform.isEmpty ? nil : transform
    settings.level = level
    return settings
  }
}

private let scalerNames = ScalerKind.all.map(\.name).joined(separator: ", ")

private func parseTransform(_ text: String) throws -> [TransformStep] {
  try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
    guard let step = TransformStep(String(part)) else {
      throw ValidationError(
        "'\(part)' is no transform. Give some of \(TransformStep.names.joined(separator: ", ")).")
    }
    return step
  }
}

private func parseScaler(_ text: String) throws -> ScalerKind {
  guard let kind = ScalerKind(name: text) else {
    throw ValidationError("'\(text)' is no scaler. Give one of \(scalerNames).")
  }
  return kind
}
