public import RecurrentNets

/// How far training is.
public struct TrainingProgress: Sendable {
  /// The epoch that just ended.
  public let record: EpochRecord
  /// The share of the training length that is done, in (0, 1]; early stopping may end it before.
  public let fractionDone: Double

  /// Whether it learns again from everything, with the choices of a training before.
  public let learnsAgain: Bool

  init(record: EpochRecord, length: TrainingOptions.Length, learnsAgain: Bool) {
    self.record = record
    self.learnsAgain = learnsAgain
    fractionDone =
      switch length {
      case .epochs(let count): Double(record.epoch) / Double(count)
      case .trainingSteps(let count): Double(record.trainingStep) / Double(count)
      }
  }
}
