import NumericCore

/// Which features are dropped in one pass, between layers, before the readout and from step to step: a function of seed, training step, layer,
/// time and lane, so that forward and backward draw the same without keeping a mask.
///
/// Inverted dropout (Srivastava et al., 2014): what stays is divided by the probability to stay.
public struct Dropout: Sendable {
  private let random: CounterRandom, recurrentRandom: CounterRandom
  private let probability: Float, recurrentProbability: Float, readoutProbability: Float
  private let trainingStep: UInt32
  /// The position in the batch of lane 0.
  private var firstLane: Int

  /// The draws of one shard of one training step.
  public init(
    probability: Double, recurrentProbability: Double = 0, readoutProbability: Double = 0,
    seed: UInt64, trainingStep: Int, firstLane: Int
  ) {
    random = CounterRandom(seed: seed, purpose: .dropout)
    recurrentRandom = CounterRandom(seed: seed, purpose: .recurrentDropout)
    self.probability = Float(probability)
    self.recurrentProbability = Float(recurrentProbability)
    self.readoutProbability = Float(readoutProbability)
    self.trainingStep = UInt32(truncatingIfNeeded: trainingStep)
    self.firstLane = firstLane
  }

  /// The draws of the lanes from `lanes` on.
  func advanced(by lanes: Int) -> Dropout {
    var later = self
    later.firstLane += lanes
    return later
  }

  /// Writes what the states of a layer are multiplied by before the recurrent product: one mask `[hidden,
  /// lane]` for all steps.
  func writeRecurrentMask<Scalar: KernelScalar>(layer: Int, into mask: Tensor<Scalar>) {
    let kept = 1 / Scalar(1 - recurrentProbability)
    let factors = mask[0]
    for feature in 0..<mask.features {
      for lane in stride(from: 0, to: mask.lanes, by: 4) {
        let group = UInt32(truncatingIfNeeded: feature << 16 | (firstLane + lane) / 4)
        let draws = recurrentRandom.uniforms(trainingStep, UInt32(truncatingIfNeeded: layer), group)
        for k in 0..<4 {
          factors[feature, lane + k] = draws[k] < recurrentProbability ? 0 : kept
        }
      }
    }
  }

  /// Copies one matrix for each of some steps of a segment, with zero for what is dropped.
  ///
  /// - Parameter isReadOut: whether what is copied is read out, rather than read by a layer.
  func apply<Scalar: KernelScalar>(
    _ source: StepTensor<Scalar>, of segment: Range<Int>, steps: Range<Int>, layer: Int,
    isReadOut: Bool, into result: Tensor<Scalar>
  ) {
    let probability = isReadOut ? readoutProbability : probability
    let kept = 1 / Scalar(1 - probability)
    let tensor = source.tensor
    for step in steps {
      let from = tensor[step - segment.lowerBound + source.firstStep]
      let to = result[step - segment.lowerBound]
      let place = UInt32(truncatingIfNeeded: layer << 24 ^ step)
      Scalar.kernels.drop(
        from, by: ElementDraws(random, trainingStep, place, firstLane: firstLane),
        probability: probability, factor: kept, into: to)
    }
  }
}
