// What is `nil` is written as null, so that a reader finds every key in every document.

extension ContextAdvice: Encodable {
  private enum CodingKeys: String, CodingKey {
    case kind, steps, oldestShare, contextLength
  }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(steps, forKey: .steps)
    try container.encode(oldestShare, forKey: .oldestShare)
    try container.encode(contextLength, forKey: .contextLength)
  }
}
