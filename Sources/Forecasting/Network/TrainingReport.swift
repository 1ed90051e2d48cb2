public import RecurrentNets

/// How the training of a fitted network went, in numbers that outlive the network.
public struct TrainingReport: Sendable, Hashable {
  /// The loss that was minimised, by its name on the command line.
  public let loss: String
  /// What decided initial parameters, order of windows and dropout.
  public let seed: UInt64
  /// Past steps that the network reads.
  public let contextLength: Int
  /// Steps at the end of the history that decided the training length; 0 without.
  public let validationLength: Int
  /// Whether the logarithm is taken, by channel.
  public let takesLogarithm: [Bool]
  /// The number of parameters of the network.
  public let parameterCount: Int
  /// The epoch whose parameters were kept; `nil` without a validation end.
  public let bestEpoch: Int?
  /// The training steps of the parameters that were kept.
  public let trainingSteps: Int
  /// Whether the validation loss stopped training before its length.
  public let stoppedEarly: Bool
  /// All epochs, first to last.
  public let epochs: [EpochRecord]
}

extension FittedNetwork {
  /// How training went.
  public var report: TrainingReport {
    TrainingReport(
      loss: plan.settings.training.loss.kind.rawValue, seed: plan.settings.training.seed,
      contextLength: plan.shape.contextLength,
      validationLength: plan.validationLength,
      takesLogarithm: transforms.map(\.scaler.takesLogarithm),
      parameterCount: training.network.configuration.parameterCount,
      bestEpoch: training.bestEpoch, trainingSteps: training.trainingSteps,
      stoppedEarly: training.stoppedEarly, epochs: training.epochs)
  }
}
