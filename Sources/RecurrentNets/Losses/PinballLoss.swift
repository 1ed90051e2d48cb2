import NumericCore

/// The pinball loss, τ·e above 0 and (τ − 1)·e below: its mean over one or many quantiles τ (Koenker and
/// Bassett, 1978).
///
/// The forecast it implies is those quantiles, one block of outputs for each.
struct PinballLoss: Loss {
  let quantiles: [Double]

  func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    var sum = LossSum()
    for (block, quantile) in quantiles.enumerated() {
      let part = terms.sum(of: .pinball(quantile: Scalar(quantile)), block: block)
      sum.value += part.value
      sum.weight = part.weight
    }
    sum.value /= Double(quantiles.count)
    if quantiles.count > 1 {
      Scalar.kernels.scale(
        terms.gradient.elements(0..<terms.gradient.count), by: 1 / Scalar(quantiles.count))
    }
    return sum
  }
}
