/// How a network is trained.
public struct TrainingOptions: Sendable, Hashable, Encodable {
  /// How long to train.
  public enum Length: Sendable, Hashable {
    case epochs(Int)
    case trainingSteps(Int)
  }

  /// How a gradient that is too large is tamed.
  public enum Clipping: Sendable, Hashable {
    case none
    /// The whole gradient is rescaled to at most this Euclidean norm (Pascanu et al., 2013).
    case norm(Double)
    /// Each element is brought to ± this value.
    case value(Double)
  }

  /// What is done about a loss or a gradient that is not finite.
  public enum Recovery: String, Sendable, Hashable, Codable, CaseIterable {
    /// Training ends with an error.
    case stop
    /// Training goes back to the end of the epoch with the lowest loss, and on with half the learning rate; a
    /// few times at the most.
    case rollback
  }

  /// What is minimised.
  public var loss: LossConfiguration
  /// What turns gradients into updates.
  public let optimiser: OptimiserConfiguration
  /// How the learning rate changes.
  public let schedule: LearningRateSchedule
  /// Epochs, or training steps, at the most.
  public let length: Length
  /// Windows in a batch.
  public let batchSize: Int
  /// What happens to large gradients.
  public let clipping: Clipping
  /// Epochs without a better validation loss before training stops.
  public let patience: Int
  /// Where gradients stop; `nil`: at the start of the window.
  public let truncation: Truncation?
  /// Whether states are carried from a sample to the one that follows it in its track, gradients not, and the
  /// samples of an epoch are taken in that order.
  public var isStateful: Bool
  /// How often the network reads its own outputs; `nil`: never.
  public let sampling: ScheduledSampling?
  /// How parameters are drawn.
  public let initialisation: Initialisation
  /// The standard deviation of normal noise that is added to inputs while training, in the scaled unit.
  public let inputNoise: Double
  /// What is done about a loss or a gradient that is not finite.
  public let recovery: Recovery
  /// Decides initial parameters, the order of windows, dropout and noise.
  public var seed: UInt64

  /// Checks the ranges.
  public init(
    loss: LossConfiguration = .mae, optimiser: OptimiserConfiguration,
    schedule: LearningRateSchedule = .constant, length: Length = .epochs(200), batchSize: Int = 32,
    clipping: Clipping = .norm(1), patience: Int = 20,
    truncation: Truncation? = nil, isStateful: Bool = false, sampling: ScheduledSampling? = nil,
    initialisation: Initialisation = .standard,
    inputNoise: Double = 0, recovery: Recovery = .stop, seed: UInt64 = 1
  ) throws(NetworkError) {
    switch length {
    case .epochs(let count) where count < 1:
      throw .notPositive(name: "number of epochs", value: count)
    case .trainingSteps(let count) where count < 1:
      throw .notPositive(name: "number of training steps", value: count)
    default: break
    }
    guard batchSize >= 1 else { throw .notPositive(name: "batch size", value: batchSize) }
    guard patience >= 1 else { throw .notPositive(name: "patience", value: patience) }
    switch clipping {
    case .norm(let limit) where limit > 0 && limit.isFinite,
      .value(let limit) where limit > 0 && limit.isFinite:
      break
    case .norm(let limit), .value(let limit):
      throw .outOfRange(name: "clipping limit", value: limit, needed: "above 0 and finite")
    case .none: break
    }
    guard inputNoise >= 0 && inputNoise.isFinite else {
      throw .outOfRange(name: "input noise", value: inputNoise, needed: "at least 0 and finite")
    }
    try schedule.check()
    self.loss = loss
    self.optimiser = optimiser
    self.schedule = schedule
    self.length = length
    self.batchSize = batchSize
    self.clipping = clipping
    self.patience = patience
    self.truncation = truncation
    self.isStateful = isStateful
    self.sampling = sampling
    self.initialisation = initialisation
    self.inputNoise = inputNoise
    self.recovery = recovery
    self.seed = seed
  }

  /// The same options with another training length.
  public func with(length: Length) throws(NetworkError) -> TrainingOptions {
    try TrainingOptions(
      loss: loss, optimiser: optimiser, schedule: schedule, length: length, batchSize: batchSize,
      clipping: clipping, patience: patience, truncation: truncation,
      isStateful: isStateful, sampling: sampling, initialisation: initialisation,
      inputNoise: inputNoise, recovery: recovery, seed: seed)
  }
}
