import NumericCore

/// One layer that reads one sequence: its hidden units fill the registers, where ``LayerUnrolling`` fills
/// them with lanes.
///
/// Forward only. Sequences and states are rows, and states are padded to whole registers.
struct SequenceLayer<Scalar: KernelScalar> {
  /// The d states before the sequence and its own, and the cell states, `[time + d, 1, unit]`.
  let hidden: Tensor<Scalar>, cell: Tensor<Scalar>
  /// The states with what the layer reads added; no steps where it is not.
  let sums: Tensor<Scalar>
  /// The steps from the state that is read to the one that is written, d.
  let dilation: Int
  /// The step from which on all read the state before it.
  private let branch: Int
  /// The units in one or two parts, whose steps depend only on the whole state before.
  let parts: [SequencePart<Scalar>]

  /// Bytes of recurrent weights from which on a second thread saves more than the waiting costs: twice
  /// what the nearest cache usually holds.
  private static var splitBytes: Int { 64 << 10 }

  init(
    _ configuration: NetworkConfiguration, _ layer: Int, _ layout: ParameterLayout.Layer,
    _ values: Tensor<Scalar>, steps: Int
  ) {
    let shape = configuration.cell.shape
    let multiple = Scalar.laneMultiple
    let registers = (configuration.hiddenSize + multiple - 1) / multiple
    let units = registers * multiple
    dilation = configuration.dilation(of: layer)
    branch = configuration.branchStep ?? .max
    hidden = Tensor(steps: steps + dilation, lanes: units)
    cell = Tensor(steps: steps + dilation, lanes: shape.keepsCellState ? units : 0)
    sums = Tensor(steps: configuration.addsInput(layer: layer) ? steps : 0, lanes: units)
    let half = (registers + 1) / 2 * multiple
    let bytes = layout.recurrentWeights.range.count * MemoryLayout<Scalar>.stride
    let ranges = bytes < Self.splitBytes ? [0..<units] : [0..<half, half..<units]
    parts = ranges.map {
      SequencePart(
        shape, layout, values, units: $0, hiddenSize: configuration.hiddenSize)
    }
  }

  /// The number of time steps.
  var steps: Int { hidden.steps - dilation }

  /// What the layer gives to whatever reads it, from its states and what it reads.
  func outputs(reading input: StepTensor<Scalar>) -> StepTensor<Scalar> {
    guard sums.steps > 0 else { return StepTensor(tensor: hidden, firstStep: dilation) }
    let (hidden, inputs, sums) = (hidden, input.tensor, sums)
    for t in 0..<steps {
      let sum = sums[t]
      sum.copy(from: hidden[t + dilation])
      Scalar.kernels.add(inputs[t + input.firstStep], into: sum)
    }
    return StepTensor(tensor: sums, firstStep: 0)
  }

  /// h_t and c_t of one part, from the whole state d steps before.
  @inline(__always)
  func step<Cell: RecurrentCell>(
    _ t: Int, part: Int, _ kind: Cell.Type, input: StepTensor<Scalar>
  ) {
    let (inputs, hidden, cells) = (input.tensor, hidden, cell)
    let before = min(t, branch)
    parts[part].step(
      kind, x: inputs[t + input.firstStep], previous: hidden[before], previousCell: cells[before],
      next: hidden[t + dilation], nextCell: cells[t + dilation], backwards: t % 2 == 1)
  }
}

/// Some of the hidden units of a layer that reads one sequence.
///
/// A class, since each step would count the references of a copied struct.
final class SequencePart<Scalar: KernelScalar> {
  private let units: Range<Int>
  private let keepsCellState: Bool
  private let rows: GateRows
  private let inputShared: TiledMatrix<Scalar>, inputSeparate: TiledMatrix<Scalar>
  private let recurrent: TiledMatrix<Scalar>
  /// What the gates of a step begin with, and the gates.
  private let bias: Tensor<Scalar>, gates: Tensor<Scalar>

  init(
    _ shape: CellShape, _ layout: ParameterLayout.Layer, _ values: Tensor<Scalar>,
    units: Range<Int>, hiddenSize: Int
  ) {
    func weightRows(_ blocks: Range<Int>) -> [Int?] {
      blocks.flatMap { block in
        units.map { $0 < hiddenSize ? block * hiddenSize + $0 : nil }
      }
    }
    self.units = units
    keepsCellState = shape.keepsCellState
    rows = GateRows(shape, hiddenSize: units.count)
    let inputWeights = values.matrix(layout.inputWeights)
    inputShared = TiledMatrix(inputWeights, rows: weightRows(0..<shape.sharedBlocks))
    inputSeparate = TiledMatrix(
      inputWeights, rows: weightRows(shape.sharedBlocks..<shape.weightBlocks))
    let all = weightRows(0..<shape.weightBlocks)
    recurrent = TiledMatrix(values.matrix(layout.recurrentWeights), rows: all)
    let bias = Tensor<Scalar>(lanes: shape.traceBlocks * units.count)
    self.bias = bias
    gates = Tensor(lanes: bias.count)
    let start = bias.flat
    let inputBias = values.matrix(layout.inputBias)
    let recurrentBias = values.matrix(layout.recurrentBias)
    for (place, row) in all.enumerated() {
      guard let row else { continue }
      if rows.shared.contains(place) {
        start[place] = inputBias[row] + recurrentBias[row]
      } else {
        start[place] = recurrentBias[row]
        start[place + rows.separate.count] = inputBias[row]
      }
    }
  }

  @inline(__always)
  func step<Cell: RecurrentCell>(
    _ cell: Cell.Type, x: borrowing MatrixView<Scalar>, previous: borrowing MatrixView<Scalar>,
    previousCell: borrowing MatrixView<Scalar>, next: borrowing MatrixView<Scalar>,
    nextCell: borrowing MatrixView<Scalar>, backwards: Bool
  ) {
    let (biasTensor, gateTensor) = (bias, self.gates)
    let gates = gateTensor.flat
    gates.copy(from: biasTensor.flat)
    inputShared.multiplyAdd(x, into: gates.elements(rows.shared), backwards: backwards)
    inputSeparate.multiplyAdd(x, into: gates.elements(rows.inputOnly), backwards: backwards)
    recurrent.multiplyAdd(previous, into: gates.elements(rows.recurrent), backwards: backwards)
    let cellUnits = keepsCellState ? units : 0..<0
    cell.forward(
      gates: gates,
      previous: CellState(
        hidden: previous.elements(units), cell: previousCell.elements(cellUnits)),
      next: CellState(hidden: next.elements(units), cell: nextCell.elements(cellUnits)))
  }
}
