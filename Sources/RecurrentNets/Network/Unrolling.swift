import NumericCore

/// A tensor, and which of its steps belongs to the first time step of a segment.
struct StepTensor<Scalar: KernelScalar> {
  let tensor: Tensor<Scalar>
  /// The start of the segment for inputs; 1 for hidden states, whose step 0 is the initial state.
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

  /// h_t (and c_t) for t = 1…T from the state before the first step.
  @inline(__always)
  func forward<Cell: RecurrentCell>(_ cell: Cell.Type) {
    let kernels = Scalar.kernels
    let shape = cell.shape
    let rows = BlockRows(hiddenSize: hiddenSize)
    let values = parameters.tensor
    let inputWeights = values.matrix(layout.inputWeights)
    let inputBias = values.matrix(layout.inputBias)
    let recurrentWeights = values.matrix(layout.recurrentWeights)
    let recurrentBias = values.matrix(layout.recurrentBias)
    let (inputs, hidden, cells, gates) = (input.tensor, trace.hidden, trace.cell, trace.gates)
    for t in 0..<segment.count {
      let step = gates[t]
      let x = inputs[t + input.firstStep]
      let previous = CellState(hidden: hidden[t], cell: cells[t])
      let next = CellState(hidden: hidden[t + 1], cell: cells[t + 1])
      kernels.affine(
        inputWeights, x, bias: inputBias, into: step.rows(rows[0..<shape.weightBlocks]),
        accumulating: false)
      for product in shape.recurrentProducts {
        kernels.affine(
          recurrentWeights.rows(rows[product.weightBlocks]), previous.hidden,
          bias: recurrentBias.rows(rows[product.weightBlocks]),
          into: step.rows(rows[product.gateBlocks]), accumulating: product.accumulates)
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
      transposeWeights(cell, workspace: workspace, needsInput: inputGradient != nil)
    }
    for block in StepRanges.blocks(of: segment.count).reversed() {
      differentiate(
        cell, steps: block, from: upstream, workspace: workspace, inputGradient: inputGradient)
      accumulate(cell, steps: block, workspace: workspace, into: gradient)
    }
  }

  /// Writes W_hhᵀ, one product after the other, and W_ihᵀ where the inputs' gradient is wanted.
  @inline(__always)
  private func transposeWeights<Cell: RecurrentCell>(
    _ cell: Cell.Type, workspace: LayerGradient<Scalar>, needsInput: Bool
  ) {
    let kernels = Scalar.kernels
    let rows = BlockRows(hiddenSize: hiddenSize)
    let values = parameters.tensor
    let recurrentWeights = values.matrix(layout.recurrentWeights)
    let (transposed, inputTransposed) = (workspace.recurrentWeights, workspace.inputWeights)
    for product in cell.shape.recurrentProducts {
      let part = rows[product.weightBlocks]
      kernels.transpose(
        recurrentWeights.rows(part),
        into: transposed.matrix(
          offset: part.lowerBound * hiddenSize, rows: hiddenSize, columns: part.count))
    }
    if needsInput {
      kernels.transpose(values.matrix(layout.inputWeights), into: inputTransposed[0])
    }
  }

  /// The gradients of the gates of a block of steps, last step first.
  @inline(__always)
  private func differentiate<Cell: RecurrentCell>(
    _ cell: Cell.Type, steps: Range<Int>, from upstream: UpstreamGradient<Scalar>,
    workspace: LayerGradient<Scalar>, inputGradient: Tensor<Scalar>?
  ) {
    let kernels = Scalar.kernels
    let shape = cell.shape
    let rows = BlockRows(hiddenSize: hiddenSize)
    let (inputTensor, recurrentTensor) = (workspace.inputWeights, workspace.recurrentWeights)
    let inputWeights = inputTensor[0]
    let (hidden, cells, gates) = (trace.hidden, trace.cell, trace.gates)
    let (hiddenGradient, cellGradient) = (workspace.hidden, workspace.cell)
    let gateGradients = workspace.gates
    let carried = CellState(hidden: hiddenGradient[0], cell: cellGradient[0])
    for t in steps.reversed() {
      let gateGradient = gateGradients[t - steps.lowerBound]
      upstream.add(step: t, of: segment, into: carried.hidden)
      cell.backward(
        gates: gates[t], previous: CellState(hidden: hidden[t], cell: cells[t]),
        next: CellState(hidden: hidden[t + 1], cell: cells[t + 1]), gradient: carried,
        gateGradient: gateGradient)
      var accumulating = shape.hiddenBypass
      for product in shape.recurrentProducts {
        let weights = rows[product.weightBlocks]
        kernels.multiply(
          recurrentTensor.matrix(
            offset: weights.lowerBound * hiddenSize, rows: hiddenSize, columns: weights.count),
          gateGradient.rows(rows[product.gateBlocks]), into: carried.hidden,
          accumulating: accumulating)
        accumulating = true
      }
      if let inputGradient {
        kernels.multiply(
          inputWeights, gateGradient.rows(rows[0..<shape.weightBlocks]), into: inputGradient[t],
          accumulating: false)
      }
    }
  }

  /// Adds a block's share of the gradients of the weights and biases.
  @inline(__always)
  private func accumulate<Cell: RecurrentCell>(
    _ cell: Cell.Type, steps: Range<Int>, workspace: LayerGradient<Scalar>,
    into gradient: ParameterBuffer<Scalar>
  ) {
    let kernels = Scalar.kernels
    let shape = cell.shape
    let rows = BlockRows(hiddenSize: hiddenSize)
    let sums = gradient.tensor
    let (gateGradients, inputs, hidden) = (workspace.gates, input.tensor, trace.hidden)
    let inputSteps = steps.lowerBound + input.firstStep..<steps.upperBound + input.firstStep
    let forInput = gateGradients.block(
      steps: 0..<steps.count, features: rows[0..<shape.weightBlocks])
    kernels.accumulateOuter(
      forInput, inputs.block(steps: inputSteps, features: 0..<inputs.features),
      into: sums.matrix(layout.inputWeights))
    kernels.accumulateRows(forInput, into: sums.matrix(layout.inputBias))
    let previous = hidden.block(steps: steps, features: 0..<hiddenSize)
    let weights = sums.matrix(layout.recurrentWeights)
    let bias = sums.matrix(layout.recurrentBias)
    for product in shape.recurrentProducts {
      let forState = gateGradients.block(
        steps: 0..<steps.count, features: rows[product.gateBlocks])
      kernels.accumulateOuter(
        forState, previous, into: weights.rows(rows[product.weightBlocks]))
      kernels.accumulateRows(forState, into: bias.rows(rows[product.weightBlocks]))
    }
  }
}

/// The rows of blocks of gates.
private struct BlockRows {
  let hiddenSize: Int

  subscript(blocks: Range<Int>) -> Range<Int> {
    blocks.lowerBound * hiddenSize..<blocks.upperBound * hiddenSize
  }
}

extension Tensor {
  /// The matrix of a slice of the flat parameters.
  @_lifetime(borrow self)
  func matrix(_ slice: ParameterLayout.Slice) -> MatrixView<Scalar> {
    matrix(offset: slice.offset, rows: slice.rows, columns: slice.columns)
  }
}
