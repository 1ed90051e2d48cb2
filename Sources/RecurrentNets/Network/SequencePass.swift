import NumericCore

/// The forward pass of a trained network over one sequence, for runs of few lanes.
///
/// Sixteen lanes cost a little more than one sequence does here; the bits are the same.
final class SequencePass<Scalar: KernelScalar> {
  private let cell: CellKind
  private let layers: [SequenceLayer<Scalar>]
  private let embedding: SequenceEmbedding<Scalar>?
  private let readout: TiledMatrix<Scalar>, skip: TiledMatrix<Scalar>?
  private let readoutBias: Tensor<Scalar>
  private let pool: WorkerPool?
  /// The sequence `[time, 1, feature]`, and the outputs of one readout.
  private let input: Tensor<Scalar>, output: Tensor<Scalar>

  init(
    _ network: RecurrentNetwork<Scalar>, _ parameters: ParameterBuffer<Scalar>, steps: Int,
    pool: WorkerPool?
  ) {
    self.pool = pool
    let (configuration, layout) = (network.configuration, network.layout)
    let values = parameters.tensor
    cell = configuration.cell
    layers = layout.layers.enumerated().map { number, layout in
      SequenceLayer(configuration, number, layout, values, steps: steps)
    }
    embedding = layout.embedding.map { SequenceEmbedding($0, values, steps: steps) }
    let size = configuration.outputSize
    let multiple = Scalar.laneMultiple
    let width = (size + multiple - 1) / multiple * multiple
    readout = TiledMatrix(
      values.matrix(layout.readoutWeights), rows: (0..<width).map { $0 < size ? $0 : nil })
    skip = layout.skipWeights.map {
      TiledMatrix(values.matrix($0), rows: (0..<width).map { $0 < size ? $0 : nil })
    }
    readoutBias = Tensor(lanes: width)
    let bias = readoutBias
    bias.elements(0..<size).copy(from: values.matrix(layout.readoutBias))
    input = Tensor(steps: steps, lanes: configuration.inputSize)
    output = Tensor(lanes: width)
  }

  /// Reads one lane of `sequences` from its state, writes its outputs, and carries its state on.
  func run(
    lane: Int, of sequences: Tensor<Scalar>, state: NetworkState<Scalar>, at readouts: ReadoutSteps,
    into outputs: Tensor<Scalar>
  ) {
    let input = input
    for step in 0..<input.steps {
      let (x, source) = (input[step], sequences[step])
      for feature in 0..<input.lanes { x[feature] = source[feature, lane] }
    }
    var below = StepTensor(
      tensor: embedding.map { $0.embedded(input) } ?? input, firstStep: 0)
    for (layer, state) in zip(layers, state.layers) {
      let (hidden, cell) = (layer.hidden, layer.cell)
      for step in 0..<layer.dilation {
        move(state.hidden, step, lane: lane, into: hidden[step])
        move(state.cell, step, lane: lane, into: cell[step])
      }
      SequenceRace(self.cell, layer, input: below).run(on: pool)
      for step in 0..<layer.dilation {
        move(hidden[layer.steps + step], into: state.hidden, step, lane: lane)
        move(cell[layer.steps + step], into: state.cell, step, lane: lane)
      }
      below = layer.outputs(reading: below)
    }
    readOut(below, at: readouts, into: outputs, lane: lane)
  }

  private func readOut(
    _ top: StepTensor<Scalar>, at readouts: ReadoutSteps, into outputs: Tensor<Scalar>, lane: Int
  ) {
    let (bias, input, output, hidden) = (readoutBias, self.input, self.output, top.tensor)
    let row = output.flat
    for (entry, step) in readouts.steps.enumerated() {
      row.copy(from: bias.flat)
      readout.multiplyAdd(hidden[step + top.firstStep], into: row, backwards: false)
      skip?.multiplyAdd(input[step], into: row, backwards: false)
      let target = outputs[entry]
      for output in 0..<outputs.features { target[output, lane] = row[output] }
    }
  }

  private func move(
    _ source: Tensor<Scalar>, _ step: Int, lane: Int, into row: borrowing MatrixView<Scalar>
  ) {
    let lanes = source[step]
    for unit in 0..<source.features { row[unit] = lanes[unit, lane] }
  }

  private func move(
    _ row: borrowing MatrixView<Scalar>, into target: Tensor<Scalar>, _ step: Int, lane: Int
  ) {
    let lanes = target[step]
    for unit in 0..<target.features { lanes[unit, lane] = row[unit] }
  }
}

/// The layer of rectifiers before the first recurrent layer, for one sequence.
private struct SequenceEmbedding<Scalar: KernelScalar> {
  private let weights: TiledMatrix<Scalar>
  private let bias: Tensor<Scalar>, sums: Tensor<Scalar>
  /// e_t `[time, 1, unit]`, padded to whole registers.
  private let result: Tensor<Scalar>

  init(_ layout: ParameterLayout.Embedding, _ values: Tensor<Scalar>, steps: Int) {
    let (size, multiple) = (layout.weights.rows, Scalar.laneMultiple)
    let width = (size + multiple - 1) / multiple * multiple
    weights = TiledMatrix(
      values.matrix(layout.weights), rows: (0..<width).map { $0 < size ? $0 : nil })
    bias = Tensor(lanes: width)
    sums = Tensor(lanes: width)
    result = Tensor(steps: steps, lanes: width)
    let start = bias
    start.elements(0..<size).copy(from: values.matrix(layout.bias))
  }

  /// max(W x_t + b, 0) at every step.
  func embedded(_ input: Tensor<Scalar>) -> Tensor<Scalar> {
    let (bias, sums, result) = (bias, sums, result)
    for step in 0..<input.steps {
      sums.flat.copy(from: bias.flat)
      weights.multiplyAdd(input[step], into: sums.flat, backwards: false)
      Scalar.kernels.reluForward(sums.flat, into: result[step])
    }
    return result
  }
}
