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
  private var learningRates: LearningRateCourse
  private let followsEarlierRun: Bool

  init(
    _ options: TrainingOptions, parameters: ParameterBuffer<Scalar>,
    learningRates: LearningRateCourse, followsEarlierRun: Bool
  ) {
    self.options = options
    self.learningRates = learningRates
    self.followsEarlierRun = followsEarlierRun
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

  /// The learning rate of the training step that has begun.
  var learningRate: Double { learningRates.rate(at: trainingStep) }

  private var isOutOfPatience: Bool { best.map { epoch - $0.epoch >= options.patience } ?? false }

  mutating func beginEpoch() { epoch += 1 }

  mutating func beginStep() { trainingStep += 1 }

  /// Notes the end of an epoch; keeps the parameters if their validation loss is the best so far.
  mutating func record(_ sums: EpochSums, validationLoss: Double?) -> EpochRecord {
    let record = EpochRecord(
      epoch: epoch, trainingStep: trainingStep, trainingLoss: sums.loss.mean ?? 0,
      validationLoss: validationLoss, learningRate: learningRate,
      meanGradientNorm: sums.gradientNorms / Double(max(1, sums.steps)),
      largestGradientNorm: sums.largestGradientNorm)
    records.append(record)
    if followsEarlierRun == false {
      learningRates.endEpoch(
        trainingStep: trainingStep, loss: validationLoss ?? record.trainingLoss)
    }
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
      stoppedEarly: hasLengthLeft && isOutOfPatience, learningRates: learningRates)
  }
}

/// What the training steps of an epoch add up to.
struct EpochSums {
  private(set) var loss = LossSum()
  private(set) var steps = 0
  private(set) var gradientNorms = 0.0, largestGradientNorm = 0.0

  mutating func add(_ loss: LossSum, gradientNorm: Double) {
    self.loss += loss
    steps += 1
    gradientNorms += gradientNorm
    largestGradientNorm = max(largestGradientNorm, gradientNorm)
  }
}
