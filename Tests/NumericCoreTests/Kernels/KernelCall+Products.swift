import NumericCore

extension KernelCall {
  // Parameters begin one element past a vector's alignment, as slices of a flat buffer do.

  func affine(
    _ kernels: some KernelSet<Float>, _ sizes: KernelSizes, accumulating: Bool
  ) -> [Float] {
    let weights = numbers(1, lanes: 1 + sizes.rows * sizes.depth)
    let bias = numbers(2, lanes: 1 + sizes.rows)
    let input = numbers(3, features: sizes.depth, lanes: sizes.lanes)
    let output = numbers(4, steps: 2, features: sizes.rows, lanes: sizes.lanes)
    kernels.affine(
      AffineTerm(
        weights.matrix(offset: 1, rows: sizes.rows, columns: sizes.depth), input[0],
        bias: bias.matrix(offset: 1, rows: sizes.rows, columns: 1)), into: output[0],
      accumulating: accumulating)
    return output.values
  }

  /// The second term has no bias and half the depth of the first, whose weights are padded.
  func sumOfProducts(
    _ kernels: some KernelSet<Float>, _ sizes: KernelSizes, accumulating: Bool
  ) -> [Float] {
    let padded = sizes.depth + 3
    let weights = numbers(1, lanes: 1 + sizes.rows * padded)
    let bias = numbers(2, lanes: 1 + sizes.rows)
    let input = numbers(3, features: sizes.depth, lanes: sizes.lanes)
    let output = numbers(4, steps: 2, features: sizes.rows, lanes: sizes.lanes)
    let half = sizes.depth / 2
    kernels.affine(
      AffineTerm(
        weights.matrix(offset: 1, rows: sizes.rows, columns: padded), input[0],
        bias: bias.matrix(offset: 1, rows: sizes.rows, columns: 1)),
      plus: AffineTerm(
        weights.matrix(offset: 0, rows: sizes.rows, columns: half), input[0].rows(0..<half)),
      into: output[0], accumulating: accumulating)
    return output.values
  }

  /// The second of two transposes has padded rows.
  func transposed(_ kernels: some KernelSet<Float>, _ sizes: KernelSizes) -> [Float] {
    let weights = numbers(1, lanes: 1 + sizes.rows * sizes.depth)
    let values = weights.matrix(offset: 1, rows: sizes.rows, columns: sizes.depth)
    return [0, 5].flatMap { padding in
      let columns = sizes.rows + padding
      let output = numbers(4, lanes: 2 + columns * sizes.depth)
      kernels.transpose(
        values, into: output.matrix(offset: 1, rows: sizes.depth, columns: columns))
      return output.values
    }
  }

  /// Sums over the inner steps and the rows after the first of two longer blocks.
  func sums(_ kernels: some KernelSet<Float>, _ sizes: KernelSizes) -> [Float] {
    let left = numbers(1, steps: sizes.steps + 2, features: sizes.rows + 1, lanes: sizes.lanes)
    let right = numbers(2, steps: sizes.steps + 1, features: sizes.depth + 2, lanes: sizes.lanes)
    let output = numbers(4, lanes: 2 + sizes.rows * sizes.depth)
    let sums = numbers(5, lanes: 2 + sizes.rows)
    kernels.accumulateOuter(
      left.block(steps: 1..<sizes.steps + 1, features: 1..<sizes.rows + 1),
      right.block(steps: 0..<sizes.steps, features: 2..<sizes.depth + 2),
      into: output.matrix(offset: 1, rows: sizes.rows, columns: sizes.depth),
      sums: sums.matrix(
        offset: 1, rows: self == .accumulateOuterAndSums ? sizes.rows : 0, columns: 1))
    return output.values + sums.values
  }
}
