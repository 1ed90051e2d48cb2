public import NumericCore

/// Room for the gradients of activations during one backward pass; made once, written by each.
public final class BackwardWorkspace<Scalar: KernelScalar> {
  let layers: [LayerGradient<Scalar>]
  /// The gradient of the top layer's h at each readout, `[readout, hidden, lane]`.
  let readout: UpstreamGradient<Scalar>
  /// The transposed weights of the readout, `[hidden, output]`.
  let transposedReadout: Tensor<Scalar>
  /// The gradient of the inputs, `[time, feature, lane]`; `nil` unless asked for.
  public let input: Tensor<Scalar>?

  /// Room for sequences of `steps` time steps that are read out at `readouts`.
  ///
  /// - Parameter keepsInputGradient: whether ``input`` is computed, which training does not need.
  public init(
    _ configuration: NetworkConfiguration, steps: Int, lanes: Int, readouts: ReadoutSteps,
    keepsInputGradient: Bool = false
  ) {
    layers = (0..<configuration.layers).map { layer in
      LayerGradient(configuration, steps: steps, lanes: lanes, isFirst: layer == 0)
    }
    transposedReadout = Tensor(
      features: configuration.hiddenSize, lanes: configuration.outputSize)
    readout = UpstreamGradient(
      Tensor(steps: readouts.count, features: configuration.hiddenSize, lanes: lanes),
      at: readouts.steps, of: steps)
    input =
      keepsInputGradient
      ? Tensor(steps: steps, features: configuration.inputSize, lanes: lanes) : nil
  }

  /// The gradient of a layer's initial hidden state h_0 after a backward pass, `[1, hidden, lane]`.
  public func initialHiddenGradient(layer: Int) -> Tensor<Scalar> { layers[layer].hidden }

  /// The gradient of a layer's initial cell state c_0 after a backward pass.
  public func initialCellGradient(layer: Int) -> Tensor<Scalar> { layers[layer].cell }
}

/// Gradients inside one layer.
final class LayerGradient<Scalar: KernelScalar> {
  /// ∂L/∂h_t and ∂L/∂c_t of the step that BPTT has reached, `[1, hidden, lane]`.
  let hidden: Tensor<Scalar>, cell: Tensor<Scalar>
  /// Gradients of the pre-activations of one block of steps.
  let gates: Tensor<Scalar>
  /// W_hhᵀ, product by product, and W_ihᵀ: the backward pass reads weights once for every time step,
  /// row by row.
  let recurrentWeights: Tensor<Scalar>, inputWeights: Tensor<Scalar>
  /// The gradient of the layer's inputs, which is what the layer below receives; `nil` for the first.
  let input: UpstreamGradient<Scalar>?

  init(_ configuration: NetworkConfiguration, steps: Int, lanes: Int, isFirst: Bool) {
    let size = configuration.hiddenSize
    let shape = configuration.cell.shape
    hidden = Tensor(features: size, lanes: lanes)
    cell = Tensor(features: shape.keepsCellState ? size : 0, lanes: lanes)
    gates = Tensor(
      steps: min(steps, LayerUnrolling<Scalar>.blockSteps), features: shape.gradientBlocks * size,
      lanes: lanes)
    let rows = shape.weightBlocks * size
    recurrentWeights = Tensor(lanes: rows * size)
    inputWeights = Tensor(
      features: isFirst ? configuration.inputSize : size, lanes: rows)
    input =
      isFirst
      ? nil
      : UpstreamGradient(
        Tensor(steps: steps, features: size, lanes: lanes), at: Array(0..<steps), of: steps)
  }
}

/// Gradients of h_t that come from above, for some of the time steps.
struct UpstreamGradient<Scalar: KernelScalar> {
  /// `[entry, hidden, lane]`.
  let tensor: Tensor<Scalar>
  /// The entry of each time step; −1 where none comes from above.
  private let entries: [Int]

  init(_ tensor: Tensor<Scalar>, at steps: [Int], of count: Int) {
    self.tensor = tensor
    var entries = [Int](repeating: -1, count: count)
    for (entry, step) in steps.enumerated() { entries[step] = entry }
    self.entries = entries
  }

  func add(step: Int, into gradient: borrowing MatrixView<Scalar>) {
    let entry = entries[step]
    guard entry >= 0 else { return }
    let tensor = tensor
    Scalar.kernels.add(tensor[entry], into: gradient)
  }
}
