public import NumericCore

/// Trains a network on the samples of a source: forward, error, backward through time, update.
public struct Trainer<Scalar: KernelScalar>: Sendable {
  /// The network to train.
  public let configuration: NetworkConfiguration
  /// How to train it.
  public let options: TrainingOptions
  private let pool: WorkerPool

  /// A trainer that works on the threads of `pool`.
  public init(_ configuration: NetworkConfiguration, options: TrainingOptions, pool: WorkerPool) {
    self.configuration = configuration
    self.options = options
    self.pool = pool
  }

  /// Trains from the initial parameters of the seed, or from those of another network.
  ///
  /// With a validation source, training stops when its loss has not improved for
  /// ``TrainingOptions/patience`` epochs, and the best parameters are restored.
  ///
  /// - Parameters:
  ///   - initial: the network to start from, with the same cell and the same sizes.
  ///   - learningRates: those of an earlier run, to be followed step by step; by default, the schedule.
  ///   - readoutBias: what the bias of the readout begins with, output by output, in place of draws; unless
  ///     training starts from another network.
  ///   - state: where an earlier run with the same arguments was, to go on from there.
  ///   - watch: told of every training step; what it throws ends training.
  /// - Throws: ``NetworkError/noWindows``; ``NetworkError/nonFinite(what:epoch:trainingStep:gradients:)``;
  ///   `CancellationError` soon after the task is cancelled.
  public func train(
    on source: any BatchSource<Scalar>, validation: (any BatchSource<Scalar>)? = nil,
    from initial: TrainedNetwork<Scalar>? = nil, following learningRates: LearningRateCourse? = nil,
    readoutBias: [Scalar]? = nil, resuming state: TrainingState<Scalar>? = nil,
    watch: TrainingWatch<Scalar> = { _, _ in }
  ) throws -> TrainingResult<Scalar> {
    guard source.count > 0 else { throw NetworkError.noWindows }
    let network = RecurrentNetwork<Scalar>(configuration)
    let parameters = initialParameters(network.layout, from: initial, readoutBias: readoutBias)
    // They may have been given up; a state of such must not be kept.
    try Task.checkCancellation()
    let cancellation = Cancellation()
    let engine = TrainingEngine(
      network, source: source, options: options, pool: pool, parameters: parameters,
      cancellation: cancellation)
    let judge = validation.map {
      Validation(
        network, source: $0, options: options, pool: pool, parameters: parameters,
        cancellation: cancellation)
    }
    let order = SampleOrder(source, options: options)
    var course = TrainingCourse(
      options, parameters: parameters, optimiser: engine.optimiser, carried: engine.carried,
      learningRates: learningRates
        ?? LearningRateCourse(options, stepsPerEpoch: order.batchCount(size: options.batchSize)),
      followsEarlierRun: learningRates != nil)
    if let state {
      precondition(
        state.fits(configuration, options: options, samples: source),
        "the state after training step \(state.trainingSteps) is of another training")
      course.resume(state)
    }
    var run = TrainingRun(
      engine, judge: judge, order: order, options: options, course: course)
    try run.finish(watchedBy: watch)
    return run.course.result(configuration)
  }

  /// Trains with a learning rate that grows by the same factor at every step, to see which rates help.
  ///
  /// - Parameters:
  ///   - rates: the first and the last rate, both above 0.
  ///   - steps: training steps, at least 2.
  /// - Throws: ``NetworkError/noWindows``; `CancellationError` soon after the task is cancelled.
  public func testLearningRates(
    on source: any BatchSource<Scalar>, rates: ClosedRange<Double> = 1e-6...1, steps: Int = 100,
    readoutBias: [Scalar]? = nil
  ) throws -> LearningRateRange {
    precondition(rates.lowerBound > 0 && steps >= 2, "rates \(rates) in \(steps) steps")
    guard source.count > 0 else { throw NetworkError.noWindows }
    let network = RecurrentNetwork<Scalar>(configuration)
    let engine = TrainingEngine(
      network, source: source, options: options, pool: pool,
      parameters: initialParameters(network.layout, from: nil, readoutBias: readoutBias),
      cancellation: Cancellation())
    let order = SampleOrder(source, options: options)
    var plan = EpochPlan(order, options: options, epoch: 1)
    var range = LearningRateRange()
    for step in 0..<steps {
      try Task.checkCancellation()
      let (epoch, number) = step.quotientAndRemainder(dividingBy: plan.batches.count)
      if number == 0 && epoch > 0 { plan = EpochPlan(order, options: options, epoch: epoch + 1) }
      let batch = plan.batches[number]
      let rate =
        rates.lowerBound
        * Double.pow(rates.upperBound / rates.lowerBound, Double(step) / Double(steps - 1))
      let (loss, norm) = try engine.step(
        plan.order[batch.range], startsAfresh: batch.startsAfresh, trainingStep: step + 1,
        learningRate: rate)
      guard range.add(learningRate: rate, loss: norm.isFinite ? loss.mean ?? 0 : .nan) else {
        break
      }
    }
    return range
  }

  private func initialParameters(
    _ layout: ParameterLayout, from initial: TrainedNetwork<Scalar>?, readoutBias: [Scalar]?
  ) -> ParameterBuffer<Scalar> {
    let start = initial ?? .initial(configuration, options: options, readoutBias: readoutBias)
    precondition(
      start.configuration.cell == configuration.cell
        && ParameterLayout(start.configuration) == layout,
      "\(configuration) cannot start from \(start.configuration)")
    let parameters = ParameterBuffer<Scalar>(layout)
    parameters.set(start.parameters)
    return parameters
  }
}
