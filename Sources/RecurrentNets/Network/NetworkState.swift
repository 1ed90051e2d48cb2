public import NumericCore

/// The state that a network carries from one time step to the next: h, and c where cells keep one, of
/// every layer.
///
/// A new state is zero.
public final class NetworkState<Scalar: KernelScalar> {
  /// The states of the layers, first to last.
  public let layers: [LayerState<Scalar>]

  /// The zero state of a network for a number of lanes.
  public init(_ configuration: NetworkConfiguration, lanes: Int) {
    layers = (0..<configuration.layers).map {
      LayerState(configuration, dilation: configuration.dilation(of: $0), lanes: lanes)
    }
  }

  /// Makes the state zero again.
  public func reset() {
    for layer in layers {
      layer.hidden.fill(0)
      layer.cell.fill(0)
    }
  }

  /// Makes the state of some of the lanes zero.
  func clear(lanes range: Range<Int>) {
    for tensor in tensors {
      for step in 0..<tensor.steps {
        let state = tensor[step]
        for unit in 0..<tensor.features { for lane in range { state[unit, lane] = 0 } }
      }
    }
  }

  /// All that the state is made of.
  var tensors: [Tensor<Scalar>] { layers.flatMap { [$0.hidden, $0.cell] } }

  /// Copies the state of a network of the same sizes and lanes.
  public func copy(from other: NetworkState<Scalar>) {
    for (layer, source) in zip(layers, other.layers) {
      layer.hidden.copy(from: source.hidden)
      layer.cell.copy(from: source.cell)
    }
  }
}

/// The state of one layer.
public final class LayerState<Scalar: KernelScalar> {
  /// The last d states h of a layer with dilation d, oldest first, shape `[d, hidden, lane]`.
  public let hidden: Tensor<Scalar>
  /// c; no features where the cell keeps none.
  public let cell: Tensor<Scalar>

  init(_ configuration: NetworkConfiguration, dilation: Int, lanes: Int) {
    let size = configuration.hiddenSize
    hidden = Tensor(steps: dilation, features: size, lanes: lanes)
    cell = Tensor(
      steps: dilation, features: configuration.cell.shape.keepsCellState ? size : 0, lanes: lanes)
  }
}
