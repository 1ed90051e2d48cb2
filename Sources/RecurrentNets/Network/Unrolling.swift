import NumericCore

/// A tensor, and which of its steps belongs to the first time step of a segment.
struct StepTensor<Scalar: KernelScalar> {
  let tensor: Tensor<Scalar>
  /// The start of the segment for inputs; d for hidden states, whose first d entries are the initial state.
  let firstStep: Int
}

/// One layer unrolled over the steps of a segment, forward and back; written once for all cells.
struct LayerUnrolling<Scalar: KernelScalar> {
  let layout: ParameterLayout.Layer
  let hiddenSize: Int
  let parameters: ParameterBuffer<Scalar>
  let input: StepTensor<Scalar>
  let trace: LayerTrace<Scalar>
  let segment: Range<Int>
  /// Whether recurrent dropout masks the states that the recurrent product reads.
  let masksStates: Bool

  /// Whether what the recurrent product reads is kept apart from the states.
  private var copiesStates: Bool { masksStates || trace.branch < .max }
  /// What the recurrent product reads: the states d steps before, masked, repeated or as they are.
  private var recurrentInputs: Tensor<Scalar> { copiesStates ? trace.read : trace.hidden }

  /// h_t (and c_t) of all steps from the state before the first.
  @inline(__always)
  func forward<Cell: RecurrentCell>(_ cell: Cell.Type) {
    let kernels = Scalar.kernels
    let rows = GateRows(cell.shape, hiddenSize: hiddenSize)
    let values = parameters.tensor
    let inputWeights = values.matrix(layout.inputWeights)
    let inputBias = values.matrix(layout.inputBias)
    let recurrentWeights = values.matrix(layout.recurrentWeights)
    let recurrentBias = values.matrix(layout.recurrentBias)
    let (inputs, hidden, cells, gates) = (input.tensor, trace.hidden, trace.cell, trace.gates)
    let (recurrentInputs, dilation) = (recurrentInputs, trace.dilation)
    for t in 0..<segment.count {
      if trace.ends(at: t) { return }
      if copiesStates { copyState(at: t) }
      let step = gates[t]
      let x = inputs[t + input.firstStep]
      let before = trace.entry(before: t)
      let previous = CellState(hidden: hidden[before], cell: cells[before])
      let next = CellState(hidden: hidden[t + dilation], cell: cells[t + dilation])
      kernels.affine(
        AffineTerm(inputWeights.rows(rows.shared), x, bias: inputBias.rows(rows.shared)),
        plus: AffineTerm(
          recurrentWeights.rows(rows.shared), recurrentInputs[t],
          bias: recurrentBias.rows(rows.shared)),
        into: step.rows(rows.shared), accumulating: false)
      if rows.separate.isEmpty == false {
        kernels.affine(
          AffineTerm(
            recurrentWeights.rows(rows.separate), recurrentInputs[t],
            bias: recurrentBias.rows(rows.separate)),
          into: step.rows(rows.separate), accumulating: false)
        kernels.affine(
          AffineTerm(inputWeights.rows(rows.separate), x, bias: inputBias.rows(rows.separate)),
          into: step.rows(rows.inputOnly), accumulating: false)
      }
      cell.forward(gates: step, previous: previous, next: next)
    }
  }

  /// BPTT through the layer: from the gradients of h_t that come from above to the gradients of the
  /// parameters (added to `gradient`) and of the inputs.
  ///
  /// The gradient of the parameters is summed in ``StepRanges/blocks(of:)``, last block first.
  /// Segments of whole blocks, last segment first, therefore add up the same sums in the same order as
  /// the sequence in one piece. The workspace carries ∂L/∂h and ∂L/∂c from one segment to the one before;
  /// the last one begins with none.
  @inline(__always)
  func backward<Cell: RecurrentCell>(
    _ cell: Cell.Type, from upstream: UpstreamGradient<Scalar>,
    workspace: LayerGradient<Scalar>, into gradient: ParameterBuffer<Scalar>,
    inputGradient: Tensor<Scalar>?, endsSequence: Bool
  ) {
    if endsSequence {
      workspace.hidden.fill(0)
      workspace.cell.fill(0)
      workspace.branchHidden.fill(0)
      workspace.branchCell.fill(0)
    }
    for block in StepRanges.blocks(of: segment.count).reversed() {
      if trace.ends(at: block.lowerBound) { return }
      differentiate(
        cell, steps: block, from: upstream, workspace: workspace, inputGradient: inputGradient)
      accumulate(cell, steps: block, workspace: workspace, into: gradient)
    }
  }

  /// The gradients of the gates of a block of steps, last step first.
  @inline(__always)
  private func differentiate<Cell: RecurrentCell>(
    _ cell: Cell.Type, steps: Range<Int>, from upstream: UpstreamGradient<Scalar>,
    workspace: LayerGradient<Scalar>, inputGradient: Tensor<Scalar>?
  ) {
    let kernels = Scalar.kernels
    let rows = GateRows(cell.shape, hiddenSize: hiddenSize)
    let recurrentWeights = workspace.recurrentWeights
    let (shared, separate) = (workspace.sharedInputWeights, workspace.separateInputWeights)
    let (hidden, cells, gates) = (trace.hidden, trace.cell, trace.gates)
    let (hiddenGradient, cellGradient) = (workspace.hidden, workspace.cell)
    let (gateGradients, dilation) = (workspace.gates, trace.dilation)
    for t in steps.reversed() {
      if trace.ends(at: t) { return }
      let gateGradient = gateGradients[t - steps.lowerBound]
      // h_t and h₍t−d₎ share a place: the gradient of the one becomes that of the other.
      let place = dilation == 1 ? 0 : (segment.lowerBound + t) % dilation
      let carried = CellState(hidden: hiddenGradient[place], cell: cellGradient[place])
      let before = trace.entry(before: t)
      if t >= trace.branch {
        // Nothing goes on from this step.
        carried.hidden.fill(0)
        carried.cell.fill(0)
      }
      upstream.add(step: t, of: segment, into: carried.hidden)
      cell.backward(
        gates: gates[t], previous: CellState(hidden: hidden[before], cell: cells[before]),
        next: CellState(hidden: hidden[t + dilation], cell: cells[t + dilation]),
        gradient: carried, gateGradient: gateGradient)
      if masksStates {
        let masked = workspace.masked
        kernels.affine(
          AffineTerm(recurrentWeights[0], gateGradient.rows(rows.recurrent)), into: masked[0],
          accumulating: false)
        unmask(masked[0], into: carried.hidden, accumulating: cell.shape.hiddenBypass)
      } else {
        kernels.affine(
          AffineTerm(recurrentWeights[0], gateGradient.rows(rows.recurrent)), into: carried.hidden,
          accumulating: cell.shape.hiddenBypass)
      }
      if t >= trace.branch { gather(carried, at: t, workspace) }
      if let inputGradient {
        kernels.affine(
          AffineTerm(shared[0], gateGradient.rows(rows.shared)),
          plus: AffineTerm(separate[0], gateGradient.rows(rows.inputOnly)),
          into: inputGradient[t], accumulating: false)
      }
    }
  }

  /// Adds the gradients of the state that all steps from the branch on go on from; with the first of them, all are
  /// there.
  @inline(__always)
  private func gather(
    _ carried: borrowing CellState<Scalar>, at step: Int, _ workspace: LayerGradient<Scalar>
  ) {
    let (hidden, cell) = (workspace.branchHidden, workspace.branchCell)
    Scalar.kernels.add(carried.hidden, into: hidden[0])
    if cell.features > 0 { Scalar.kernels.add(carried.cell, into: cell[0]) }
    guard step == trace.branch else { return }
    carried.hidden.copy(from: hidden[0])
    carried.cell.copy(from: cell[0])
  }

  /// The state before a step as the recurrent product reads it.
  @inline(__always)
  private func copyState(at step: Int) {
    let (hidden, read) = (trace.hidden, trace.read)
    let (from, to) = (hidden[trace.entry(before: step)], read[step])
    guard masksStates else { return to.copy(from: from) }
    let mask = trace.mask
    let factors = mask[0]
    for k in 0..<to.count { to[k] = from[k] * factors[k] }
  }

  /// The gradient of a state from that of the masked one.
  @inline(__always)
  private func unmask(
    _ masked: borrowing MatrixView<Scalar>, into gradient: borrowing MatrixView<Scalar>,
    accumulating: Bool
  ) {
    let mask = trace.mask
    let factors = mask[0]
    for k in 0..<gradient.count {
      gradient[k] = (accumulating ? gradient[k] : 0) + masked[k] * factors[k]
    }
  }

  /// Adds a block's share of the gradients of the weights and biases.
  @inline(__always)
  private func accumulate<Cell: RecurrentCell>(
    _ cell: Cell.Type, steps: Range<Int>, workspace: LayerGradient<Scalar>,
    into gradient: ParameterBuffer<Scalar>
  ) {
    let kernels = Scalar.kernels
    let rows = GateRows(cell.shape, hiddenSize: hiddenSize)
    let values = gradient.tensor
    let (gateGradients, inputs, hidden) = (workspace.gates, input.tensor, recurrentInputs)
    let inputSteps = steps.lowerBound + input.firstStep..<steps.upperBound + input.firstStep
    let inputWeights = values.matrix(layout.inputWeights)
    let inputBias = values.matrix(layout.inputBias)
    // The shared blocks' biases have one gradient: it is summed once.
    let biasSums = workspace.biasSums
    biasSums.fill(0)
    kernels.accumulateOuter(
      gateGradients.block(steps: 0..<steps.count, features: rows.recurrent),
      hidden.block(steps: steps, features: 0..<hiddenSize),
      into: values.matrix(layout.recurrentWeights), sums: biasSums.flat)
    kernels.add(biasSums.flat, into: values.matrix(layout.recurrentBias))
    kernels.add(biasSums.elements(rows.shared), into: inputBias.rows(rows.shared))
    let x = inputs.block(steps: inputSteps, features: 0..<inputs.features)
    kernels.accumulateOuter(
      gateGradients.block(steps: 0..<steps.count, features: rows.shared), x,
      into: inputWeights.rows(rows.shared), sums: inputBias.rows(0..<0))
    if rows.separate.isEmpty == false {
      kernels.accumulateOuter(
        gateGradients.block(steps: 0..<steps.count, features: rows.inputOnly), x,
        into: inputWeights.rows(rows.separate), sums: inputBias.rows(rows.separate))
    }
  }
}

extension Tensor {
  /// The matrix of a slice of the flat parameters.
  @_lifetime(borrow self)
  func matrix(_ slice: ParameterLayout.Slice) -> MatrixView<Scalar> {
    matrix(offset: slice.offset, rows: slice.rows, columns: slice.columns)
  }
}
