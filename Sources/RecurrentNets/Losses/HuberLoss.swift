import NumericCore

/// Huber's loss with δ = 1 in the scaled unit: e²/2 up to |e| = 1, then |e| − 1/2 (Huber, 1964).
enum HuberLoss: Loss {
  static func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    terms.sumOverErrors { error in
      // Without a branch, which would go either way at random.
      let slope = min(max(error, -1), 1)
      return (slope * (error - slope / 2), slope)
    }
  }
}
