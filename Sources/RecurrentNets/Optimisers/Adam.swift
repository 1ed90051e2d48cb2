import NumericCore

/// Adam (Kingma and Ba, 2015, algorithm 1) with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸, and AdamW, whose weight
/// decay λ passes by the moments (Loshchilov and Hutter, 2019, algorithm 2).
///
///     θ ← (1 − η·λ)·θ                                 AdamW; Adam adds λ·θ to g instead
///     m ← β₁·m + (1 − β₁)·g,  v ← β₂·v + (1 − β₂)·g²
///     θ ← θ − η/(1 − β₁ᵗ) · m ÷ (√v/√(1 − β₂ᵗ) + ε)
final class Adam<Scalar: KernelScalar>: Optimiser {
  private let configuration: OptimiserConfiguration
  private let firstMoment: Tensor<Scalar>, secondMoment: Tensor<Scalar>

  init(_ configuration: OptimiserConfiguration, count: Int) {
    self.configuration = configuration
    firstMoment = Tensor(lanes: count)
    secondMoment = Tensor(lanes: count)
  }

  var moments: [Tensor<Scalar>] { [firstMoment, secondMoment] }

  func update(
    _ parameters: Tensor<Scalar>, gradient: Tensor<Scalar>, range: Range<Int>, trainingStep: Int,
    learningRate: Double
  ) {
    if configuration.kind == .adamw {
      let kept = 1 - learningRate * configuration.weightDecay
      Scalar.kernels.scale(parameters.elements(range), by: Scalar(kept))
    } else {
      configuration.addDecay(of: parameters, to: gradient, range: range)
    }
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
