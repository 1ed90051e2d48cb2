public import RecurrentNets

/// How far training is.
public struct TrainingProgress: Sendable {
  /// The epoch that just ended.
  public let record: EpochRecord
  /// The share of the training length that is done, in (0, 1]; early stopping may end it before.
  public let fractionDone: Double

  init(record: EpochRecord, length: TrainingOptions.Length) {
    self.record = record
    fractionDone =
      switch length {
      case .epochs(let count): Double(record.epoch) / Double(count)
      case .trainingSteps(let count): Double(record.trainingStep) / Double(count)
      }
  }
}
