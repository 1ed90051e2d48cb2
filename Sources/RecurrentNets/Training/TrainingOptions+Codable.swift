// Encoded as objects with the name of the choice as key: {"epochs": 200}, {"norm": 1}; {} for no
// clipping.

extension TrainingOptions.Length: Codable {
  private enum CodingKeys: String, CodingKey { case epochs, trainingSteps }

  /// Reads one of the two keys.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let epochs = try container.decodeIfPresent(Int.self, forKey: .epochs) {
      self = .epochs(epochs)
    } else {
      self = .trainingSteps(try container.decode(Int.self, forKey: .trainingSteps))
    }
  }

  /// Writes one of the two keys.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .epochs(let count): try container.encode(count, forKey: .epochs)
    case .trainingSteps(let count): try container.encode(count, forKey: .trainingSteps)
    }
  }
}

extension TrainingOptions.Clipping: Codable {
  private enum CodingKeys: String, CodingKey { case norm, value }

  /// Reads at most one of the two keys.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let limit = try container.decodeIfPresent(Double.self, forKey: .norm) {
      self = .norm(limit)
    } else if let limit = try container.decodeIfPresent(Double.self, forKey: .value) {
      self = .value(limit)
    } else {
      self = .none
    }
  }

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
