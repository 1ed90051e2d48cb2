import NumericCore

/// RMSProp with ρ = 0.99, ε = 10⁻⁸ and momentum μ (Tieleman and Hinton, 2012, in PyTorch's form).
///
///     s ← ρ·s + (1 − ρ)·g²,  v ← μ·v + g ÷ (√s + ε),  θ ← θ − η·v
final class RMSProp<Scalar: KernelScalar>: Optimiser {
  private let configuration: OptimiserConfiguration
  private let secondMoment: Tensor<Scalar>, velocity: Tensor<Scalar>

  init(_ configuration: OptimiserConfiguration, count: Int) {
    self.configuration = configuration
    secondMoment = Tensor(lanes: count)
    velocity = Tensor(lanes: count)
  }

  var moments: [Tensor<Scalar>] { [secondMoment, velocity] }

  func update(
    _ parameters: Tensor<Scalar>, gradient: Tensor<Scalar>, range: Range<Int>, trainingStep: Int,
    learningRate: Double
  ) {
    configuration.addDecay(of: parameters, to: gradient, range: range)
    let (secondMoment, velocity) = (secondMoment, velocity)
    Scalar.kernels.rmspropUpdate(
      parameters.elements(range), gradient: gradient.elements(range),
      secondMoment: secondMoment.elements(range), velocity: velocity.elements(range),
      rate: Scalar(learningRate), decay: 0.99, momentum: Scalar(configuration.momentum),
      epsilon: 1e-8)
  }
}
