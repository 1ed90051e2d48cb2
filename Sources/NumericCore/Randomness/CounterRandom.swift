/// Counter-based randomness: a draw is a function of the seed, of what it is for, and of where it is
/// used, so that threads, recomputation and resumed runs need no shared generator.
///
/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, 2011, "Parallel random numbers: as easy as 1, 2, 3").
public struct CounterRandom: Sendable {
  /// What draws are for.
  ///
  /// Draws for one purpose never meet those for another.
  public enum Purpose: UInt32, Sendable {
    case initialisation = 1
    case windowOrder, dropout, syntheticData, inputNoise, recurrentDropout, ownInputs, samplePaths
    case search
  }

  private let key: (UInt32, UInt32)
  private let purpose: UInt32

  /// The draws of a seed for a purpose.
  public init(seed: UInt64, purpose: Purpose) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.purpose = purpose.rawValue
  }

  /// What tells these draws from others.
  var stream: (key: (UInt32, UInt32), purpose: UInt32) { (key, purpose) }

  /// Four words for a place named by up to three coordinates.
  public func words(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) -> SIMD4<UInt32> {
    Self.philox(counter: SIMD4(a, b, c, purpose), key: key)
  }

  /// Four draws from the uniform distribution on [0, 1), with 24 random bits each.
  public func uniforms(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) -> SIMD4<Float> {
    SIMD4<Float>(words(a, b, c) &>> 8) * 0x1p-24
  }

  /// A draw from the uniform distribution on [0, 1), with 53 random bits.
  public func uniform(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) -> Double {
    let w = words(a, b, c)
    return Double((UInt64(w.x) << 32 | UInt64(w.y)) >> 11) * 0x1p-53
  }

  /// The numbers 0 ..< count in an order that depends on the seed and `round` (an epoch, say).
  ///
  /// Fisher and Yates' shuffle; a bound is drawn from 64 bits, whose bias is below 2⁻³² for any
  /// count that fits memory.
  public func permutation(_ count: Int, round: UInt32) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      let w = words(UInt32(truncatingIfNeeded: last), round, UInt32(truncatingIfNeeded: last >> 32))
      let (high, _) = (UInt64(w.x) << 32 | UInt64(w.y)).multipliedFullWidth(by: UInt64(last) + 1)
      order.swapAt(last, Int(high))
    }
    return order
  }

  package static func philox(
    counter: SIMD4<UInt32>, key: (UInt32, UInt32)
  ) -> SIMD4<UInt32> {
    var counter = counter
    var key = key
    for _ in 0..<10 {
      let first = counter.x.multipliedFullWidth(by: 0xD251_1F53)
      let second = counter.z.multipliedFullWidth(by: 0xCD9E_8D57)
      counter = SIMD4(
        second.high ^ counter.y ^ key.0, second.low, first.high ^ counter.w ^ key.1, first.low)
      key = (key.0 &+ 0x9E37_79B9, key.1 &+ 0xBB67_AE85)
    }
    return counter
  }
}
