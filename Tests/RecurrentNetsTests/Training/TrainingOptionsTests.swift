import RecurrentNets
import Testing

/// A configuration that is refused, and what is said about it.
struct Refusal: Sendable, CustomTestStringConvertible {
  let message: String
  let make: @Sendable () throws -> Void

  var testDescription: String { message }

  func check() {
    let error = #expect(throws: NetworkError.self) { try make() }
    #expect(error?.description == message)
  }
}

@Suite("Options and sizes out of range are refused with the exact message")
struct TrainingOptionsTests {
  private static func options(
    _ length: TrainingOptions.Length = .epochs(1), batchSize: Int = 1,
    clipping: TrainingOptions.Clipping = .none, patience: Int = 1
  ) throws {
    _ = try TrainingOptions(
      optimiser: OptimiserConfiguration(), length: length, batchSize: batchSize,
      clipping: clipping, patience: patience)
  }

  private static func optimiser(
    _ kind: OptimiserKind = .sgd, rate: Double = 0.1, momentum: Double = 0,
    nesterov: Bool = false, weightDecay: Double = 0
  ) throws {
    _ = try OptimiserConfiguration(
      kind: kind, learningRate: rate, momentum: momentum, nesterov: nesterov,
      weightDecay: weightDecay)
  }

  private static func schedule(_ schedule: LearningRateSchedule) throws {
    _ = try TrainingOptions(optimiser: OptimiserConfiguration(), schedule: schedule)
  }

  private static func network(
    input: Int = 1, hidden: Int = 1, layers: Int = 1, output: Int = 1, dropout: Double = 0
  ) throws {
    _ = try NetworkConfiguration(
      cell: .lstm, inputSize: input, hiddenSize: hidden, layers: layers, outputSize: output,
      dropout: dropout)
  }

  static let ofTraining = [
    Refusal(message: "The number of epochs must be at least 1, but is 0.") {
      try options(.epochs(0))
    },
    Refusal(message: "The number of training steps must be at least 1, but is -3.") {
      try options(.trainingSteps(-3))
    },
    Refusal(message: "The batch size must be at least 1, but is 0.") { try options(batchSize: 0) },
    Refusal(message: "The patience must be at least 1, but is 0.") { try options(patience: 0) },
    Refusal(message: "The clipping limit must be above 0 and finite, but is 0.0.") {
      try options(clipping: .norm(0))
    },
    Refusal(message: "The clipping limit must be above 0 and finite, but is -1.0.") {
      try options(clipping: .value(-1))
    },
    Refusal(message: "The clipping limit must be above 0 and finite, but is nan.") {
      try options(clipping: .norm(.nan))
    },
    Refusal(message: "The clipping limit must be above 0 and finite, but is inf.") {
      try options(clipping: .value(.infinity))
    },
  ]

  static let ofOptimisers = [
    Refusal(message: "The learning rate must be above 0 and finite, but is 0.0.") {
      try optimiser(rate: 0)
    },
    Refusal(message: "The learning rate must be above 0 and finite, but is nan.") {
      try optimiser(rate: .nan)
    },
    Refusal(message: "The learning rate must be above 0 and finite, but is inf.") {
      try optimiser(rate: .infinity)
    },
    Refusal(message: "The momentum must be at least 0 and below 1, but is 1.0.") {
      try optimiser(momentum: 1)
    },
    Refusal(message: "The momentum must be at least 0 and below 1, but is -0.1.") {
      try optimiser(momentum: -0.1)
    },
    Refusal(
      message:
        "The momentum must be above 0 and that of SGD where Nesterov's momentum is asked for, "
        + "but is 0.0."
    ) { try optimiser(nesterov: true) },
    Refusal(message: "The momentum must be 0 where adam is the optimiser, but is 0.9.") {
      try optimiser(.adam, momentum: 0.9)
    },
    Refusal(message: "The weight decay must be at least 0 and finite, but is -1.0.") {
      try optimiser(.adamw, weightDecay: -1)
    },
    Refusal(message: "The epochs of the schedule must be at least 1, but is 0.") {
      try schedule(.step(epochs: 0, factor: 0.5))
    },
    Refusal(message: "The epochs of the schedule must be at least 0, but is -1.0.") {
      try schedule(.plateau(epochs: -1, factor: 0.5))
    },
    Refusal(message: "The factor of the schedule must be between 0 and 1, but is 1.0.") {
      try schedule(.exponential(factor: 1))
    },
    Refusal(message: "The warm-up must be at least 0 and below 1, but is 1.0.") {
      try schedule(.oneCycle(warmUp: 1))
    },
  ]

  static let ofNetworks = [
    Refusal(message: "The input size must be at least 1, but is 0.") { try network(input: 0) },
    Refusal(message: "The hidden size must be at least 1, but is -5.") { try network(hidden: -5) },
    Refusal(message: "The number of layers must be at least 1, but is 0.") {
      try network(layers: 0)
    },
    Refusal(message: "The output size must be at least 1, but is 0.") { try network(output: 0) },
    Refusal(message: "The dropout must be at least 0 and below 1, but is 1.0.") {
      try network(dropout: 1)
    },
    Refusal(message: "The dropout must be at least 0 and below 1, but is nan.") {
      try network(dropout: .nan)
    },
    Refusal(
      message: "Hidden size 1000000000000, number of layers 1, input size 1 and output "
        + "size 1 make more parameters than can be counted. Choose smaller sizes."
    ) { try network(hidden: 1_000_000_000_000) },
    Refusal(
      message: "Hidden size 1, number of layers 9223372036854775807, input size 1 and output "
        + "size 1 make more parameters than can be counted. Choose smaller sizes."
    ) { try network(layers: .max) },
    Refusal(
      message: "Hidden size 1, number of layers 1, input size 9223372036854775807 and output "
        + "size 1 make more parameters than can be counted. Choose smaller sizes."
    ) { try network(input: .max) },
    Refusal(
      message: "Hidden size 9223372036854775807, number of layers 1, input size 1 and output "
        + "size 9223372036854775807 make more parameters than can be counted. Choose smaller sizes."
    ) { try network(hidden: .max, output: .max) },
  ]

  @Test("of training", arguments: ofTraining)
  func training(refusal: Refusal) { refusal.check() }

  @Test("of optimisers", arguments: ofOptimisers)
  func optimisers(refusal: Refusal) { refusal.check() }

  @Test("of networks", arguments: ofNetworks)
  func networks(refusal: Refusal) { refusal.check() }
}
