import NumericCore

/// How far training has come, and the best parameters so far.
struct TrainingCourse<Scalar: KernelScalar> {
  private(set) var position: TrainingPosition
  private var epochs: [EpochRecord] = []
  /// Where training goes back to from a loss that is not finite, if it does: the end of the epoch with the lowest
  /// loss, or the beginning.
  private var lastGood: TrainingState<Scalar>.Point?
  private let parameters: ParameterBuffer<Scalar>
  private let bestParameters: ParameterBuffer<Scalar>
  private let optimiser: any Optimiser<Scalar>
  private let carried: CarriedStates<Scalar>?
  private let options: TrainingOptions
  private let followsEarlierRun: Bool

  /// A training that goes back more often than this will not get far.
  static var mostRollbacks: Int { 10 }

  init(
    _ options: TrainingOptions, parameters: ParameterBuffer<Scalar>,
    optimiser: any Optimiser<Scalar>, carried: CarriedStates<Scalar>?,
    learningRates: LearningRateCourse, followsEarlierRun: Bool
  ) {
    self.carried = carried
    self.options = options
    position = TrainingPosition(learningRates: learningRates)
    self.followsEarlierRun = followsEarlierRun
    self.parameters = parameters
    self.optimiser = optimiser
    bestParameters = ParameterBuffer(parameters.layout)
  }

  /// Whether another epoch begins, or the one under way goes on.
  var goesOn: Bool {
    position.samplesDone != nil || (hasLengthLeft && isOutOfPatience == false)
  }

  private var hasLengthLeft: Bool {
    if case .epochs(let limit) = options.length, position.epoch >= limit { return false }
    return hasStepsLeft
  }

  var hasStepsLeft: Bool {
    if case .trainingSteps(let limit) = options.length { return position.trainingStep < limit }
    return true
  }

  private var isOutOfPatience: Bool {
    position.bestEpoch.map { position.epoch - $0 >= options.patience } ?? false
  }

  /// The training step that comes next, and its learning rate.
  var nextStep: (number: Int, learningRate: Double) {
    let number = position.trainingStep + 1
    return (number, position.learningRates.rate(at: number))
  }

  /// Begins an epoch, or takes up the one under way; the samples of it that are done.
  mutating func beginEpoch() -> Int {
    if let done = position.samplesDone { return done }
    if options.recovery == .rollback, lastGood == nil { lastGood = now }
    position.epoch += 1
    position.samplesDone = 0
    position.sums = EpochSums()
    return 0
  }

  /// Notes the end of a training step on so many samples.
  mutating func endStep(_ loss: LossSum, gradientNorm: Double, samples: Int) -> StepRecord {
    let (number, learningRate) = nextStep
    let record = StepRecord(
      trainingStep: number, epoch: position.epoch, loss: loss.mean, gradientNorm: gradientNorm,
      learningRate: learningRate)
    if number == 1 { position.lowestLoss = loss.mean }
    position.trainingStep = number
    position.samplesDone = (position.samplesDone ?? 0) + samples
    position.sums.add(loss, gradientNorm: gradientNorm)
    position.lastStep = record
    return record
  }

  /// Notes the end of an epoch; keeps the parameters if their validation loss is the best so far.
  mutating func endEpoch(validationLoss: Double?) -> EpochRecord {
    let sums = position.sums
    let record = EpochRecord(
      epoch: position.epoch, trainingStep: position.trainingStep,
      trainingLoss: sums.loss.mean ?? 0, validationLoss: validationLoss,
      learningRate: position.learningRates.rate(at: position.trainingStep),
      meanGradientNorm: sums.gradientNorms / Double(max(1, sums.steps)),
      largestGradientNorm: sums.largestGradientNorm)
    let loss = validationLoss ?? record.trainingLoss
    if followsEarlierRun == false {
      position.learningRates.endEpoch(trainingStep: position.trainingStep, loss: loss)
    }
    if let validationLoss, validationLoss < best?.validationLoss ?? .infinity {
      position.bestEpoch = position.epoch
      bestParameters.copy(from: parameters)
    }
    epochs.append(record)
    position.samplesDone = nil
    if loss < position.lowestLoss ?? .infinity {
      position.lowestLoss = loss
      if options.recovery == .rollback { lastGood = now }
    }
    return record
  }

  private var best: EpochRecord? { position.bestEpoch.map { epochs[$0 - 1] } }

  /// Goes back to the last good state, and on with half the learning rate; `nil` if it may not.
  mutating func rollBack(from cause: NetworkError) -> Rollback? {
    guard let lastGood, position.rollbacks < Self.mostRollbacks else { return nil }
    var (rates, rollbacks) = (position.learningRates, position.rollbacks)
    rollbacks += 1
    restore(lastGood)
    // The best epoch has the lowest validation loss, so that it is never one of those that go.
    epochs.removeLast(epochs.count - position.epochsDone)
    rates.rollBack(to: position.learningRates, after: position.trainingStep)
    position.learningRates = rates
    position.rollbacks = rollbacks
    return Rollback(
      cause: cause, trainingStep: position.trainingStep, learningRate: nextStep.learningRate,
      count: rollbacks, most: Self.mostRollbacks)
  }

  private var now: TrainingState<Scalar>.Point {
    TrainingState.Point(
      parameters: parameters.values,
      moments: position.isOver ? [] : optimiser.moments.map(\.values),
      carried: position.isOver ? [] : carried?.values ?? [], position: position)
  }

  /// What is needed to go on from here.
  var state: TrainingState<Scalar> {
    TrainingState(
      now: now, lastGood: position.isOver ? nil : lastGood,
      bestParameters: position.bestEpoch == nil ? nil : bestParameters.values, epochs: epochs)
  }

  /// Goes on from a state.
  mutating func resume(_ state: TrainingState<Scalar>) {
    restore(state.now)
    if let best = state.bestParameters { bestParameters.set(best) }
    epochs = state.epochs
    lastGood = options.recovery == .rollback ? state.lastGood ?? state.now : nil
  }

  private mutating func restore(_ point: TrainingState<Scalar>.Point) {
    parameters.set(point.parameters)
    for (moment, values) in zip(optimiser.moments, point.moments) { moment.set(values) }
    if point.position.isOver == false { carried?.set(point.carried) }
    position = point.position
  }

  mutating func end() { position.isOver = true }

  func result(_ configuration: NetworkConfiguration) -> TrainingResult<Scalar> {
    let kept = position.bestEpoch == nil ? parameters : bestParameters
    return TrainingResult(
      network: TrainedNetwork(configuration: configuration, parameters: kept.values),
      epochs: epochs, bestEpoch: position.bestEpoch,
      trainingSteps: best?.trainingStep ?? position.trainingStep,
      stoppedEarly: hasLengthLeft && isOutOfPatience, learningRates: position.learningRates)
  }
}
