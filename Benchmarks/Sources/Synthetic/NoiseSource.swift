public import NumericCore
public import RecurrentNets

/// The samples of one or more batches, of numbers without meaning.
public struct NoiseSource: BatchSource {
  /// Steps, features, readouts and outputs.
  public let shape: SampleShape
  /// Windows in all batches.
  public let count: Int
  /// Windows in a batch, whose numbers are those of every batch.
  private let batch: Int
  /// `[window of a batch][step][feature]`, and `[window of a batch][readout][output]`.
  private let inputs: [Float]
  private let targets: [Float]

  /// The samples of some batches of a shape; with one, an epoch is one training step.
  public init(_ shape: Shape, batches: Int = 1) {
    self.shape = shape.sample
    batch = shape.batch
    count = batches * shape.batch
    var noise = Noise()
    inputs = noise.next(shape.batch * shape.steps * shape.input)
    targets = noise.next(shape.batch * shape.sample.readouts.count * shape.horizon)
  }

  /// Copies samples into their lanes, a few steps at a time: neighbouring lanes share cache lines.
  public func gather(_ samples: ArraySlice<Int>, into lanes: LaneBatch<Float>) {
    let (steps, features) = (shape.steps, shape.inputSize)
    let (readouts, outputs) = (shape.readouts.count, shape.outputSize)
    let (input, goals, weights) = (lanes.input, lanes.targets, lanes.weights)
    for block in stride(from: 0, to: max(steps, readouts), by: 8) {
      for (lane, number) in samples.enumerated() {
        let sample = number % batch
        for step in block..<max(block, min(block + 8, steps)) {
          let first = (sample * steps + step) * features
          input[step].setColumn(lane, count: features) { inputs[first + $0] }
        }
        for readout in block..<max(block, min(block + 8, readouts)) {
          let first = (sample * readouts + readout) * outputs
          goals[readout].setColumn(lane, count: outputs) { targets[first + $0] }
          weights[readout].setColumn(lane, count: outputs) { _ in 1 }
        }
      }
    }
  }
}

/// The same numbers between −1 and 1 on every machine, by a linear congruential generator.
public struct Noise {
  private var state: UInt64 = 1

  /// The generator at its start.
  public init() {}

  /// The next numbers.
  public mutating func next(_ count: Int) -> [Float] {
    (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 23) - 1
    }
  }
}
