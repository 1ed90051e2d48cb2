public import NumericCore

/// A stack of recurrent layers and a linear readout; forward, and backward through time.
///
/// The network is its sizes: parameters, trace and gradients are values of the caller. Sequences are
/// `[time, feature, lane]`; the lanes are independent of each other.
public struct RecurrentNetwork<Scalar: KernelScalar>: Sendable {
  /// The sizes.
  public let configuration: NetworkConfiguration
  /// Where the parameters stand.
  public let layout: ParameterLayout

  /// The network of a configuration.
  public init(_ configuration: NetworkConfiguration) {
    self.configuration = configuration
    layout = ParameterLayout(configuration)
  }

  /// Unrolls all layers over a sequence, from the state that `trace` begins with.
  ///
  /// - Parameters:
  ///   - input: `[time, feature, lane]`, as long as the trace.
  ///   - dropout: what to drop between layers; `nil` when not training.
  public func forward(
    _ parameters: ParameterBuffer<Scalar>, input: Tensor<Scalar>, trace: NetworkTrace<Scalar>,
    dropout: Dropout? = nil
  ) {
    precondition(
      input.steps == trace.steps && input.features == configuration.inputSize
        && input.lanes == trace.lanes,
      "input [\(input.steps), \(input.features), \(input.lanes)] for a trace of \(trace.steps)")
    var layerInput = LayerInput(tensor: input, firstStep: 0)
    for layer in 0..<configuration.layers {
      let layerTrace = trace.layers[layer]
      let unrolling = unrolling(layer, parameters: parameters, input: layerInput, trace: layerTrace)
      unrollForward(configuration.cell, unrolling)
      layerInput = LayerInput(tensor: layerTrace.hidden, firstStep: 1)
      if let dropout, drops(after: layer) {
        drop(dropout, layerTrace.hidden, firstStep: 1, layer: layer, into: layerTrace.dropped)
        layerInput = LayerInput(tensor: layerTrace.dropped, firstStep: 0)
      }
    }
  }

  /// y = W·h_t + b of the top layer at the given steps; `outputs` `[readout, output, lane]`.
  public func readOut(
    _ parameters: ParameterBuffer<Scalar>, trace: NetworkTrace<Scalar>, at readouts: ReadoutSteps,
    into outputs: Tensor<Scalar>
  ) {
    let values = parameters.tensor
    let hidden = trace.layers[configuration.layers - 1].hidden
    let weights = values.matrix(layout.readoutWeights)
    let bias = values.matrix(layout.readoutBias)
    for (readout, step) in readouts.steps.enumerated() {
      let output = outputs[readout]
      Scalar.kernels.affine(
        weights, hidden[step + 1], bias: bias, into: output, accumulating: false)
    }
  }

  /// BPTT: adds ∂L/∂θ to `gradient`, given ∂L/∂y at the readouts (Werbos, 1990).
  ///
  /// - Parameters:
  ///   - input, trace, dropout: those of the forward pass.
  ///   - outputGradient: `[readout, output, lane]`.
  ///   - workspace: afterwards holds the gradients of the initial state, and of the inputs if it
  ///     keeps them.
  public func backward(
    _ parameters: ParameterBuffer<Scalar>, input: Tensor<Scalar>, trace: NetworkTrace<Scalar>,
    at readouts: ReadoutSteps, outputGradient: Tensor<Scalar>,
    workspace: BackwardWorkspace<Scalar>, into gradient: ParameterBuffer<Scalar>,
    dropout: Dropout? = nil
  ) {
    differentiateReadout(
      parameters, trace: trace, at: readouts, outputGradient: outputGradient,
      workspace: workspace, into: gradient)
    var upstream = workspace.readout
    for layer in (0..<configuration.layers).reversed() {
      let dropped = dropout != nil && layer > 0 && drops(after: layer - 1)
      let below = layer > 0 ? trace.layers[layer - 1] : nil
      let layerInput =
        below.map {
          LayerInput(tensor: dropped ? $0.dropped : $0.hidden, firstStep: dropped ? 0 : 1)
        }
        ?? LayerInput(tensor: input, firstStep: 0)
      let room = workspace.layers[layer]
      let inputGradient = room.input?.tensor ?? workspace.input
      unrollBackward(
        configuration.cell,
        unrolling(layer, parameters: parameters, input: layerInput, trace: trace.layers[layer]),
        from: upstream, workspace: room, into: gradient, inputGradient: inputGradient)
      if let next = room.input { upstream = next }
      if dropped, let dropout, let inputGradient {
        drop(dropout, inputGradient, firstStep: 0, layer: layer - 1, into: inputGradient)
      }
    }
  }

  private func differentiateReadout(
    _ parameters: ParameterBuffer<Scalar>, trace: NetworkTrace<Scalar>, at readouts: ReadoutSteps,
    outputGradient: Tensor<Scalar>, workspace: BackwardWorkspace<Scalar>,
    into gradient: ParameterBuffer<Scalar>
  ) {
    let kernels = Scalar.kernels
    let (values, sums) = (parameters.tensor, gradient.tensor)
    let transposed = workspace.transposedReadout
    let weights = transposed[0]
    kernels.transpose(values.matrix(layout.readoutWeights), into: weights)
    let upstream = workspace.readout.tensor
    for readout in 0..<readouts.count {
      kernels.multiply(
        weights, outputGradient[readout], into: upstream[readout], accumulating: false)
    }
    let hidden = trace.layers[configuration.layers - 1].hidden
    let outputs = 0..<configuration.outputSize
    for run in readouts.runs {
      let first = run.firstReadout
      let rows = outputGradient.block(steps: first..<first + run.steps.count, features: outputs)
      let states = hidden.block(
        steps: run.steps.lowerBound + 1..<run.steps.upperBound + 1,
        features: 0..<configuration.hiddenSize)
      kernels.accumulateOuter(rows, states, into: sums.matrix(layout.readoutWeights))
      kernels.accumulateRows(rows, into: sums.matrix(layout.readoutBias))
    }
  }

  private func drops(after layer: Int) -> Bool {
    configuration.dropout > 0 && layer < configuration.layers - 1
  }

  private func unrolling(
    _ layer: Int, parameters: ParameterBuffer<Scalar>, input: LayerInput<Scalar>,
    trace: LayerTrace<Scalar>
  ) -> LayerUnrolling<Scalar> {
    LayerUnrolling(
      layout: layout.layers[layer], hiddenSize: configuration.hiddenSize, parameters: parameters,
      input: input, trace: trace)
  }
}
