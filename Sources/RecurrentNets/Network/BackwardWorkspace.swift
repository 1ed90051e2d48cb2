public import NumericCore

/// Room for the gradients of activations during one backward pass; made once, written by each.
public final class BackwardWorkspace<Scalar: KernelScalar> {
  let layers: [LayerGradient<Scalar>]
  let embedding: EmbeddingGradient<Scalar>
  /// The gradient of what is read out, where features of it are dropped, `[time, hidden, lane]`; else no steps.
  let readOut: Tensor<Scalar>
  /// The transposed weights of the readout, `[hidden, output]`.
  let readoutWeights: Tensor<Scalar>
  /// The transposed weights of the readout of the inputs, `[feature, output]`; empty unless their gradient
  /// is computed.
  let skipWeights: Tensor<Scalar>
  /// The gradient of the inputs of the last segment that was differentiated, `[time, feature, lane]`;
  /// `nil` unless asked for.
  public let input: Tensor<Scalar>?

  /// Room for segments of at most `steps` time steps.
  ///
  /// - Parameter keepsInputGradient: whether ``input`` is computed, which training does not need.
  public init(
    _ configuration: NetworkConfiguration, steps: Int, lanes: Int, keepsInputGradient: Bool = false
  ) {
    layers = (0..<configuration.layers).map { layer in
      LayerGradient(configuration, layer, steps: steps, lanes: lanes)
    }
    embedding = EmbeddingGradient(
      configuration, steps: steps, lanes: lanes, keepsInputGradient: keepsInputGradient)
    readOut = Tensor(
      steps: configuration.readoutDropout > 0 ? steps : 0, features: configuration.hiddenSize,
      lanes: lanes)
    readoutWeights = Tensor(features: configuration.hiddenSize, lanes: configuration.outputSize)
    skipWeights = Tensor(
      features: configuration.readsInput && keepsInputGradient ? configuration.inputSize : 0,
      lanes: configuration.outputSize)
    input =
      keepsInputGradient
      ? Tensor(steps: steps, features: configuration.inputSize, lanes: lanes) : nil
  }

  /// Transposes the weights of `network`, which backward passes read row by row at every time step; to be
  /// called whenever the parameters have changed.
  public func transpose(_ parameters: ParameterBuffer<Scalar>, of network: RecurrentNetwork<Scalar>)
  {
    let (values, layout) = (parameters.tensor, network.layout)
    let shape = network.configuration.cell.shape
    for (room, layer) in zip(layers, layout.layers) {
      room.transpose(
        values, layer, GateRows(shape, hiddenSize: network.configuration.hiddenSize),
        needsInput: room.input != nil || input != nil)
    }
    if let embeddingLayout = layout.embedding { embedding.transpose(values, embeddingLayout) }
    let readout = readoutWeights
    Scalar.kernels.transpose(values.matrix(layout.readoutWeights), into: readout[0])
    if let skip = layout.skipWeights, skipWeights.features > 0 {
      let inputs = skipWeights
      Scalar.kernels.transpose(values.matrix(skip), into: inputs[0])
    }
  }

  /// The gradient of a layer's initial hidden states after a backward pass from step 0, `[d, hidden, lane]`, oldest
  /// first.
  public func initialHiddenGradient(layer: Int) -> Tensor<Scalar> { layers[layer].hidden }

  /// The gradient of a layer's initial cell states after a backward pass.
  public func initialCellGradient(layer: Int) -> Tensor<Scalar> { layers[layer].cell }
}

/// Gradients inside one layer.
final class LayerGradient<Scalar: KernelScalar> {
  /// ∂L/∂h_t and ∂L/∂c_t of the last d steps that BPTT has reached, `[d, hidden, lane]`; step t stands at t
  /// modulo d.
  let hidden: Tensor<Scalar>, cell: Tensor<Scalar>
  /// The sum of the gradients of the state that a branch goes on from; no features without one.
  let branchHidden: Tensor<Scalar>, branchCell: Tensor<Scalar>
  /// The part of ∂L/∂h₍t−1₎ that passes through the recurrent product, before the mask of recurrent dropout;
  /// no steps without.
  let masked: Tensor<Scalar>
  /// Gradients of the pre-activations of one block of steps.
  let gates: Tensor<Scalar>
  /// W_hhᵀ, and W_ihᵀ of the shared and of the separate blocks.
  let recurrentWeights: Tensor<Scalar>
  let sharedInputWeights: Tensor<Scalar>, separateInputWeights: Tensor<Scalar>
  /// Sums of the gate gradients over a block of steps, one for each row of W_hh.
  let biasSums: Tensor<Scalar>
  /// The gradient of the layer's inputs, which is what the layer below receives; `nil` for the first, unless its
  /// inputs are embedded.
  let input: Tensor<Scalar>?

  init(_ configuration: NetworkConfiguration, _ layer: Int, steps: Int, lanes: Int) {
    let size = configuration.hiddenSize
    let shape = configuration.cell.shape
    let readsInput = layer == 0 && configuration.embedsInput == false
    let dilation = configuration.dilation(of: layer)
    let branchSize = configuration.branchStep == nil ? 0 : size
    branchHidden = Tensor(features: branchSize, lanes: lanes)
    branchCell = Tensor(features: shape.keepsCellState ? branchSize : 0, lanes: lanes)
    hidden = Tensor(steps: dilation, features: size, lanes: lanes)
    masked = Tensor(
      steps: configuration.recurrentDropout > 0 ? 1 : 0, features: size, lanes: lanes)
    cell = Tensor(
      steps: dilation, features: shape.keepsCellState ? size : 0, lanes: lanes)
    gates = Tensor(
      steps: min(steps, StepRanges.blockLength), features: shape.gradientBlocks * size,
      lanes: lanes)
    let rows = shape.weightBlocks * size
    let gateRows = GateRows(shape, hiddenSize: size)
    let inputSize = configuration.inputSize(of: layer)
    recurrentWeights = Tensor(transposeOf: rows, columns: size)
    biasSums = Tensor(lanes: rows)
    sharedInputWeights = Tensor(transposeOf: gateRows.shared.count, columns: inputSize)
    separateInputWeights = Tensor(transposeOf: gateRows.separate.count, columns: inputSize)
    input = readsInput ? nil : Tensor(steps: steps, features: size, lanes: lanes)
  }

  func transpose(
    _ values: Tensor<Scalar>, _ layout: ParameterLayout.Layer, _ rows: GateRows, needsInput: Bool
  ) {
    let kernels = Scalar.kernels
    let (recurrent, shared, separate) = (recurrentWeights, sharedInputWeights, separateInputWeights)
    kernels.transpose(values.matrix(layout.recurrentWeights), into: recurrent[0])
    guard needsInput else { return }
    let weights = values.matrix(layout.inputWeights)
    kernels.transpose(weights.rows(rows.shared), into: shared[0])
    kernels.transpose(weights.rows(rows.separate), into: separate[0])
  }
}

extension Tensor {
  /// Room for the transpose of weights `[rows, columns]`.
  ///
  /// Its rows are a line of the cache longer than they need be. Of rows whose length is a multiple of 4 KB, those that
  /// a product reads together would lie in the same few places of the nearest cache and drive each other out.
  fileprivate convenience init(transposeOf rows: Int, columns: Int) {
    self.init(features: columns, lanes: rows + 64 / MemoryLayout<Scalar>.stride)
  }
}
