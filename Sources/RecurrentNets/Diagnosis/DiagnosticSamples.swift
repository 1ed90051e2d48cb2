package import NumericCore

/// Some samples of a source, evenly spread, in `Double`: what diagnosis looks at.
///
/// A gradient that vanishes over a hundred steps, or explodes, leaves the range of `Float`.
package struct DiagnosticSamples {
  /// The shape of every sample.
  package let shape: SampleShape
  /// The number of samples.
  package let count: Int
  /// The samples, sixteen lanes at a time.
  package let strips: [Strip]

  /// Samples side by side in lanes.
  package struct Strip {
    /// The positions of the samples in their source.
    package let samples: [Int]
    /// `[time, feature, lane]`; lanes without a sample are zero.
    package let input: Tensor<Double>
    /// `[readout, output, lane]`.
    package let targets: Tensor<Double>, weights: Tensor<Double>
    /// What comes before the samples, as far as states are carried from there; first to last.
    let past: [PastInput]
  }

  /// Gathers at most `limit` samples.
  ///
  /// - Parameter carriesStates: whether the network that is looked at carries states along the tracks of the source,
  ///   so that samples begin with what those before them leave.
  package init<Scalar: KernelScalar>(
    _ source: any BatchSource<Scalar>, atMost limit: Int, carriesStates: Bool = false
  ) {
    shape = source.shape
    count = min(source.count, limit)
    let (all, kept) = (source.count, count)
    let chosen = (0..<kept).map { $0 * all / kept }
    let lanes = Scalar.laneMultiple
    let track = carriesStates ? TrackPlaces(source.tracks) : nil
    strips = stride(from: 0, to: kept, by: lanes).map { first in
      let samples = chosen[first..<min(first + lanes, kept)]
      let batch = LaneBatch<Scalar>(source.shape, lanes: lanes)
      source.gather(samples, into: batch)
      return Strip(
        samples: Array(samples), input: batch.input.widened, targets: batch.targets.widened,
        weights: batch.weights.widened,
        past: track?.past(of: Array(samples), in: source, lanes: lanes) ?? [])
    }
  }
}

extension Tensor {
  /// The same numbers in `Double`.
  var widened: Tensor<Double> {
    let wide = Tensor<Double>(steps: steps, features: features, lanes: lanes)
    wide.set(values.map { Double($0) })
    return wide
  }
}
