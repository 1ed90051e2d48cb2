/// Something that was found out about the data, or asked for, with the reason in a sentence.
public struct Finding<Value: Sendable & Equatable>: Sendable, Equatable {
  /// What was found.
  public let value: Value
  /// Why: the evidence in the data, or that it was asked for.
  public let reason: String

  /// A value with its reason.
  public init(_ value: Value, reason: String) {
    self.value = value
    self.reason = reason
  }
}
