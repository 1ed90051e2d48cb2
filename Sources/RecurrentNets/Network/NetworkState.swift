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
    layers = (0..<configuration.layers).map { _ in LayerState(configuration, lanes: lanes) }
  }

  /// Makes the state zero again.
  public func reset() {
    for layer in layers {
      layer.hidden.fill(0)
      layer.cell.fill(0)
    }
  }

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
  /// h, shape `[1, hidden, lane]`.
  public let hidden: Tensor<Scalar>
  /// c; no features where the cell keeps none.
  public let cell: Tensor<Scalar>

  init(_ configuration: NetworkConfiguration, lanes: Int) {
    let size = configuration.hiddenSize
    hidden = Tensor(features: size, lanes: lanes)
    cell = Tensor(features: configuration.cell.shape.keepsCellState ? size : 0, lanes: lanes)
  }
}
