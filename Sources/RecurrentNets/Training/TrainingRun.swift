import NumericCore

/// One training on its way: training steps, epochs, returns to an earlier state, and who is told of them.
struct TrainingRun<Scalar: KernelScalar> {
  let engine: TrainingEngine<Scalar>
  let judge: Validation<Scalar>?
  /// The windows that are trained on, and what binds their order.
  let order: SampleOrder
  let options: TrainingOptions
  private(set) var course: TrainingCourse<Scalar>

  init(
    _ engine: TrainingEngine<Scalar>, judge: Validation<Scalar>?, order: SampleOrder,
    options: TrainingOptions, course: TrainingCourse<Scalar>
  ) {
    self.engine = engine
    self.judge = judge
    self.order = order
    self.options = options
    self.course = course
  }

  /// Trains to the end.
  mutating func finish(watchedBy watch: TrainingWatch<Scalar>) throws {
    guard course.position.isOver == false else { return }
    while course.goesOn {
      do {
        try runEpoch(watchedBy: watch)
      } catch let fault as NetworkError {
        guard case .nonFinite = fault, let rollback = course.rollBack(from: fault) else {
          throw fault
        }
        try watch(.rolledBack(rollback)) { course.state }
      } catch is CancellationError {
        try watch(.interrupted) { course.state }
        throw CancellationError()
      }
    }
    course.end()
    try watch(.ended) { course.state }
  }

  /// One pass over the windows in the order of the epoch, or what is left of it.
  private mutating func runEpoch(watchedBy watch: TrainingWatch<Scalar>) throws {
    let done = course.beginEpoch()
    let plan = EpochPlan(order, options: options, epoch: course.position.epoch)
    for batch in plan.batches where batch.range.lowerBound >= done && course.hasStepsLeft {
      try Task.checkCancellation()
      let record = try takeStep(plan.order[batch.range], startsAfresh: batch.startsAfresh)
      let isLast = batch.range.upperBound == plan.order.count || course.hasStepsLeft == false
      if isLast == false { try watch(.step(record, epoch: nil)) { course.state } }
    }
    guard course.position.sums.loss.mean != nil else { throw NetworkError.noWindows }
    let validationLoss = try judge?.evaluate()
    if let validationLoss, validationLoss.isFinite == false {
      throw fault("validation loss", at: course.position.trainingStep)
    }
    let epoch = course.endEpoch(validationLoss: validationLoss)
    guard let last = course.position.lastStep else {
      preconditionFailure("epoch \(epoch.epoch) ended without a training step")
    }
    try watch(.step(last, epoch: epoch)) { course.state }
  }

  private mutating func takeStep(
    _ batch: ArraySlice<Int>, startsAfresh: Bool
  ) throws -> StepRecord {
    let next = course.nextStep
    let (loss, norm) = try engine.step(
      batch, startsAfresh: startsAfresh, trainingStep: next.number,
      learningRate: next.learningRate)
    guard loss.value.isFinite && norm.isFinite else {
      throw fault(loss.value.isFinite ? "gradient" : "training loss", at: next.number)
    }
    return course.endStep(loss, gradientNorm: norm, samples: batch.count)
  }

  private func fault(_ what: String, at trainingStep: Int) -> NetworkError {
    .nonFinite(
      what: what, epoch: course.position.epoch, trainingStep: trainingStep,
      gradients: engine.largestGradients)
  }
}
