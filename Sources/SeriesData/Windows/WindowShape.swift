/// The sizes of a window: a context and the horizon that follows it.
public struct WindowShape: Sendable, Hashable {
  /// Past steps that the network reads.
  public let contextLength: Int
  /// Steps after the context that are targets.
  public let horizon: Int

  /// Checks that both are at least 1.
  public init(contextLength: Int, horizon: Int) throws(SeriesError) {
    guard contextLength >= 1 else {
      throw .notPositive(name: "context length", value: contextLength)
    }
    guard horizon >= 1 else { throw .notPositive(name: "horizon", value: horizon) }
    self.contextLength = contextLength
    self.horizon = horizon
  }
}
