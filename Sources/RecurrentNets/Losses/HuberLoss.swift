import NumericCore

/// Huber's loss: e²/2 up to |e| = δ, then δ·(|e| − δ/2), in the scaled unit (Huber, 1964).
///
/// The forecast it implies lies between the median (small δ) and the mean (large δ).
struct HuberLoss: Loss {
  let delta: Double

  func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    terms.sum(of: .huber(delta: Scalar(delta)))
  }
}
