/// The learning rate at every training step of a run: a schedule, and how it went.
///
/// A later run of another length can follow it step by step: what it learns with does not depend on how
/// many windows it has or when it ends.
public struct LearningRateCourse: Sendable, Hashable, Codable {
  private let schedule: LearningRateSchedule
  private let rate: Double
  private let stepsPerEpoch: Int, stepCount: Int
  /// Training steps after which a plateau lowered the rate.
  private var reductions: [Int] = []
  /// Training steps after which a return to them halved the rate.
  private var halvings: [Int] = []
  /// The lowest loss so far, and the epochs since.
  private var best: Double?
  private var epochsSinceBest = 0

  /// The course that begins with the options' learning rate.
  ///
  /// - Parameter samples: the windows that are trained on.
  public init(_ options: TrainingOptions, samples: Int) {
    self.init(options, stepsPerEpoch: (samples - 1) / options.batchSize + 1)
  }

  /// The course of epochs of so many training steps.
  init(_ options: TrainingOptions, stepsPerEpoch: Int) {
    schedule = options.schedule
    rate = options.optimiser.learningRate
    self.stepsPerEpoch = max(1, stepsPerEpoch)
    switch options.length {
    case .trainingSteps(let count): stepCount = count
    case .epochs(let count):
      let (product, overflow) = count.multipliedReportingOverflow(by: self.stepsPerEpoch)
      stepCount = overflow ? .max : product
    }
  }

  /// The rate at a training step, 1 being the first.
  public func rate(at trainingStep: Int) -> Double {
    halvings.reduce(scheduledRate(at: trainingStep)) { $1 < trainingStep ? $0 / 2 : $0 }
  }

  private func scheduledRate(at trainingStep: Int) -> Double {
    let position = trainingStep - 1
    if case .plateau(_, let factor) = schedule {
      return reductions.reduce(rate) { $1 < trainingStep ? $0 * factor : $0 }
    }
    return rate
      * schedule.factor(position: position, epoch: position / stepsPerEpoch, of: stepCount)
  }

  /// Goes back to what it was after an earlier training step, and on with half the rate.
  mutating func rollBack(to earlier: LearningRateCourse, after trainingStep: Int) {
    let halvings = halvings + [trainingStep]
    self = earlier
    self.halvings = halvings
  }

  /// Notes the loss of an epoch, which ended with a training step.
  package mutating func endEpoch(trainingStep: Int, loss: Double) {
    guard case .plateau(let patience, _) = schedule else { return }
    if loss < best.map({ $0 - 1e-4 * abs($0) }) ?? .infinity {
      best = loss
      epochsSinceBest = 0
      return
    }
    epochsSinceBest += 1
    guard epochsSinceBest > patience else { return }
    reductions.append(trainingStep)
    epochsSinceBest = 0
  }
}
