import RealModule

/// The kernels as plain loops: what `Double` runs on, and the slow reference of the C kernels.
public struct PlainKernels<Scalar: KernelScalar>: KernelSet {
  /// Shorthand of the signatures below.
  public typealias Matrix = MatrixView<Scalar>

  /// The plain kernels of a type.
  public init() {}

  /// As ``KernelSet`` states.
  public func affine(
    _ weights: borrowing Matrix, _ input: borrowing Matrix, bias: borrowing Matrix,
    into output: borrowing Matrix, accumulating: Bool
  ) {
    for row in 0..<output.rows {
      for lane in 0..<output.columns {
        var sum = accumulating ? output[row, lane] + bias[row] : bias[row]
        for p in 0..<input.rows { sum.addProduct(weights[row, p], input[p, lane]) }
        output[row, lane] = sum
      }
    }
  }

  /// As ``KernelSet`` states.
  public func multiply(
    _ weights: borrowing Matrix, _ input: borrowing Matrix, into output: borrowing Matrix,
    accumulating: Bool
  ) {
    for row in 0..<output.rows {
      for lane in 0..<output.columns {
        var sum = accumulating ? output[row, lane] : 0
        for p in 0..<input.rows { sum.addProduct(weights[row, p], input[p, lane]) }
        output[row, lane] = sum
      }
    }
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
    into output: borrowing Matrix
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
  }

  /// As ``KernelSet`` states.
  public func accumulateRows(
    _ block: borrowing BlockView<Scalar>, into output: borrowing Matrix
  ) {
    for row in 0..<block.rows {
      var sum: Scalar = 0
      for step in 0..<block.steps {
        for lane in 0..<block.lanes { sum += block[step, row, lane] }
      }
      output[row] += sum
    }
  }
}
