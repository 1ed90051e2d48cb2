import ArgumentParser
import RecurrentNets

extension LossKind: ExpressibleByArgument {}
extension OptimiserKind: ExpressibleByArgument {}

/// How the network is trained.
struct TrainingChoices: ParsableArguments {
  @Option(help: "What training minimises.")
  var loss = LossKind.mae

  @Option(help: "What turns gradients into updates.")
  var optimizer = OptimiserKind.adam

  @Option(help: "The size of an update. Default: 0.005 for adam, 0.05 for sgd.")
  var learningRate: Double?

  @Option(help: "The momentum of sgd.")
  var momentum = 0.0

  @Flag(help: "Use Nesterov's momentum.")
  var nesterov = false

  @Option(help: "Passes over the windows at the most. Default: 200.")
  var epochs: Int?

  @Option(help: "Updates at the most, instead of epochs.")
  var trainingSteps: Int?

  @Option(help: "Epochs without a better validation loss before training stops.")
  var patience = 20

  @Option(help: "Windows in a batch.")
  var batchSize = 32

  @Option(help: "The largest norm of the gradient. Default: 1.")
  var clipNorm: Double?

  @Option(help: "The largest absolute element of the gradient, instead of the norm.")
  var clipValue: Double?

  @Option(help: "Decides initial parameters, the order of windows and dropout.")
  var seed: UInt64 = 1

  func validate() throws {
    if epochs != nil && trainingSteps != nil {
      throw ValidationError("Give either --epochs or --training-steps, not both.")
    }
    if clipNorm != nil && clipValue != nil {
      throw ValidationError("Give either --clip-norm or --clip-value, not both.")
    }
    if optimizer != .sgd && (momentum != 0 || nesterov) {
      throw ValidationError("--momentum and --nesterov are for --optimizer sgd.")
    }
  }

  func options() throws(NetworkError) -> TrainingOptions {
    try TrainingOptions(
      loss: loss,
      optimiser: OptimiserConfiguration(
        kind: optimizer, learningRate: learningRate ?? (optimizer == .adam ? 0.005 : 0.05),
        momentum: momentum, nesterov: nesterov),
      length: trainingSteps.map { .trainingSteps($0) } ?? .epochs(epochs ?? 200),
      batchSize: batchSize, clipping: clipValue.map { .value($0) } ?? .norm(clipNorm ?? 1),
      patience: patience, seed: seed)
  }
}
