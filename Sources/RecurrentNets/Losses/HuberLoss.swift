import NumericCore

/// Huber's loss with δ = 1 in the scaled unit: e²/2 up to |e| = 1, then |e| − 1/2 (Huber, 1964).
enum HuberLoss: Loss {
  static func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    terms.sumOverErrors { error in
      let size = abs(error)
      if size > 1 { return (size - 0.5, error > 0 ? 1 : -1) }
      return (error * error / 2, error)
    }
  }
}
