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
  let embedding: EmbeddingTrace<Scalar>
  /// What is read out after dropout, `[time, hidden, lane]`; no steps without.
  let readOutDropped: Tensor<Scalar>
  /// The sequence of the last forward pass, `[time, feature, lane]`.
  var input: Tensor<Scalar>?

  /// Room for a forward pass of `steps` time steps; the initial state is zero.
  public init(_ configuration: NetworkConfiguration, steps: Int, lanes: Int) {
    capacity = steps
    self.lanes = lanes
    segment = 0..<steps
    embedding = EmbeddingTrace(configuration, steps: steps, lanes: lanes)
    readOutDropped = Tensor(
      steps: configuration.readoutDropout > 0 ? steps : 0, features: configuration.hiddenSize,
      lanes: lanes)
    layers = (0..<configuration.layers).map { layer in
      let drops = configuration.dropout > 0 && layer < configuration.layers - 1
      return LayerTrace(configuration, layer, steps: steps, lanes: lanes, keepsDropped: drops)
    }
  }

  /// The hidden states of a layer with dilation d, `[time, hidden, lane]`; the first d entries are the initial
  /// state.
  public func hiddenStates(layer: Int) -> Tensor<Scalar> { layers[layer].hidden }

  /// What a layer gives to whatever reads it: its states, and what it reads, if that is added.
  func outputs(layer: Int) -> StepTensor<Scalar> { layers[layer].outputs }

  /// The inputs behind the layer of rectifiers, `[time, hidden, lane]`; no steps without one.
  package var embeddedInputs: Tensor<Scalar> { embedding.embedded }

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
  /// The steps from the state that is read to the one that is written, d.
  let dilation: Int
  /// The d states before the segment and its own, `[time + d, hidden, lane]`: step t of the segment reads entry t
  /// and writes entry t + d.
  let hidden: Tensor<Scalar>
  /// The cell states likewise; no features where the cell keeps no c.
  let cell: Tensor<Scalar>
  /// Gates and what else the cell keeps, `[time, traceBlocks · hidden, lane]`.
  let gates: Tensor<Scalar>
  /// The states with what the layer reads added; no steps where it is not.
  let sums: Tensor<Scalar>
  /// Outputs after dropout, what the next layer reads; no steps without dropout.
  let dropped: Tensor<Scalar>
  /// What the recurrent product reads, step by step, where that is not just ``hidden``: states after recurrent
  /// dropout, or those that a branch repeats; else no steps.
  let read: Tensor<Scalar>
  /// What recurrent dropout multiplies states by; no steps without.
  let mask: Tensor<Scalar>
  /// The step from which on all read the state before it.
  let branch: Int
  fileprivate(set) var cancellation: Cancellation?

  /// Whether a pass that has come to a time step ends there; asked at every fourth step.
  func ends(at step: Int) -> Bool { step % 4 == 0 && cancellation?.isRequested == true }

  init(
    _ configuration: NetworkConfiguration, _ layer: Int, steps: Int, lanes: Int,
    keepsDropped: Bool
  ) {
    let size = configuration.hiddenSize
    let shape = configuration.cell.shape
    dilation = configuration.dilation(of: layer)
    hidden = Tensor(steps: steps + dilation, features: size, lanes: lanes)
    cell = Tensor(
      steps: steps + dilation, features: shape.keepsCellState ? size : 0, lanes: lanes)
    sums = Tensor(
      steps: configuration.addsInput(layer: layer) ? steps : 0, features: size, lanes: lanes)
    gates = Tensor(steps: steps, features: shape.traceBlocks * size, lanes: lanes)
    dropped = Tensor(steps: keepsDropped ? steps : 0, features: size, lanes: lanes)
    let masks = configuration.recurrentDropout > 0
    branch = configuration.branchStep ?? .max
    read = Tensor(
      steps: masks || configuration.branchStep != nil ? steps : 0, features: size, lanes: lanes)
    mask = Tensor(steps: masks ? 1 : 0, features: size, lanes: lanes)
  }

  /// The entry of ``hidden`` that a step of the sequence reads.
  @inline(__always)
  func entry(before step: Int) -> Int { min(step, branch) }

  /// What the layer gives to whatever reads it.
  var outputs: StepTensor<Scalar> {
    sums.steps > 0
      ? StepTensor(tensor: sums, firstStep: 0) : StepTensor(tensor: hidden, firstStep: dilation)
  }

  func begin(from state: LayerState<Scalar>) {
    for step in 0..<dilation {
      hidden.copy(step: step, from: state.hidden, step: step)
      cell.copy(step: step, from: state.cell, step: step)
    }
  }

  func finish(into state: LayerState<Scalar>, after steps: Int) {
    for step in 0..<dilation {
      state.hidden.copy(step: step, from: hidden, step: steps + step)
      state.cell.copy(step: step, from: cell, step: steps + step)
    }
  }
}
