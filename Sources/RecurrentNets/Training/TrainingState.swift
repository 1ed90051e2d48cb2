public import NumericCore

/// Everything that decides how training goes on: from it, with the same network, options and samples, training
/// continues bit for bit as if it had never stopped.
///
/// No random state is needed: a draw is a function of the seed and of where it is used.
public struct TrainingState<Scalar: KernelScalar>: Sendable {
  /// One moment of training.
  package struct Point: Sendable {
    /// The parameters, in the order of ``ParameterLayout``.
    package let parameters: [Scalar]
    /// What the optimiser remembers; nothing once training is over.
    package let moments: [[Scalar]]
    /// The states between two samples of a track; none unless training is stateful and goes on.
    package let carried: [Scalar]
    package let position: TrainingPosition

    package init(
      parameters: [Scalar], moments: [[Scalar]], carried: [Scalar], position: TrainingPosition
    ) {
      self.parameters = parameters
      self.moments = moments
      self.carried = carried
      self.position = position
    }
  }

  /// Where training is.
  package let now: Point
  /// Where it would go back to if a loss were not finite; `nil` if it would stop.
  package let lastGood: Point?
  /// The parameters of the best epoch; `nil` if there is none yet.
  package let bestParameters: [Scalar]?
  /// The epochs that are done.
  package let epochs: [EpochRecord]

  package init(
    now: Point, lastGood: Point?, bestParameters: [Scalar]?, epochs: [EpochRecord]
  ) {
    self.now = now
    self.lastGood = lastGood
    self.bestParameters = bestParameters
    self.epochs = epochs
  }

  /// Whether nothing is left to be trained.
  package var isOver: Bool { now.position.isOver }

  /// Training steps done.
  public var trainingSteps: Int { now.position.trainingStep }

  /// Whether it can be a state of such a training: sizes and counts fit each other.
  package func fits(
    _ configuration: NetworkConfiguration, options: TrainingOptions,
    samples source: some BatchSource
  ) -> Bool {
    let carried = CarriedStates<Scalar>.count(configuration, options: options, samples: source)
    let count = configuration.parameterCount
    let optimiser: any Optimiser<Scalar> = options.optimiser.makeOptimiser(count: 0)
    let momentCount = optimiser.moments.count
    let points = [now] + (lastGood.map { [$0] } ?? [])
    return points.allSatisfy { point in
      point.parameters.count == count && point.moments.allSatisfy { $0.count == count }
        && (point.moments.count == momentCount || point.moments.isEmpty && point.position.isOver)
        && (point.carried.count == carried || point.carried.isEmpty && point.position.isOver)
        && point.position.fits(
          samples: source.count, batchSize: options.isStateful ? 1 : options.batchSize)
        && point.position.epochsDone <= epochs.count
    } && now.position.epochsDone == epochs.count && bestParameters.map { $0.count == count } ?? true
      && (bestParameters == nil) == (now.position.bestEpoch == nil)
  }
}

/// How far training has come, but for the numbers of the network and of the optimiser.
package struct TrainingPosition: Sendable, Hashable, Codable {
  /// Epochs begun, training steps done.
  package internal(set) var epoch = 0, trainingStep = 0
  /// Samples of the epoch that are done; `nil` between two epochs.
  var samplesDone: Int?
  /// Of the epoch that was begun last.
  var sums = EpochSums()
  var lastStep: StepRecord?
  package internal(set) var bestEpoch: Int?
  /// The loss of the first step, or of a later epoch if that is lower.
  var lowestLoss: Double?
  var learningRates: LearningRateCourse
  /// How often training went back.
  var rollbacks = 0
  var isOver = false

  init(learningRates: LearningRateCourse) { self.learningRates = learningRates }

  var epochsDone: Int { samplesDone == nil ? epoch : epoch - 1 }

  /// Whether counts are in range and fit each other.
  fileprivate func fits(samples: Int, batchSize: Int) -> Bool {
    if let samplesDone {
      guard 0...samples ~= samplesDone, samplesDone == samples || samplesDone % batchSize == 0
      else { return false }
    }
    let counts = [epoch, trainingStep, rollbacks]
    return counts.allSatisfy { $0 >= 0 && $0 < Int.max }
      && (samplesDone == nil || epoch > 0) && trainingStep == lastStep?.trainingStep ?? 0
      && (bestEpoch.map { 1 <= $0 && $0 <= epochsDone } ?? true)
  }
}

/// What the training steps of an epoch add up to.
struct EpochSums: Sendable, Hashable, Codable {
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
