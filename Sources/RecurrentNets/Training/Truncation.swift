/// Truncated BPTT: how often, and how far, gradients go back in time (Williams and Peng, 1990).
///
/// After every `interval` time steps the loss of those steps is taken back through the last `length` steps,
/// k₁ and k₂ of the literature; what lies before counts as given. With a length of at least the
/// sequence the gradient is the whole one; with a shorter one it lacks what reaches further back. The gradients
/// of a sequence are added up before the update.
public struct Truncation: Sendable, Hashable, Codable {
  /// Time steps from one backward pass to the next, k₁.
  public let interval: Int
  /// Time steps that a backward pass goes through, k₂: a multiple of the interval.
  public let length: Int

  /// Checks that both are positive and that one divides the other.
  public init(interval: Int, length: Int) throws(NetworkError) {
    guard interval >= 1 else {
      throw .notPositive(name: "interval of truncated BPTT", value: interval)
    }
    guard length >= interval && length % interval == 0 else {
      throw .outOfRange(
        name: "length of truncated BPTT", value: Double(length),
        needed: "a multiple of its interval, \(interval)")
    }
    self.interval = interval
    self.length = length
  }
}
