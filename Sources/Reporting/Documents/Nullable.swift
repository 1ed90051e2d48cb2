/// A value that is written as `null` where it is missing, while an optional property would leave
/// its key out.
package struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
  private let value: Value?

  /// What may be missing.
  package init(_ value: Value?) { self.value = value }

  /// The value, or `null`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}
