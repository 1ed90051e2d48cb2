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
      together. (default: auto for several series, unless an option of a network is given; gru otherwise)
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

  @Option(parsing: .unconditional, help: "Recurrent layers, one on top of the other.")
  var layers = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The probability that a feature is dropped between two layers.", valueName: "probability"))
  var dropout = 0.0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The probability that a feature is dropped from step to step, the same at every step.",
      valueName: "probability"))
  var recurrentDropout = 0.0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Past steps that the network reads. (default: two seasons, or twice the horizon without a season; \
      at least 12 of a history of 48 or more; fewer of a history too short to learn from so many)
      """,
      valueName: "steps"))
  var context: Int?

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

  @Option(help: "What is taken away from each window: its last value, or nothing.")
  var level = NetworkSettings.Level.lastValue

  func validate() throws {
    try OptionCheck.whole("--hidden", hidden)
    try OptionCheck.whole("--layers", layers)
    try OptionCheck.share("--dropout", dropout)
    try OptionCheck.share("--recurrent-dropout", recurrentDropout)
    try OptionCheck.whole("--context", context)
    if activation != nil && kind != .rnn {
      throw ValidationError(
        "--activation is for --model rnn; \(modelName) has "
          + (kind == nil ? "none." : "activations of its own."))
    }
    if dropout > 0 && layers == 1 {
      throw ValidationError("--dropout acts between layers; give --layers 2 or more.")
    }
  }

  /// Whether nothing but defaults was chosen.
  var isDefault: Bool {
    get throws { try kind == .gru && hasDefaultSettings }
  }

  /// The kind of network, if one is trained alone.
  var kind: NetworkKind? { (model ?? .network(.gru)).kind }

  private var modelName: String { (model ?? .network(.gru)).name }

  /// What forecasts one series, or several.
  func method(
    forSeveral: Bool, training: TrainingChoices, safety: RunOptions
  ) throws -> ForecastMethod {
    if let model { return model }
    guard forSeveral, safety.isDefault, try hasDefaultSettings && training.isDefaultButForSeed
    else {
      try training.loss.checkLevels()
      return .network(.gru)
    }
    return .automatic
  }

  /// Whether nothing but defaults was chosen, but for a method that is no network.
  private var hasDefaultSettings: Bool {
    get throws {
      let training = try TrainingOptions(optimiser: OptimiserConfiguration())
      let untouched = try NetworkOptions.parse([])
      return activation == nil
        && settings(training: training) == untouched.settings(training: training)
    }
  }

  /// Refuses a method that trains no network, for a command that only trains one.
  func checkIsNetwork() throws {
    guard kind == nil else { return }
    throw ValidationError(
      "--model \(modelName) is not one network. Give rnn, gru or lstm, or run hindsight forecast.")
  }

  /// Refuses what a method that trains no network would ignore.
  func checkIsUsed(with training: TrainingChoices) throws {
    guard let model else { return }
    guard model.kind == nil else { return try training.loss.checkLevels() }
    if case .automatic = model {
      guard try hasDefaultSettings && training.isDefaultButForSeed else {
        throw ValidationError(
          "--model auto chooses its networks itself: it takes no option of a network or its training but "
            + "--levels, --seed and --threads.")
      }
      return
    }
    guard try hasDefaultSettings && training.isDefault else {
      throw ValidationError(
        "--model \(model.name) trains no network: it takes no option of a network or its training but "
          + "--levels and --threads.")
    }
  }

  /// Refuses scaling that would be left out in silence.
  func checkScaling(for loss: LossKind) throws {
    guard loss.isOfCounts && (scaler != nil || logarithm != .auto || level != .lastValue) else {
      return
    }
    throw ValidationError(
      "--scaler, --log and --level are not for --loss \(loss.rawValue), which reads counts as they "
        + "are.")
  }

  /// Refuses what another network would begin with.
  func checkStart(_ start: InitialisationOptions) throws {
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
  func settings(training: TrainingOptions, of other: NetworkKind? = nil) -> NetworkSettings {
    var settings = NetworkSettings(training: training)
    settings.cell =
      switch (other ?? kind, activation) {
      case (.rnn, .relu): .rnnReLU
      case (.rnn, _): .rnnTanh
      case (.lstm, _): .lstm
      case (.gru, _), (nil, _): .gru
      }
    settings.hiddenSize = hidden
    settings.layers = layers
    settings.dropout = dropout
    settings.recurrentDropout = recurrentDropout
    settings.contextLength = context
    settings.strategy = strategy
    settings.lossAt = lossAt
    settings.scaler = scaler ?? .standardise
    settings.logarithm = logarithm
    settings.level = level
    return settings
  }
}

private let scalerNames = ScalerKind.all.map(\.name).joined(separator: ", ")

private func parseScaler(_ text: String) throws -> ScalerKind {
  guard let kind = ScalerKind(name: text) else {
    throw ValidationError("'\(text)' is no scaler. Give one of \(scalerNames).")
  }
  return kind
}
