// What is `nil` is written as null, so that a reader finds every key in every document.

extension FlowFinding: Encodable {
  private enum CodingKeys: String, CodingKey {
    case kind, effectiveMemory, contextLength, factorPerStep, largestGrowth
  }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(effectiveMemory, forKey: .effectiveMemory)
    try container.encode(contextLength, forKey: .contextLength)
    try container.encode(factorPerStep, forKey: .factorPerStep)
    try container.encode(largestGrowth, forKey: .largestGrowth)
  }
}

extension GateUsage: Encodable {
  private enum CodingKeys: String, CodingKey {
    case gates, saturatedStateShare, deadUnits, units
  }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(gates, forKey: .gates)
    try container.encode(saturatedStateShare, forKey: .saturatedStateShare)
    try container.encode(deadUnits, forKey: .deadUnits)
    try container.encode(units, forKey: .units)
  }
}

extension RecurrentRadii.Block: Encodable {
  private enum CodingKeys: String, CodingKey {
    case name, radius
  }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(radius, forKey: .radius)
  }
}

extension GradientCheck.Matrix: Encodable {
  private enum CodingKeys: String, CodingKey {
    case name, count, checked, largestError, worstElement
  }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(count, forKey: .count)
    try container.encode(checked, forKey: .checked)
    try container.encode(largestError, forKey: .largestError)
    try container.encode(worstElement, forKey: .worstElement)
  }
}

extension AddingStudy.Run: Encodable {
  private enum CodingKeys: String, CodingKey {
    case cell, isClipped, length, seed, isSolved, trainingSteps, diverged, lowestLoss
    case largestGradientNorm, flow
  }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cell, forKey: .cell)
    try container.encode(isClipped, forKey: .isClipped)
    try container.encode(length, forKey: .length)
    try container.encode(seed, forKey: .seed)
    try container.encode(isSolved, forKey: .isSolved)
    try container.encode(trainingSteps, forKey: .trainingSteps)
    try container.encode(diverged, forKey: .diverged)
    try container.encode(lowestLoss, forKey: .lowestLoss)
    try container.encode(largestGradientNorm, forKey: .largestGradientNorm)
    try container.encode(flow, forKey: .flow)
  }
}
