import NumericCore

/// How strongly the loss of the last readout depends on the states before it: ‖∂L/∂h_t‖ by layer and lag
/// (Pascanu, Mikolov and Bengio, 2013, "On the difficulty of training recurrent neural networks").
///
/// ∂L/∂h_t is the whole derivative: by way of the next state, of the layer above and of the readout. Lag j
/// is j steps before the last readout.
public struct GradientFlow: Sendable, Hashable, Encodable {
  /// `[layer][lag]`: the mean over windows of the Euclidean norm, in the scaled unit.
  public let norms: [[Double]]

  /// Norms that were measured; as many of each layer.
  package init(norms: [[Double]]) { self.norms = norms }

  /// Measures a network without dropout on samples, by BPTT that stops at every step.
  package init(
    of network: TrainedNetwork<Double>, on samples: DiagnosticSamples, loss: LossConfiguration
  ) {
    let last = samples.shape.readouts.steps.last ?? 0
    let layers = network.configuration.layers
    var sums = [[Double]](repeating: [Double](repeating: 0, count: last + 1), count: layers)
    for strip in samples.strips {
      let walk = SteppedBackward(network, strip: strip, steps: last + 1, loss: loss)
      for lag in 0...last {
        for (layer, norms) in walk.norms(atLag: lag).enumerated() {
          sums[layer][lag] += norms.reduce(0, +)
        }
      }
    }
    norms = sums.map { $0.map { $0 / Double(max(1, samples.count)) } }
  }

  /// The norms of all layers together, by lag.
  public var total: [Double] {
    (0..<(norms.first?.count ?? 0)).map { lag in
      // Divided by the largest, squares neither overflow nor vanish.
      let largest = norms.map { $0[lag] }.max() ?? 0
      guard largest > 0, largest.isFinite else { return largest }
      return largest
        * norms.reduce(0) { $0 + ($1[lag] / largest) * ($1[lag] / largest) }.squareRoot()
    }
  }

  /// What the flow means for learning.
  public var finding: FlowFinding { FlowFinding(total) }

  private enum CodingKeys: CodingKey { case norms }

  /// Writes what is too large for a number as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(norms.map { $0.map { $0.isFinite ? $0 : nil } }, forKey: .norms)
  }
}
