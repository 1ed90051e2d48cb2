import RealModule

/// The kernels as plain loops: what `Double` runs on, and the slow reference of the C kernels.
public struct PlainKernels<Scalar: KernelScalar>: KernelSet {
  /// Shorthand of the signatures below.
  public typealias Matrix = MatrixView<Scalar>

  /// The plain kernels of a type.
  public init() {}

  /// As ``KernelSet`` states.
  public func affine(
    _ term: borrowing AffineTerm<Scalar>, into output: borrowing Matrix, accumulating: Bool
  ) {
    term.check(output)
    for row in 0..<output.rows {
      let bias = term.bias.count == 0 ? 0 : term.bias[row]
      for lane in 0..<output.columns {
        var sum = accumulating ? output[row, lane] + bias : bias
        for p in 0..<term.input.rows { sum.addProduct(term.weights[row, p], term.input[p, lane]) }
        output[row, lane] = sum
      }
    }
  }

  /// As ``KernelSet`` states.
  public func affine(
    _ first: borrowing AffineTerm<Scalar>, plus second: borrowing AffineTerm<Scalar>,
    into output: borrowing Matrix, accumulating: Bool
  ) {
    affine(first, into: output, accumulating: accumulating)
    affine(second, into: output, accumulating: true)
  }

  /// As ``KernelSet`` states.
  public func transpose(_ weights: borrowing Matrix, into output: borrowing Matrix) {
    for row in 0..<weights.rows {
      for column in 0..<weights.columns { output[column, row] = weights[row, column] }
    }
  }

  /// As ``KernelSet`` states.
  public func accumulateOuter(
    _ left: borrowing BlockView<Scalar>, _ right: borrowing BlockView<Scalar>,
    into output: borrowing Matrix, sums: borrowing Matrix
  ) {
    for row in 0..<output.rows {
      for column in 0..<output.columns {
        var sum: Scalar = 0
        for step in 0..<left.steps {
          for lane in 0..<left.lanes {
            sum.addProduct(left[step, row, lane], right[step, column, lane])
          }
        }
        output[row, column] += sum
      }
    }
    for row in 0..<sums.count {
      var sum: Scalar = 0
      for step in 0..<left.steps {
        for lane in 0..<left.lanes { sum += left[step, row, lane] }
      }
      sums[row] += sum
    }
  }
}
