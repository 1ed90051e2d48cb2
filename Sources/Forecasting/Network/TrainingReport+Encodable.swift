// What is `nil` is written as null, so that a reader finds every key in every document.

extension TrainingReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case loss, contextLength, validationLength, takesLogarithm, parameterCount, bestEpoch
    case trainingSteps, stoppedEarly, epochs
  }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(loss, forKey: .loss)
    try container.encode(contextLength, forKey: .contextLength)
    try container.encode(validationLength, forKey: .validationLength)
    try container.encode(takesLogarithm, forKey: .takesLogarithm)
    try container.encode(parameterCount, forKey: .parameterCount)
    try container.encode(bestEpoch, forKey: .bestEpoch)
    try container.encode(trainingSteps, forKey: .trainingSteps)
    try container.encode(stoppedEarly, forKey: .stoppedEarly)
    try container.encode(epochs, forKey: .epochs)
  }
}
