import NumericCore
import RecurrentNets

/// Samples that are kept as they are: what tests train on.
struct StoredSamples<Scalar: KernelScalar>: BatchSource {
  /// One sample, each list in the order `[time, feature]`.
  struct Sample: Sendable {
    var input: [Scalar]
    /// `[readout, output]`; `nil` carries no weight.
    var targets: [Scalar?]
  }

  let shape: SampleShape
  let samples: [Sample]
  /// The samples that follow each other; each stands for itself if `nil`.
  var along: [[Int]]?

  var tracks: [[Int]] { along ?? samples.indices.map { [$0] } }

  var count: Int { samples.count }

  func gather(_ chosen: ArraySlice<Int>, into batch: LaneBatch<Scalar>) {
    let (input, targets, weights) = (batch.input, batch.targets, batch.weights)
    for (lane, index) in chosen.enumerated() {
      let sample = samples[index]
      for step in 0..<shape.steps {
        let x = input[step]
        for feature in 0..<shape.inputSize {
          x[feature, lane] = sample.input[step * shape.inputSize + feature]
        }
      }
      for readout in 0..<shape.readouts.count {
        let t = targets[readout]
        let w = weights[readout]
        for output in 0..<shape.outputSize {
          guard let target = sample.targets[readout * shape.outputSize + output] else { continue }
          t[output, lane] = target
          w[output, lane] = 1
        }
      }
    }
  }
}
