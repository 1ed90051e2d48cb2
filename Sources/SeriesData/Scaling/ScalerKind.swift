/// A way to scale the values of one channel before a network reads them; see ``all`` for the list.
///
/// A kind is a name and a rule that finds the offset and the scale of y = (x − offset) ÷ scale from the
/// values of the training part.
public struct ScalerKind: Sendable {
  /// The name on the command line and in files.
  public let name: String
  /// Finds offset and scale of finite values, of which there is at least one.
  let fit: @Sendable ([Double]) -> (offset: Double, scale: Double)

  init(name: String, fit: @escaping @Sendable ([Double]) -> (offset: Double, scale: Double)) {
    self.name = name
    self.fit = fit
  }

  /// Every kind there is.
  public static let all: [ScalerKind] = [
    .standardise, .minMax, .robust, .meanAbsolute, .unscaled,
  ]

  /// The kind of this name.
  public init?(name: String) {
    guard let kind = Self.all.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}

extension ScalerKind: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}

extension ScalerKind: Hashable {
  /// Kinds are equal if their names are.
  public static func == (left: ScalerKind, right: ScalerKind) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension ScalerKind: Codable {
  /// Reads a kind by its name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let kind = ScalerKind(name: name) else {
      let known = Self.all.map(\.name).joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(name)' is not a kind of scaler; the kinds are \(known).")
    }
    self = kind
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
