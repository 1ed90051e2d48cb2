/// How the training of a fitted network went, in numbers that outlive the network.
public struct TrainingReport: Sendable, Hashable {
  /// One epoch.
  public struct Epoch: Sendable, Hashable {
    /// The epoch, from 1, and the training steps done at its end.
    public let epoch: Int, trainingStep: Int
    /// The mean loss on the training part, in the scaled unit.
    public let trainingLoss: Double
    /// The mean loss on the validation end; `nil` without one.
    public let validationLoss: Double?
    /// The largest gradient norm, before clipping.
    public let largestGradientNorm: Double
  }

  /// The loss that was minimised, by its name on the command line.
  public let loss: String
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
  public let epochs: [Epoch]
}

extension FittedNetwork {
  /// How training went.
  public var report: TrainingReport {
    TrainingReport(
      loss: plan.settings.training.loss.rawValue, contextLength: plan.contextLength,
      validationLength: plan.validationLength, takesLogarithm: takesLogarithm,
      parameterCount: training.network.configuration.parameterCount,
      bestEpoch: training.bestEpoch, trainingSteps: training.trainingSteps,
      stoppedEarly: training.stoppedEarly,
      epochs: training.epochs.map {
        TrainingReport.Epoch(
          epoch: $0.epoch, trainingStep: $0.trainingStep, trainingLoss: $0.trainingLoss,
          validationLoss: $0.validationLoss, largestGradientNorm: $0.largestGradientNorm)
      })
  }
}
