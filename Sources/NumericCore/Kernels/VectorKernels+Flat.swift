import CKernels

extension VectorKernels {
  /// As ``KernelSet`` states.
  public func add(_ x: borrowing MatrixView<Float>, into y: borrowing MatrixView<Float>) {
    precondition(x.count == y.count, "add: \(x.count) elements into \(y.count)")
    unsafe table.add(y.count, x.base, y.base)
  }

  /// As ``KernelSet`` states.
  public func scale(_ y: borrowing MatrixView<Float>, by factor: Float) {
    unsafe table.scale(y.count, factor, y.base)
  }

  /// As ``KernelSet`` states.
  public func clamp(_ y: borrowing MatrixView<Float>, to limit: Float) {
    unsafe table.clamp(y.count, limit, y.base)
  }

  /// As ``KernelSet`` states.
  public func sumOfSquares(_ x: borrowing MatrixView<Float>) -> Double {
    unsafe table.sum_of_squares(x.count, x.base)
  }

  /// As ``KernelSet`` states.
  public func sgdUpdate(
    _ parameters: borrowing MatrixView<Float>, gradient: borrowing MatrixView<Float>,
    velocity: borrowing MatrixView<Float>, rate: Float, momentum: Float, nesterov: Bool
  ) {
    let count = parameters.count
    precondition(gradient.count == count && velocity.count == count, "SGD: \(count) parameters")
    unsafe table.sgd_update(
      count, rate, momentum, nesterov ? 1 : 0, gradient.base, velocity.base, parameters.base)
  }

  /// As ``KernelSet`` states.
  public func adamUpdate(
    _ parameters: borrowing MatrixView<Float>, gradient: borrowing MatrixView<Float>,
    firstMoment: borrowing MatrixView<Float>, secondMoment: borrowing MatrixView<Float>,
    stepSize: Float, beta1: Float,
    beta2: Float, inverseRootCorrection: Float, epsilon: Float
  ) {
    let count = parameters.count
    precondition(
      gradient.count == count && firstMoment.count == count && secondMoment.count == count,
      "Adam: \(count) parameters")
    unsafe table.adam_update(
      count, stepSize, beta1, beta2, inverseRootCorrection, epsilon, gradient.base,
      firstMoment.base, secondMoment.base, parameters.base)
  }
}
