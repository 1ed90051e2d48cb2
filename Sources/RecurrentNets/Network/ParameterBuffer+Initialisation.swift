import NumericCore

extension ParameterBuffer {
  /// Fills the buffer with the initial parameters of a seed.
  ///
  /// A square matrix of a gate is made orthogonal at a cost of the third power of the hidden size. Where the task is
  /// cancelled meanwhile, what is left is meaningless.
  public func initialise(
    _ initialisation: Initialisation, of configuration: NetworkConfiguration, seed: UInt64
  ) {
    let hidden = configuration.hiddenSize
    initialise(hiddenSize: hidden, seed: seed)
    if let skip = layout.skipWeights { clear(skip) }
    for layer in layout.layers {
      if initialisation.inputWeights != .uniform {
        draw(layer.inputWeights, outputs: hidden, by: initialisation.inputWeights, seed: seed)
        clear(layer.inputBias)
        clear(layer.recurrentBias)
      }
      switch initialisation.recurrentWeights {
      case .uniform: break
      case .orthogonal: makeOrthogonal(layer.recurrentWeights, size: hidden, seed: seed)
      case .identity: makeIdentity(layer.recurrentWeights, size: hidden)
      }
      if let bias = initialisation.forgetBias, let block = configuration.cell.shape.forgetBlock {
        let gates = block * hidden..<(block + 1) * hidden
        write(Scalar(bias), to: layer.inputBias, rows: gates)
        write(0, to: layer.recurrentBias, rows: gates)
      }
    }
    guard initialisation.inputWeights != .uniform else { return }
    if let embedding = layout.embedding {
      draw(embedding.weights, outputs: hidden, by: initialisation.inputWeights, seed: seed)
      clear(embedding.bias)
    }
    draw(
      layout.readoutWeights, outputs: configuration.outputSize, by: initialisation.inputWeights,
      seed: seed)
    clear(layout.readoutBias)
  }

  private func clear(_ slice: ParameterLayout.Slice) { write(0, to: slice, rows: 0..<slice.rows) }

  private func write(_ value: Scalar, to slice: ParameterLayout.Slice, rows: Range<Int>) {
    let tensor = tensor
    tensor.matrix(slice).rows(rows).fill(value)
  }

  private func draw(
    _ slice: ParameterLayout.Slice, outputs: Int, by rule: Initialisation.InputWeights, seed: UInt64
  ) {
    let ways = rule == .he ? slice.columns : slice.columns + outputs
    let bound = (6 / Double(ways)).squareRoot()
    let random = CounterRandom(seed: seed, purpose: .initialisation)
    set(slice.range.map { Scalar((2 * random.uniform($0) - 1) * bound) }, at: slice)
  }

  private func makeIdentity(_ slice: ParameterLayout.Slice, size: Int) {
    set(
      (0..<slice.rows).flatMap { row in (0..<size).map { $0 == row % size ? Scalar(1) : 0 } },
      at: slice)
  }

  /// Rows of normal draws, made orthogonal to those before them twice (Gram and Schmidt, again), since
  /// once leaves rounding behind.
  private func makeOrthogonal(_ slice: ParameterLayout.Slice, size: Int, seed: UInt64) {
    let random = CounterRandom(seed: seed, purpose: .initialisation)
    var values: [Scalar] = []
    for gate in 0..<slice.rows / size {
      var rows: [[Double]] = []
      for row in 0..<size {
        if Task.isCancelled { return }
        let first = slice.offset + (gate * size + row) * size
        var vector = (first..<first + size).map {
          normalQuantile(max(random.uniform($0), 0x1p-54))
        }
        for _ in 0..<2 {
          for other in rows {
            let share = zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 }
            for k in 0..<size { vector[k] -= share * other[k] }
          }
        }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        rows.append(vector.map { $0 / length })
      }
      values += rows.joined().map { Scalar($0) }
    }
    set(values, at: slice)
  }
}

extension CounterRandom {
  /// A draw from the uniform distribution for a position in a buffer.
  fileprivate func uniform(_ index: Int) -> Double {
    uniform(UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32))
  }
}
