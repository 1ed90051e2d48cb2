/// A draw for every element of a matrix `[feature, lane]`: a function of where the element stands.
public struct ElementDraws: Sendable {
  let random: CounterRandom
  let first: UInt32, second: UInt32
  /// Lane 0, in fours.
  let firstGroup: UInt32

  /// - Parameters:
  ///   - first, second: two of the three coordinates of each draw; feature and lane make the third.
  ///   - firstLane: the position in the batch of lane 0.
  public init(_ random: CounterRandom, _ first: UInt32, _ second: UInt32, firstLane: Int) {
    self.random = random
    self.first = first
    self.second = second
    firstGroup = UInt32(truncatingIfNeeded: firstLane / 4)
  }

  /// The draws of four lanes of a feature from the uniform distribution on [0, 1).
  func uniforms(feature: Int, lanesFrom lane: Int) -> SIMD4<Float> {
    random.uniforms(
      first, second,
      UInt32(truncatingIfNeeded: feature) << 16
        | firstGroup &+ UInt32(truncatingIfNeeded: lane / 4))
  }
}
