import NumericCore

/// Adam (Kingma and Ba, 2015, algorithm 1) with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
///
///     m ← β₁·m + (1 − β₁)·g,  v ← β₂·v + (1 − β₂)·g²
///     θ ← θ − η/(1 − β₁ᵗ) · m ÷ (√v/√(1 − β₂ᵗ) + ε)
final class Adam<Scalar: KernelScalar>: Optimiser {
  private let firstMoment: Tensor<Scalar>
  private let secondMoment: Tensor<Scalar>

  init(count: Int) {
    firstMoment = Tensor(lanes: count)
    secondMoment = Tensor(lanes: count)
  }

  func update(
    _ parameters: Tensor<Scalar>, gradient: Tensor<Scalar>, range: Range<Int>, trainingStep: Int,
    learningRate: Double
  ) {
    let (beta1, beta2) = (0.9, 0.999)
    let (first, second) = (firstMoment, secondMoment)
    let stepSize = learningRate / (1 - Double.pow(beta1, trainingStep))
    let rootCorrection = 1 / (1 - Double.pow(beta2, trainingStep)).squareRoot()
    Scalar.kernels.adamUpdate(
      parameters.elements(range), gradient: gradient.elements(range),
      firstMoment: first.elements(range), secondMoment: second.elements(range),
      stepSize: Scalar(stepSize), beta1: Scalar(beta1), beta2: Scalar(beta2),
      inverseRootCorrection: Scalar(rootCorrection), epsilon: Scalar(1e-8))
  }
}
