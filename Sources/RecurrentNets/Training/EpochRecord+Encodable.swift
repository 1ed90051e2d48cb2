// What is `nil` is written as null, so that a reader finds every key in every document.

extension EpochRecord: Encodable {
  private enum CodingKeys: String, CodingKey {
    case epoch, trainingStep, trainingLoss, validationLoss, learningRate
    case meanGradientNorm, largestGradientNorm
  }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(epoch, forKey: .epoch)
    try container.encode(trainingStep, forKey: .trainingStep)
    try container.encode(trainingLoss, forKey: .trainingLoss)
    try container.encode(validationLoss, forKey: .validationLoss)
    try container.encode(learningRate, forKey: .learningRate)
    try container.encode(meanGradientNorm, forKey: .meanGradientNorm)
    try container.encode(largestGradientNorm, forKey: .largestGradientNorm)
  }
}
