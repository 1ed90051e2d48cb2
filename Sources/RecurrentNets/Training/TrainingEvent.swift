public import NumericCore

/// What a training step found.
public struct StepRecord: Sendable, Hashable, Codable {
  /// The training step and its epoch, counted from 1.
  public let trainingStep: Int, epoch: Int
  /// The mean loss of the batch before the update, in the scaled unit; `nil` if nothing carried weight.
  public let loss: Double?
  /// The norm of the gradient before clipping.
  public let gradientNorm: Double
  /// The learning rate of the update.
  public let learningRate: Double
}

/// What happens in training, for whoever watches it.
public enum TrainingEvent: Sendable {
  /// A training step is done; with the last one of an epoch comes the epoch's record.
  case step(StepRecord, epoch: EpochRecord?)
  /// A loss or a gradient was not finite, and training goes on from an earlier state.
  case rolledBack(Rollback)
  /// The task was cancelled: training ends with `CancellationError`.
  case interrupted
  /// Training is over.
  case ended
}

/// A return to an earlier state.
public struct Rollback: Sendable, Equatable {
  /// What was not finite, and where.
  public let cause: NetworkError
  /// The training steps that are kept.
  public let trainingStep: Int
  /// The learning rate of the next step.
  public let learningRate: Double
  /// How often this training went back, and how often it may.
  public let count: Int, most: Int
}

/// Watches training: called after each event, with the state that training is in, which is made on demand.
///
/// What it throws ends training.
public typealias TrainingWatch<Scalar: KernelScalar> = (
  TrainingEvent, _ state: () -> TrainingState<Scalar>
) throws -> Void
