/// A loss of the error alone, e = target − output.
public enum ErrorLoss<Scalar: KernelScalar>: Sendable, Hashable {
  /// e².
  case squared
  /// |e|; slope 0 at 0.
  case absolute
  /// e²/2 up to |e| = δ, then δ·(|e| − δ/2) (Huber, 1964).
  case huber(delta: Scalar)
  /// τ·e above 0 and (τ − 1)·e below; slope 0 at 0 (Koenker and Bassett, 1978).
  case pinball(quantile: Scalar)

  /// The loss and its slope d loss/de.
  @inlinable @inline(__always)
  func callAsFunction(_ error: Scalar) -> (value: Scalar, slope: Scalar) {
    switch self {
    case .squared: return (error * error, 2 * error)
    case .absolute:
      // Not a number stays what it is, as 0 does.
      let slope = error > 0 ? 1 : error < 0 ? -1 : error
      return (slope * error, slope)
    case .huber(let delta):
      let slope = error > delta ? delta : error < -delta ? -delta : error
      return (slope * (error - slope / 2), slope)
    case .pinball(let quantile):
      let slope = error > 0 ? quantile : error < 0 ? quantile - 1 : error
      return (slope * error, slope)
    }
  }
}
