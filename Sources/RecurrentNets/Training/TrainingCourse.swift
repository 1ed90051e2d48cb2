import NumericCore

/// How far training has come, and the best parameters so far.
struct TrainingCourse<Scalar: KernelScalar> {
  private(set) var epoch = 0
  private(set) var trainingStep = 0
  private var records: [EpochRecord] = []
  private var best: EpochRecord?
  private let parameters: ParameterBuffer<Scalar>
  private let bestParameters: ParameterBuffer<Scalar>
  private let options: TrainingOptions

  init(_ options: TrainingOptions, parameters: ParameterBuffer<Scalar>) {
    self.options = options
    self.parameters = parameters
    bestParameters = ParameterBuffer(parameters.layout)
  }

  /// Whether another epoch begins.
  var goesOn: Bool { hasLengthLeft && isOutOfPatience == false }

  private var hasLengthLeft: Bool {
    if case .epochs(let limit) = options.length, epoch >= limit { return false }
    return hasStepsLeft
  }

  var hasStepsLeft: Bool {
    if case .trainingSteps(let limit) = options.length { return trainingStep < limit }
    return true
  }

  private var isOutOfPatience: Bool { best.map { epoch - $0.epoch >= options.patience } ?? false }

  mutating func beginEpoch() { epoch += 1 }

  mutating func beginStep() { trainingStep += 1 }

  /// Notes the end of an epoch; keeps the parameters if their validation loss is the best so far.
  mutating func record(
    trainingLoss: Double, validationLoss: Double?, gradientNorm: Double
  ) -> EpochRecord {
    let record = EpochRecord(
      epoch: epoch, trainingStep: trainingStep, trainingLoss: trainingLoss,
      validationLoss: validationLoss, largestGradientNorm: gradientNorm)
    records.append(record)
    if let validationLoss, validationLoss < best?.validationLoss ?? .infinity {
      best = record
      bestParameters.copy(from: parameters)
    }
    return record
  }

  func result(_ configuration: NetworkConfiguration) -> TrainingResult<Scalar> {
    let kept = best == nil ? parameters : bestParameters
    return TrainingResult(
      network: TrainedNetwork(configuration: configuration, parameters: kept.values),
      epochs: records, bestEpoch: best?.epoch, trainingSteps: best?.trainingStep ?? trainingStep,
      stoppedEarly: hasLengthLeft && isOutOfPatience)
  }
}
