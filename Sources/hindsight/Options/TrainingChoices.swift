import ArgumentParser
import RecurrentNets

extension OptimiserKind: ExpressibleByArgument {}
extension TrainingOptions.Recovery: ExpressibleByArgument {}

/// How the network is trained.
struct TrainingChoices: ParsableArguments {
  @OptionGroup var loss: LossOptions

  @Option(help: "What turns gradients into updates.")
  var optimizer = OptimiserKind.adam

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The size of an update. (default: 0.05 for sgd and adagrad, 0.01 for the others)",
      valueName: "rate"))
  var learningRate: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The momentum of --optimizer sgd or rmsprop.", valueName: "share"))
  var momentum = 0.0

  @Flag(help: "Use Nesterov's momentum; needs --optimizer sgd and --momentum.")
  var nesterov = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How strongly parameters are drawn towards 0. (default: 0.01 for adamw, 0 for the others)",
      valueName: "rate"))
  var weightDecay: Double?

  @OptionGroup var schedule: ScheduleOptions
  @OptionGroup var start: InitialisationOptions

  @OptionGroup var sequence: SequenceOptions
  @OptionGroup var weights: WeightOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The most passes over the windows; training stops before if it no longer helps. (default: 200)",
      valueName: "count"))
  var epochs: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The most updates, in place of --epochs.", valueName: "count"))
  var trainingSteps: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Epochs without a better validation loss before training stops.", valueName: "epochs"))
  var patience = 20

  @Option(parsing: .unconditional, help: ArgumentHelp("Windows in a batch.", valueName: "windows"))
  var batchSize = 32

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The largest norm of the gradient. (default: 1)", valueName: "norm"))
  var clipNorm: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest element of the gradient, in place of --clip-norm.", valueName: "value"))
  var clipValue: Double?

  @Option(
    name: .customLong("on-nan"),
    help: ArgumentHelp(
      """
      What is done about a loss that is not finite: end with an error, or go back to the epoch with \
      the lowest loss and on with half the learning rate.
      """, valueName: "what"))
  var recovery = TrainingOptions.Recovery.stop

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A whole number from 0 up that decides initial parameters, order of windows and dropout.",
      valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads to work with. (default: as many as the machine grants)", valueName: "count"))
  var threads: Int?

  func validate() throws {
    try OptionCheck.positive("--learning-rate", learningRate)
    try OptionCheck.share("--momentum", momentum)
    try OptionCheck.atLeastZero("--weight-decay", weightDecay)
    try OptionCheck.whole("--epochs", epochs)
    try OptionCheck.whole("--training-steps", trainingSteps)
    try OptionCheck.whole("--patience", patience)
    try OptionCheck.whole("--batch-size", batchSize)
    try OptionCheck.positive("--clip-norm", clipNorm)
    try OptionCheck.positive("--clip-value", clipValue)
    try OptionCheck.whole("--threads", threads, atMost: 1024)
    if epochs != nil && trainingSteps != nil {
      throw ValidationError("Give either --epochs or --training-steps, not both.")
    }
    if clipNorm != nil && clipValue != nil {
      throw ValidationError("Give either --clip-norm or --clip-value, not both.")
    }
    if optimizer.takesMomentum == false && momentum != 0 {
      throw ValidationError("--momentum is for --optimizer sgd or rmsprop.")
    }
    if optimizer != .sgd && nesterov { throw ValidationError("--nesterov is for --optimizer sgd.") }
    if nesterov && momentum == 0 {
      throw ValidationError("--nesterov needs a --momentum above 0.")
    }
  }

  /// Whether nothing but defaults was chosen, but for the threads.
  var isDefault: Bool {
    get throws {
      try weights.isDefault && loss.kinds.count == 1
        && options() == TrainingChoices.parse([]).options()
    }
  }

  /// Whether nothing but defaults was chosen, but for the threads, the seed and the levels of intervals.
  var isDefaultButForSeed: Bool {
    get throws {
      var others = self
      others.seed = try TrainingChoices.parse([]).seed
      return try others.isDefault
    }
  }

  /// Those of the first network, where several losses ask for several.
  func options() throws(NetworkError) -> TrainingOptions {
    try TrainingOptions(
      loss: loss.configurations()[0],
      optimiser: OptimiserConfiguration(
        kind: optimizer, learningRate: learningRate, momentum: momentum, nesterov: nesterov,
        weightDecay: weightDecay),
      schedule: schedule.choice,
      length: trainingSteps.map { .trainingSteps($0) } ?? .epochs(epochs ?? 200),
      batchSize: batchSize, clipping: clipValue.map { .value($0) } ?? .norm(clipNorm ?? 1),
      patience: patience, truncation: sequence.truncation(), isStateful: sequence.stateful,
      sampling: sequence.sampling(), initialisation: start.initialisation(),
      inputNoise: start.inputNoise, recovery: recovery, seed: seed)
  }
}
