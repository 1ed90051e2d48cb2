import NumericCore
import RecurrentNets

extension StoredSamples where Scalar == Float {
  /// Noise with a target that depends on it: enough to train on, too little to learn by heart.
  static func noise(
    count: Int, steps: Int = 6, inputSize: Int = 2, outputSize: Int = 1, everyStep: Bool = false,
    readouts: ReadoutSteps? = nil, seed: UInt64 = 1
  ) -> StoredSamples {
    let random = CounterRandom(seed: seed, purpose: .syntheticData)
    let readouts = readouts ?? (everyStep ? .every(of: steps) : .last(of: steps))
    let samples = (0..<count).map { sample in
      let input = (0..<steps * inputSize).map { place in
        Float(2 * random.uniform(UInt32(sample), UInt32(place)) - 1)
      }
      let targets = (0..<readouts.count * outputSize).map { place in
        input[place % input.count] * 0.5 + Float(random.uniform(UInt32(sample), UInt32(place), 1))
      }
      return Sample(input: input, targets: targets)
    }
    return StoredSamples(
      shape: SampleShape(
        steps: steps, inputSize: inputSize, readouts: readouts, outputSize: outputSize),
      samples: samples)
  }
}

extension StoredSamples {
  /// The same samples, of which some have been changed.
  func changing(_ change: (inout Sample, Int) -> Void) -> StoredSamples {
    var samples = samples
    for index in samples.indices { change(&samples[index], index) }
    return StoredSamples(shape: shape, samples: samples, along: along)
  }
}

/// The network that fits noise.
func smallNetwork(
  _ cell: CellKind = .gru, inputSize: Int = 2, layers: Int = 1, hiddenSize: Int = 5,
  dropout: Double = 0,
  outputSize: Int = 1, readsInput: Bool = false, residual: Bool = false, dilations: [Int]? = nil
) throws -> NetworkConfiguration {
  try NetworkConfiguration(
    cell: cell, inputSize: inputSize, hiddenSize: hiddenSize, layers: layers,
    outputSize: outputSize,
    dropout: dropout, readsInput: readsInput, residual: residual, dilations: dilations)
}
