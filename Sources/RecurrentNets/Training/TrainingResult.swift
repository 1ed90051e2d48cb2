public import NumericCore

/// What was measured in one epoch.
public struct EpochRecord: Sendable, Hashable {
  /// The epoch, counted from 1, and the training steps done at its end.
  public let epoch: Int, trainingStep: Int
  /// The mean loss of the epoch's batches, each before its update, in the scaled unit.
  public let trainingLoss: Double
  /// The mean loss on the validation end after the epoch; `nil` without one.
  public let validationLoss: Double?
  /// The learning rate of the epoch's last step.
  public let learningRate: Double
  /// The mean and the largest of the epoch's gradient norms, before clipping.
  public let meanGradientNorm: Double, largestGradientNorm: Double

  /// A record as it was measured, or as it was kept.
  package init(
    epoch: Int, trainingStep: Int, trainingLoss: Double, validationLoss: Double?,
    learningRate: Double, meanGradientNorm: Double, largestGradientNorm: Double
  ) {
    self.epoch = epoch
    self.trainingStep = trainingStep
    self.trainingLoss = trainingLoss
    self.validationLoss = validationLoss
    self.learningRate = learningRate
    self.meanGradientNorm = meanGradientNorm
    self.largestGradientNorm = largestGradientNorm
  }
}

/// A network with the parameters that training found.
public struct TrainedNetwork<Scalar: KernelScalar>: Sendable {
  /// The sizes.
  public let configuration: NetworkConfiguration
  /// All parameters, in the order of ``ParameterLayout``.
  public let parameters: [Scalar]

  /// A network with given parameters; as many as the layout counts.
  public init(configuration: NetworkConfiguration, parameters: [Scalar]) {
    precondition(
      parameters.count == configuration.parameterCount,
      "\(parameters.count) parameters for \(configuration.parameterCount)")
    self.configuration = configuration
    self.parameters = parameters
  }
}

/// What training gives back.
public struct TrainingResult<Scalar: KernelScalar>: Sendable {
  /// The best network by validation loss; the last one without validation.
  public let network: TrainedNetwork<Scalar>
  /// The epochs, first to last.
  public let epochs: [EpochRecord]
  /// The epoch whose parameters were kept; `nil` without validation.
  public let bestEpoch: Int?
  /// The training steps after which the kept parameters were reached.
  public let trainingSteps: Int
  /// Whether patience ran out before the training length.
  public let stoppedEarly: Bool
  /// The learning rates, step by step, for another run to follow.
  public let learningRates: LearningRateCourse

  init(
    network: TrainedNetwork<Scalar>, epochs: [EpochRecord], bestEpoch: Int?, trainingSteps: Int,
    stoppedEarly: Bool, learningRates: LearningRateCourse
  ) {
    self.network = network
    self.epochs = epochs
    self.bestEpoch = bestEpoch
    self.trainingSteps = trainingSteps
    self.stoppedEarly = stoppedEarly
    self.learningRates = learningRates
  }

  /// What is known of a network that was trained elsewhere, after so many training steps.
  ///
  /// - Parameter options: how it is trained further, should it be.
  public init(
    of network: TrainedNetwork<Scalar>, trainingSteps: Int, options: TrainingOptions
  ) {
    self.init(
      network: network, epochs: [], bestEpoch: nil, trainingSteps: trainingSteps,
      stoppedEarly: false, learningRates: LearningRateCourse(options, samples: 1))
  }
}
