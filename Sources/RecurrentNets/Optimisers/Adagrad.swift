import NumericCore

/// Adagrad with ε = 10⁻¹⁰: s ← s + g²; θ ← θ − η·g ÷ (√s + ε) (Duchi, Hazan and Singer, 2011, diagonal
/// form, in PyTorch's form).
final class Adagrad<Scalar: KernelScalar>: Optimiser {
  private let configuration: OptimiserConfiguration
  private let sumOfSquares: Tensor<Scalar>

  init(_ configuration: OptimiserConfiguration, count: Int) {
    self.configuration = configuration
    sumOfSquares = Tensor(lanes: count)
  }

  var moments: [Tensor<Scalar>] { [sumOfSquares] }

  func update(
    _ parameters: Tensor<Scalar>, gradient: Tensor<Scalar>, range: Range<Int>, trainingStep: Int,
    learningRate: Double
  ) {
    configuration.addDecay(of: parameters, to: gradient, range: range)
    let sumOfSquares = sumOfSquares
    Scalar.kernels.adagradUpdate(
      parameters.elements(range), gradient: gradient.elements(range),
      sumOfSquares: sumOfSquares.elements(range), rate: Scalar(learningRate), epsilon: 1e-10)
  }
}
