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
  ///   - report: called after each epoch.
  ///   - watch: called before the first epoch and after each, with the epochs that are done and the
  ///     parameters as they are then.
  /// - Throws: ``NetworkError/noWindows``; ``NetworkError/nonFinite(what:epoch:trainingStep:)``;
  ///   `CancellationError` soon after the task is cancelled.
  public func train(
    on source: any BatchSource<Scalar>, validation: (any BatchSource<Scalar>)? = nil,
    from initial: TrainedNetwork<Scalar>? = nil, following learningRates: LearningRateCourse? = nil,
    readoutBias: [Scalar]? = nil,
    report: (EpochRecord) -> Void = { _ in },
    watch: (_ epoch: Int, _ parameters: ParameterBuffer<Scalar>) -> Void = { _, _ in }
  ) throws -> TrainingResult<Scalar> {
    guard source.count > 0 else { throw NetworkError.noWindows }
    let network = RecurrentNetwork<Scalar>(configuration)
    let parameters = initialParameters(network.layout, from: initial, readoutBias: readoutBias)
    let engine = TrainingEngine(
      network, source: source, options: options, pool: pool, parameters: parameters)
    let judge = validation.map {
      Validation(network, source: $0, options: options, pool: pool, parameters: parameters)
    }
    var course = TrainingCourse(
      options, parameters: parameters,
      learningRates: learningRates ?? LearningRateCourse(options, samples: source.count),
      followsEarlierRun: learningRates != nil)
    watch(0, parameters)
    while course.goesOn {
      let epoch = try runEpoch(engine, samples: source.count, course: &course)
      let validationLoss = judge?.evaluate()
      if let validationLoss, validationLoss.isFinite == false {
        throw NetworkError.nonFinite(
          what: "validation loss", epoch: course.epoch, trainingStep: course.trainingStep)
      }
      report(course.record(epoch, validationLoss: validationLoss))
      watch(course.epoch, parameters)
    }
    return course.result(configuration)
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
      parameters: initialParameters(network.layout, from: nil, readoutBias: readoutBias))
    let random = CounterRandom(seed: options.seed, purpose: .windowOrder)
    let batches = (source.count - 1) / options.batchSize + 1
    var order: [Int] = []
    var range = LearningRateRange()
    for step in 0..<steps {
      try Task.checkCancellation()
      let (epoch, batch) = step.quotientAndRemainder(dividingBy: batches)
      if batch == 0 {
        order = random.permutation(source.count, round: UInt32(truncatingIfNeeded: epoch + 1))
      }
      let start = batch * options.batchSize
      let rate =
        rates.lowerBound
        * Double.pow(rates.upperBound / rates.lowerBound, Double(step) / Double(steps - 1))
      let (loss, norm) = engine.step(
        order[start..<min(source.count, start + options.batchSize)], trainingStep: step + 1,
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
    let parameters = ParameterBuffer<Scalar>(layout)
    if let initial {
      precondition(
        initial.configuration.cell == configuration.cell
          && ParameterLayout(initial.configuration) == layout,
        "\(configuration) cannot start from \(initial.configuration)")
      parameters.set(initial.parameters)
    } else {
      parameters.initialise(options.initialisation, of: configuration, seed: options.seed)
      if let readoutBias { parameters.set(readoutBias, at: layout.readoutBias) }
    }
    return parameters
  }

  /// One pass over the windows in the order of the epoch, or what the training length leaves of it.
  private func runEpoch(
    _ engine: TrainingEngine<Scalar>, samples: Int, course: inout TrainingCourse<Scalar>
  ) throws -> EpochSums {
    let order = CounterRandom(seed: options.seed, purpose: .windowOrder)
      .permutation(samples, round: UInt32(truncatingIfNeeded: course.epoch))
    course.beginEpoch()
    var sums = EpochSums()
    for start in stride(from: 0, to: samples, by: options.batchSize) where course.hasStepsLeft {
      try Task.checkCancellation()
      course.beginStep()
      let batch = order[start..<min(samples, start + options.batchSize)]
      let (loss, norm) = engine.step(
        batch, trainingStep: course.trainingStep, learningRate: course.learningRate)
      guard loss.value.isFinite && norm.isFinite else {
        throw NetworkError.nonFinite(
          what: loss.value.isFinite ? "gradient" : "training loss", epoch: course.epoch,
          trainingStep: course.trainingStep)
      }
      sums.add(loss, gradientNorm: norm)
    }
    guard sums.loss.mean != nil else { throw NetworkError.noWindows }
    return sums
  }
}
