import NumericCore

/// Normal noise that is added to inputs while training: a function of seed, training step, time, feature
/// and lane (Bishop, 1995, "Training with noise is equivalent to Tikhonov regularization").
package struct InputNoise: Sendable {
  private let random: CounterRandom
  private let deviation: Double
  private let trainingStep: UInt32
  /// The position in the batch of lane 0.
  private var firstLane: Int

  /// The draws of one shard of one training step; `deviation` in the scaled unit.
  package init(deviation: Double, seed: UInt64, trainingStep: Int, firstLane: Int) {
    random = CounterRandom(seed: seed, purpose: .inputNoise)
    self.deviation = deviation
    self.trainingStep = UInt32(truncatingIfNeeded: trainingStep)
    self.firstLane = firstLane
  }

  /// The draws of the lanes from `lanes` on.
  func advanced(by lanes: Int) -> InputNoise {
    var later = self
    later.firstLane += lanes
    return later
  }

  /// Adds noise to every element `[time, feature, lane]`.
  func add<Scalar: KernelScalar>(to input: Tensor<Scalar>) {
    for step in 0..<input.steps {
      let values = input[step]
      for feature in 0..<input.features {
        for lane in stride(from: 0, to: input.lanes, by: 4) {
          let group = UInt32(truncatingIfNeeded: feature << 16 | (firstLane + lane) / 4)
          let draws = random.uniforms(trainingStep, UInt32(truncatingIfNeeded: step), group)
          for k in 0..<4 {
            // The middle of the interval that the draw stands for is never 0 or 1.
            let normal = normalQuantile(Double(draws[k]) + 0x1p-25)
            values[feature, lane + k] += Scalar(deviation * normal)
          }
        }
      }
    }
  }
}
