/// The program that wrote a document.
public struct ProgramIdentity: Encodable, Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Its version.
  public let version: String

  /// A program of this name and version.
  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}
