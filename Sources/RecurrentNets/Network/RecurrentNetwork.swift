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

  /// Unrolls all layers over a sequence or a segment of it, from the state that `trace` begins with.
  ///
  /// - Parameters:
  ///   - input: `[time, feature, lane]`, the whole sequence.
  ///   - steps: the time steps of the segment, all by default; no more than the trace can hold.
  ///   - dropout: what to drop; `nil` when not training.
  public func forward(
    _ parameters: ParameterBuffer<Scalar>, input: Tensor<Scalar>, steps: Range<Int>? = nil,
    trace: NetworkTrace<Scalar>, dropout: Dropout? = nil
  ) {
    let segment = steps ?? 0..<input.steps
    precondition(
      segment.lowerBound >= 0 && segment.upperBound <= input.steps
        && segment.count <= trace.capacity && input.features == configuration.inputSize
        && input.lanes == trace.lanes,
      "steps \(segment) of input [\(input.steps), \(input.features), \(input.lanes)] for a trace of "
        + "\(trace.capacity) steps and \(trace.lanes) lanes")
    trace.segment = segment
    trace.input = input
    if let embedding = layout.embedding {
      trace.embedding.forward(parameters, embedding, input: input, of: segment)
    }
    for layer in 0..<configuration.layers {
      let layerInput = layerInput(layer, input: input, trace: trace, dropout: dropout)
      if let dropout, drops(below: layer) {
        drop(
          dropout, trace.outputs(layer: layer - 1), of: segment, layer: layer - 1,
          into: layerInput.tensor)
      }
      if let dropout, configuration.recurrentDropout > 0 {
        drawRecurrentMask(dropout, layer: layer, into: trace.layers[layer].mask)
      }
      unrollForward(
        configuration.cell,
        unrolling(
          layer, parameters: parameters, input: layerInput, trace: trace, dropout: dropout))
      if configuration.addsInput(layer: layer) { addInput(of: layer, trace: trace) }
    }
  }

  /// The states of a layer with what the layer below gives added, before dropout.
  private func addInput(of layer: Int, trace: NetworkTrace<Scalar>) {
    let below = trace.outputs(layer: layer - 1)
    let (own, inputs) = (trace.layers[layer], below.tensor)
    let (hidden, sums) = (own.hidden, own.sums)
    for t in 0..<trace.segment.count {
      let sum = sums[t]
      sum.copy(from: hidden[t + own.dilation])
      Scalar.kernels.add(inputs[t + below.firstStep], into: sum)
    }
  }

  /// y = W·o_t + b, o_t being what the top layer gives, plus S·x_t if the network reads its input out, at the readouts in the
  /// segment that `trace` holds.
  ///
  /// - Parameters:
  ///   - outputs: `[readout, output, lane]`; entry 0 is the segment's first readout.
  ///   - dropout: that of the forward pass.
  public func readOut(
    _ parameters: ParameterBuffer<Scalar>, trace: NetworkTrace<Scalar>, at readouts: ReadoutSteps,
    into outputs: Tensor<Scalar>, dropout: Dropout? = nil
  ) {
    let values = parameters.tensor
    if let dropout, configuration.readoutDropout > 0 {
      dropReadOut(
        dropout, trace.outputs(layer: configuration.layers - 1), at: readouts, of: trace.segment,
        into: trace.readOutDropped)
    }
    let top = readStates(trace, dropout)
    let hidden = top.tensor
    let weights = values.matrix(layout.readoutWeights)
    let bias = values.matrix(layout.readoutBias)
    let segment = trace.segment
    for (entry, readout) in readouts.readouts(in: segment).enumerated() {
      let output = outputs[entry]
      let step = readouts.steps[readout]
      let term = AffineTerm(weights, hidden[step - segment.lowerBound + top.firstStep], bias: bias)
      if let skip = layout.skipWeights, let input = trace.input {
        Scalar.kernels.affine(
          term, plus: AffineTerm(values.matrix(skip), input[step]), into: output,
          accumulating: false)
      } else {
        Scalar.kernels.affine(term, into: output, accumulating: false)
      }
    }
  }

  /// What is read out: what the top layer gives, perhaps dropped.
  private func readStates(_ trace: NetworkTrace<Scalar>, _ dropout: Dropout?) -> StepTensor<Scalar>
  {
    dropout != nil && configuration.readoutDropout > 0
      ? StepTensor(tensor: trace.readOutDropped, firstStep: 0)
      : trace.outputs(layer: configuration.layers - 1)
  }

  /// Drops features of what is read out, or of its gradient.
  private func dropReadOut(
    _ dropout: Dropout, _ source: StepTensor<Scalar>, at readouts: ReadoutSteps,
    of segment: Range<Int>, into result: Tensor<Scalar>
  ) {
    for steps in readouts.stepRuns(in: segment) {
      drop(
        dropout, source, of: segment, steps: steps, layer: configuration.layers - 1,
        isReadOut: true, into: result)
    }
  }

  /// BPTT: adds ∂L/∂θ to `gradient`, given ∂L/∂y at the readouts (Werbos, 1990).
  ///
  /// Works on the segment that `trace` holds. Segments are differentiated last one first, each after its
  /// forward pass; all but the last of a sequence take up the gradient of the state from `workspace`,
  /// where the one after has left it. Segments of whole blocks of steps give the same bits as the
  /// sequence in one piece.
  ///
  /// - Parameters:
  ///   - input, trace, dropout: those of the forward pass and of ``readOut(_:trace:at:into:dropout:)``.
  ///   - outputGradient: `[readout, output, lane]`; entry 0 is the segment's first readout.
  ///   - startsAfresh: whether no gradient comes from later steps, though there are some.
  ///   - workspace: with the weights of `parameters` transposed; afterwards holds the gradients of the state
  ///     before the segment, and of the inputs if it keeps them.
  public func backward(
    _ parameters: ParameterBuffer<Scalar>, input: Tensor<Scalar>, trace: NetworkTrace<Scalar>,
    at readouts: ReadoutSteps, outputGradient: Tensor<Scalar>,
    workspace: BackwardWorkspace<Scalar>, into gradient: ParameterBuffer<Scalar>,
    dropout: Dropout? = nil, startsAfresh: Bool = false
  ) {
    let segment = trace.segment
    let endsSequence = startsAfresh || segment.upperBound == input.steps
    let readout = ReadoutGradient(
      weights: workspace.readoutWeights, outputs: outputGradient, steps: readouts,
      readouts: readouts.readouts(in: segment))
    accumulate(
      readout, of: readStates(trace, dropout), input: input, trace: trace, into: gradient)
    var upstream = upstream(readout, segment, workspace, dropout)
    for layer in (0..<configuration.layers).reversed() {
      let room = workspace.layers[layer]
      let inputGradient = room.input ?? workspace.input
      let layerInput = layerInput(layer, input: input, trace: trace, dropout: dropout)
      unrollBackward(
        configuration.cell,
        unrolling(
          layer, parameters: parameters, input: layerInput, trace: trace, dropout: dropout),
        from: upstream, workspace: room, into: gradient, inputGradient: inputGradient,
        endsSequence: endsSequence)
      guard layer > 0, let inputGradient else { continue }
      if let dropout, drops(below: layer) {
        let below = StepTensor(tensor: inputGradient, firstStep: 0)
        drop(dropout, below, of: segment, layer: layer - 1, into: inputGradient)
      }
      if configuration.addsInput(layer: layer) { upstream.add(to: inputGradient, of: segment) }
      upstream = .layer(inputGradient)
    }
    if let embedding = layout.embedding, let gradients = workspace.layers[0].input {
      workspace.embedding.backward(
        embedding, from: gradients, trace: trace.embedding, input: input, of: segment,
        into: gradient, inputGradient: workspace.input)
    }
    if let inputGradient = workspace.input {
      readout.addSkip(workspace.skipWeights, from: segment.lowerBound, into: inputGradient)
    }
  }

  /// What reaches the top layer from the readout.
  private func upstream(
    _ readout: ReadoutGradient<Scalar>, _ segment: Range<Int>,
    _ workspace: BackwardWorkspace<Scalar>, _ dropout: Dropout?
  ) -> UpstreamGradient<Scalar> {
    guard let dropout, configuration.readoutDropout > 0 else { return .readout(readout) }
    let gradient = workspace.readOut
    readout.write(of: segment, into: gradient)
    dropReadOut(
      dropout, StepTensor(tensor: gradient, firstStep: 0), at: readout.steps, of: segment,
      into: gradient)
    return .layer(gradient)
  }

  /// Adds the gradients of the readout's weights and bias, in the blocks of steps of the layers.
  private func accumulate(
    _ readout: ReadoutGradient<Scalar>, of top: StepTensor<Scalar>, input: Tensor<Scalar>,
    trace: NetworkTrace<Scalar>, into gradient: ParameterBuffer<Scalar>
  ) {
    let kernels = Scalar.kernels
    let sums = gradient.tensor
    let outputs = readout.outputs
    let hidden = top.tensor
    let segment = trace.segment
    for block in StepRanges.blocks(of: segment.count).reversed() {
      var left = readout.steps.readouts(
        in: segment.lowerBound + block.lowerBound..<segment.lowerBound + block.upperBound)
      while left.isEmpty == false {
        let run = readout.steps.run(startOf: left)
        left = run.upperBound..<left.upperBound
        let firstEntry = run.lowerBound - readout.readouts.lowerBound
        let firstState = readout.steps.steps[run.lowerBound] - segment.lowerBound + top.firstStep
        let rows = outputs.block(
          steps: firstEntry..<firstEntry + run.count, features: 0..<configuration.outputSize)
        let states = hidden.block(
          steps: firstState..<firstState + run.count, features: 0..<configuration.hiddenSize)
        kernels.accumulateOuter(
          rows, states, into: sums.matrix(layout.readoutWeights),
          sums: sums.matrix(layout.readoutBias))
        guard let skip = layout.skipWeights else { continue }
        let firstInput = readout.steps.steps[run.lowerBound]
        kernels.accumulateOuter(
          rows,
          input.block(
            steps: firstInput..<firstInput + run.count, features: 0..<configuration.inputSize),
          into: sums.matrix(skip), sums: sums.elements(0..<0))
      }
    }
  }

  private func drops(below layer: Int) -> Bool { configuration.dropout > 0 && layer > 0 }

  /// What a layer reads: the input of the network, perhaps embedded, or the states of the layer below, perhaps
  /// dropped.
  private func layerInput(
    _ layer: Int, input: Tensor<Scalar>, trace: NetworkTrace<Scalar>, dropout: Dropout?
  ) -> StepTensor<Scalar> {
    guard layer > 0 else {
      return layout.embedding == nil
        ? StepTensor(tensor: input, firstStep: trace.segment.lowerBound)
        : StepTensor(tensor: trace.embedding.embedded, firstStep: 0)
    }
    return dropout != nil && drops(below: layer)
      ? StepTensor(tensor: trace.layers[layer - 1].dropped, firstStep: 0)
      : trace.outputs(layer: layer - 1)
  }

  private func unrolling(
    _ layer: Int, parameters: ParameterBuffer<Scalar>, input: StepTensor<Scalar>,
    trace: NetworkTrace<Scalar>, dropout: Dropout?
  ) -> LayerUnrolling<Scalar> {
    LayerUnrolling(
      layout: layout.layers[layer], hiddenSize: configuration.hiddenSize, parameters: parameters,
      input: input, trace: trace.layers[layer], segment: trace.segment,
      masksStates: dropout != nil && configuration.recurrentDropout > 0)
  }
}
