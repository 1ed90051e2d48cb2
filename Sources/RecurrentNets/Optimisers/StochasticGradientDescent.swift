import NumericCore

/// SGD with momentum μ: v ← μ·v + g; θ ← θ − η·v, or θ − η·(g + μ·v) with Nesterov's momentum
/// (Sutskever et al., 2013, in PyTorch's form).
final class StochasticGradientDescent<Scalar: KernelScalar>: Optimiser {
  private let configuration: OptimiserConfiguration
  private let velocity: Tensor<Scalar>

  init(_ configuration: OptimiserConfiguration, count: Int) {
    self.configuration = configuration
    velocity = Tensor(lanes: count)
  }

  var moments: [Tensor<Scalar>] { [velocity] }

  func update(
    _ parameters: Tensor<Scalar>, gradient: Tensor<Scalar>, range: Range<Int>, trainingStep: Int,
    learningRate: Double
  ) {
    configuration.addDecay(of: parameters, to: gradient, range: range)
    let velocity = velocity
    Scalar.kernels.sgdUpdate(
      parameters.elements(range), gradient: gradient.elements(range),
      velocity: velocity.elements(range), rate: Scalar(learningRate),
      momentum: Scalar(configuration.momentum), nesterov: configuration.nesterov)
  }
}
