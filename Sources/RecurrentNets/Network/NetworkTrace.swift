public import NumericCore

/// What the forward pass of a network leaves for the backward pass: an explicit value of the caller.
///
/// A trace is made once for a number of steps and lanes and is written by every forward pass. It holds
/// a whole sequence, or one segment of it at a time.
public final class NetworkTrace<Scalar: KernelScalar> {
  /// The most time steps that it can hold, and lanes.
  public let capacity: Int, lanes: Int
  /// The time steps of the sequence that the last forward pass left here; entry 0 is the first of them.
  public internal(set) var segment: Range<Int>
  let layers: [LayerTrace<Scalar>]

  /// Room for a forward pass of `steps` time steps; the initial state is zero.
  public init(_ configuration: NetworkConfiguration, steps: Int, lanes: Int) {
    capacity = steps
    self.lanes = lanes
    segment = 0..<steps
    layers = (0..<configuration.layers).map { layer in
      let drops = configuration.dropout > 0 && layer < configuration.layers - 1
      return LayerTrace(configuration, steps: steps, lanes: lanes, keepsDropped: drops)
    }
  }

  /// The hidden states of a layer, `[time, hidden, lane]`; entry 0 is the initial state.
  public func hiddenStates(layer: Int) -> Tensor<Scalar> { layers[layer].hidden }

  /// Sets the state before the first step that the next forward pass unrolls.
  public func begin(from state: NetworkState<Scalar>) {
    for layer in layers.indices { layers[layer].begin(from: state.layers[layer]) }
  }

  /// Lets passes through this trace end early, with something meaningless in it, once that is asked for.
  func obey(_ cancellation: Cancellation) {
    for layer in layers { layer.cancellation = cancellation }
  }

  /// Copies the state after the last step of the last forward pass.
  public func finish(into state: NetworkState<Scalar>) {
    for layer in layers.indices {
      layers[layer].finish(into: state.layers[layer], after: segment.count)
    }
  }
}

/// The trace of one layer.
final class LayerTrace<Scalar: KernelScalar> {
  /// h_0 … h_T, `[time + 1, hidden, lane]`.
  let hidden: Tensor<Scalar>
  /// c_0 … c_T; no features where the cell keeps no c.
  let cell: Tensor<Scalar>
  /// Gates and what else the cell keeps, `[time, traceBlocks · hidden, lane]`.
  let gates: Tensor<Scalar>
  /// h_1 … h_T after dropout, what the next layer reads; no steps without dropout.
  let dropped: Tensor<Scalar>
  /// h_0 … h_{T−1} after recurrent dropout, what the recurrent product reads, and the mask that makes them
  /// so; no steps without recurrent dropout.
  let masked: Tensor<Scalar>, mask: Tensor<Scalar>
  fileprivate(set) var cancellation: Cancellation?

  /// Whether a pass that has come to a time step ends there; asked at every fourth step.
  func ends(at step: Int) -> Bool { step % 4 == 0 && cancellation?.isRequested == true }

  init(_ configuration: NetworkConfiguration, steps: Int, lanes: Int, keepsDropped: Bool) {
    let size = configuration.hiddenSize
    let shape = configuration.cell.shape
    hidden = Tensor(steps: steps + 1, features: size, lanes: lanes)
    cell = Tensor(steps: steps + 1, features: shape.keepsCellState ? size : 0, lanes: lanes)
    gates = Tensor(steps: steps, features: shape.traceBlocks * size, lanes: lanes)
    dropped = Tensor(steps: keepsDropped ? steps : 0, features: size, lanes: lanes)
    let masks = configuration.recurrentDropout > 0
    masked = Tensor(steps: masks ? steps : 0, features: size, lanes: lanes)
    mask = Tensor(steps: masks ? 1 : 0, features: size, lanes: lanes)
  }

  func begin(from state: LayerState<Scalar>) {
    hidden.copy(step: 0, from: state.hidden, step: 0)
    cell.copy(step: 0, from: state.cell, step: 0)
  }

  func finish(into state: LayerState<Scalar>, after steps: Int) {
    state.hidden.copy(step: 0, from: hidden, step: steps)
    state.cell.copy(step: 0, from: cell, step: steps)
  }
}
