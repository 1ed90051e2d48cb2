/// W·x + b: one term of a sum of products.
///
/// W `[rows, depth]`, x `[depth, lane]`, b one value per row or empty: none. Columns of W beyond the depth are
/// padding.
public struct AffineTerm<Scalar: KernelScalar>: ~Escapable {
  let weights: MatrixView<Scalar>, input: MatrixView<Scalar>, bias: MatrixView<Scalar>

  /// The term of three views.
  @_lifetime(copy weights, copy input, copy bias)
  public init(
    _ weights: consuming MatrixView<Scalar>, _ input: consuming MatrixView<Scalar>,
    bias: consuming MatrixView<Scalar>
  ) {
    self.weights = weights
    self.input = input
    self.bias = bias
  }

  /// W·x.
  @_lifetime(copy weights, copy input)
  public init(_ weights: consuming MatrixView<Scalar>, _ input: consuming MatrixView<Scalar>) {
    bias = weights.rows(0..<0)
    self.weights = weights
    self.input = input
  }

  /// Traps unless the term fits y.
  func check(_ output: borrowing MatrixView<Scalar>) {
    precondition(
      weights.rows == output.rows && weights.columns >= input.rows
        && (bias.count == output.rows || bias.count == 0)
        && input.columns == output.columns && output.columns % Scalar.laneMultiple == 0,
      "affine: W [\(weights.rows), \(weights.columns)], x [\(input.rows), \(input.columns)]")
  }
}
