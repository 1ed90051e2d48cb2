public import NumericCore
public import RecurrentNets

/// As many samples as a batch holds, of numbers without meaning: an epoch is one training step.
public struct NoiseSource: BatchSource {
  /// Steps, features, readouts and outputs.
  public let shape: SampleShape
  /// Windows in the batch.
  public let count: Int
  /// `[sample][step][feature]`, and `[sample][readout][output]`.
  private let inputs: [Float]
  private let targets: [Float]

  /// The samples of one batch of a shape.
  public init(_ shape: Shape) {
    self.shape = shape.sample
    count = shape.batch
    var noise = Noise()
    inputs = noise.next(shape.batch * shape.steps * shape.input)
    targets = noise.next(shape.batch * shape.sample.readouts.count * shape.horizon)
  }

  /// Copies samples into their lanes.
  public func gather(_ samples: ArraySlice<Int>, into batch: LaneBatch<Float>) {
    let (steps, features) = (shape.steps, shape.inputSize)
    let (readouts, outputs) = (shape.readouts.count, shape.outputSize)
    let (input, goals, weights) = (batch.input, batch.targets, batch.weights)
    for (lane, sample) in samples.enumerated() {
      for step in 0..<steps {
        let row = input[step]
        for feature in 0..<features {
          row[feature, lane] = inputs[(sample * steps + step) * features + feature]
        }
      }
      for readout in 0..<readouts {
        for output in 0..<outputs {
          goals[readout][output, lane] = targets[(sample * readouts + readout) * outputs + output]
          weights[readout][output, lane] = 1
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
