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
      if self == .adam {
        kernels.adamUpdate(
          parameters.elements(inner), gradient: gradient.elements(inner),
          firstMoment: first.elements(inner), secondMoment: second.elements(inner),
          stepSize: 0.1, beta1: 0.9, beta2: 0.999, inverseRootCorrection: 20, epsilon: 1e-8)
      } else {
        kernels.sgdUpdate(
          parameters.elements(inner), gradient: gradient.elements(inner),
          velocity: first.elements(inner), rate: 0.1, momentum: 0.9,
          nesterov: self == .sgdNesterov)
      }
    }
    return [parameters, first, second].flatMap(\.values)
  }
}
