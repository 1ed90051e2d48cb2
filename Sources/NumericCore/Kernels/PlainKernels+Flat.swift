extension PlainKernels {
  /// As ``KernelSet`` states.
  public func drop(
    _ x: borrowing Matrix, by draws: ElementDraws, probability: Float, factor: Scalar,
    into y: borrowing Matrix
  ) {
    for feature in 0..<y.rows {
      for lane in stride(from: 0, to: y.columns, by: 4) {
        let draws = draws.uniforms(feature: feature, lanesFrom: lane)
        for k in 0..<4 {
          y[feature, lane + k] = draws[k] < probability ? 0 : x[feature, lane + k] * factor
        }
      }
    }
  }

  /// As ``KernelSet`` states.
  public func add(_ x: borrowing Matrix, into y: borrowing Matrix) {
    for k in 0..<y.count { y[k] += x[k] }
  }

  /// As ``KernelSet`` states.
  public func addScaled(_ x: borrowing Matrix, by factor: Scalar, into y: borrowing Matrix) {
    for k in 0..<y.count { y[k] += factor * x[k] }
  }

  /// As ``KernelSet`` states.
  public func scale(_ y: borrowing Matrix, by factor: Scalar) {
    for k in 0..<y.count { y[k] *= factor }
  }

  /// As ``KernelSet`` states.
  public func clamp(_ y: borrowing Matrix, to limit: Scalar) {
    for k in 0..<y.count {
      if y[k] > limit { y[k] = limit } else if y[k] < -limit { y[k] = -limit }
    }
  }

  /// As ``KernelSet`` states.
  public func sumOfSquares(_ x: borrowing Matrix) -> Double {
    var sum = 0.0
    for k in 0..<x.count { sum += Double(x[k]) * Double(x[k]) }
    return sum
  }

  /// v ← μ·v + g; θ ← θ − η·v, or θ − η·(g + μ·v) with Nesterov's momentum (Sutskever et al., 2013,
  /// in the form of PyTorch).
  public func sgdUpdate(
    _ parameters: borrowing Matrix, gradient: borrowing Matrix, velocity: borrowing Matrix,
    rate: Scalar, momentum: Scalar, nesterov: Bool
  ) {
    for k in 0..<parameters.count {
      velocity[k] = momentum * velocity[k] + gradient[k]
      parameters[k] -= rate * (nesterov ? gradient[k] + momentum * velocity[k] : velocity[k])
    }
  }

  /// m ← β₁·m + (1 − β₁)·g; v ← β₂·v + (1 − β₂)·g²; θ ← θ − stepSize·m ÷ (√v · correction + ε)
  /// (Kingma and Ba, 2015, algorithm 1).
  public func adamUpdate(
    _ parameters: borrowing Matrix, gradient: borrowing Matrix, firstMoment: borrowing Matrix,
    secondMoment: borrowing Matrix, stepSize: Scalar, beta1: Scalar, beta2: Scalar,
    inverseRootCorrection: Scalar, epsilon: Scalar
  ) {
    for k in 0..<parameters.count {
      let g = gradient[k]
      firstMoment[k] = beta1 * firstMoment[k] + (1 - beta1) * g
      secondMoment[k] = beta2 * secondMoment[k] + (1 - beta2) * g * g
      let root = secondMoment[k].squareRoot() * inverseRootCorrection
      parameters[k] -= stepSize * (firstMoment[k] / (root + epsilon))
    }
  }

  /// s ← ρ·s + (1 − ρ)·g²; v ← μ·v + g ÷ (√s + ε); θ ← θ − η·v (Tieleman and Hinton, 2012, in the form
  /// of PyTorch).
  public func rmspropUpdate(
    _ parameters: borrowing Matrix, gradient: borrowing Matrix, secondMoment: borrowing Matrix,
    velocity: borrowing Matrix, rate: Scalar, decay: Scalar, momentum: Scalar, epsilon: Scalar
  ) {
    for k in 0..<parameters.count {
      let g = gradient[k]
      secondMoment[k] = decay * secondMoment[k] + (1 - decay) * g * g
      velocity[k] = momentum * velocity[k] + g / (secondMoment[k].squareRoot() + epsilon)
      parameters[k] -= rate * velocity[k]
    }
  }

  /// s ← s + g²; θ ← θ − η·g ÷ (√s + ε) (Duchi, Hazan and Singer, 2011, diagonal form).
  public func adagradUpdate(
    _ parameters: borrowing Matrix, gradient: borrowing Matrix, sumOfSquares: borrowing Matrix,
    rate: Scalar, epsilon: Scalar
  ) {
    for k in 0..<parameters.count {
      let g = gradient[k]
      sumOfSquares[k] += g * g
      parameters[k] -= rate * (g / (sumOfSquares[k].squareRoot() + epsilon))
    }
  }

  /// As ``KernelSet`` states.
  public func weighErrors(
    _ loss: ErrorLoss<Scalar>, outputs: borrowing Matrix, targets: borrowing Matrix,
    weights: borrowing Matrix, gradient: borrowing Matrix
  ) -> (value: Double, weight: Double) {
    var sum = (value: 0.0, weight: 0.0)
    for k in 0..<outputs.count {
      let weight = weights[k]
      guard weight > 0 else {
        gradient[k] = 0
        continue
      }
      let (value, slope) = loss(targets[k] - outputs[k])
      sum.value += Double(weight * value)
      sum.weight += Double(weight)
      gradient[k] = -(weight * slope)
    }
    return sum
  }
}
