import NumericCore

extension KernelCall {
  /// Calls on all elements but the first and the last, which must stay.
  func flat(_ kernels: some KernelSet<Float>, _ sizes: KernelSizes) -> [Float] {
    let count = sizes.rows * sizes.depth
    let x = numbers(1, lanes: count + 2)
    let y = numbers(2, lanes: count + 2)
    let inner = 1..<count + 1
    switch self {
    case .add: kernels.add(x.elements(inner), into: y.elements(inner))
    case .addScaled: kernels.addScaled(x.elements(inner), by: 0.3, into: y.elements(inner))
    case .scale: kernels.scale(y.elements(inner), by: 0.3)
    case .clamp: kernels.clamp(y.elements(inner), to: 0.7)
    default: return [Float(kernels.sumOfSquares(y.elements(inner)))]
    }
    return y.values
  }

  /// Two updates, so that the moments of the first are used.
  func update(_ kernels: some KernelSet<Float>, _ sizes: KernelSizes) -> [Float] {
    let count = sizes.rows * sizes.depth
    let inner = 1..<count + 1
    let parameters = numbers(1, lanes: count + 2)
    let first = Tensor<Float>(lanes: count + 2)
    let second = Tensor<Float>(lanes: count + 2)
    for step in 1...2 {
      let gradient = numbers(UInt32(1 + step), lanes: count + 2)
      switch self {
      case .adam:
        kernels.adamUpdate(
          parameters.elements(inner), gradient: gradient.elements(inner),
          firstMoment: first.elements(inner), secondMoment: second.elements(inner),
          stepSize: 0.1, beta1: 0.9, beta2: 0.999, inverseRootCorrection: 20, epsilon: 1e-8)
      case .rmsprop:
        kernels.rmspropUpdate(
          parameters.elements(inner), gradient: gradient.elements(inner),
          secondMoment: first.elements(inner), velocity: second.elements(inner), rate: 0.1,
          decay: 0.9, momentum: 0.5, epsilon: 1e-4)
      case .adagrad:
        kernels.adagradUpdate(
          parameters.elements(inner), gradient: gradient.elements(inner),
          sumOfSquares: first.elements(inner), rate: 0.1, epsilon: 1e-4)
      default:
        kernels.sgdUpdate(
          parameters.elements(inner), gradient: gradient.elements(inner),
          velocity: first.elements(inner), rate: 0.1, momentum: 0.9,
          nesterov: self == .sgdNesterov)
      }
    }
    return [parameters, first, second].flatMap(\.values)
  }

  /// Every third element has no weight, and a target that is no number.
  func errors(
    _ loss: ErrorLoss<Float>, _ kernels: some KernelSet<Float>, _ sizes: KernelSizes
  ) -> [Float] {
    let count = sizes.rows * sizes.depth
    let (outputs, targets) = (numbers(1, lanes: count + 2), numbers(2, lanes: count + 2))
    let (weights, gradient) = (numbers(3, lanes: count + 2), numbers(4, lanes: count + 2))
    for k in 0..<count + 2 {
      weights.flat[k] = k % 3 == 0 ? 0 : abs(weights.flat[k])
      if k % 3 == 0 { targets.flat[k] = .nan }
    }
    let inner = 1..<count + 1
    let sum = kernels.weighErrors(
      loss, outputs: outputs.elements(inner), targets: targets.elements(inner),
      weights: weights.elements(inner), gradient: gradient.elements(inner))
    return gradient.values + [Float(sum.value), Float(sum.weight)]
  }
}
