// Encoded as objects with the name of the choice as key: {"epochs": 200}, {"norm": 1}; {} for no
// clipping.

extension TrainingOptions.Length: Encodable {
  private enum CodingKeys: String, CodingKey { case epochs, trainingSteps }

  /// Writes one of the two keys.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .epochs(let count): try container.encode(count, forKey: .epochs)
    case .trainingSteps(let count): try container.encode(count, forKey: .trainingSteps)
    }
  }
}

extension TrainingOptions.Clipping: Encodable {
  private enum CodingKeys: String, CodingKey { case norm, value }

  /// Writes at most one of the two keys.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .none: break
    case .norm(let limit): try container.encode(limit, forKey: .norm)
    case .value(let limit): try container.encode(limit, forKey: .value)
    }
  }
}
