import NumericCore

/// SGD with momentum μ: v ← μ·v + g; θ ← θ − η·v, or θ − η·(g + μ·v) with Nesterov's momentum
/// (Sutskever et al., 2013, in PyTorch's form).
final class StochasticGradientDescent<Scalar: KernelScalar>: Optimiser {
  private let momentum: Scalar
  private let nesterov: Bool
  private let velocity: Tensor<Scalar>

  init(count: Int, momentum: Double, nesterov: Bool) {
    self.momentum = Scalar(momentum)
    self.nesterov = nesterov
    velocity = Tensor(lanes: count)
  }

  func update(
    _ parameters: Tensor<Scalar>, gradient: Tensor<Scalar>, range: Range<Int>, trainingStep: Int,
    learningRate: Double
  ) {
    let velocity = velocity
    Scalar.kernels.sgdUpdate(
      parameters.elements(range), gradient: gradient.elements(range),
      velocity: velocity.elements(range), rate: Scalar(learningRate), momentum: momentum,
      nesterov: nesterov)
  }
}
