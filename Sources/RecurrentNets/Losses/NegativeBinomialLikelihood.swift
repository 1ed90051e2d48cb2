import NumericCore

/// The negative binomial distribution with mean μ = exp(o₁) and variance μ + α·μ², α = softplus(o₂) + 10⁻⁴,
/// of counts as they are (Salinas et al., 2020, with the logarithm as link).
///
/// With r = 1/α: P(y) = Γ(y + r) ÷ (Γ(y + 1) Γ(r)) · (r/(r + μ))^r · (μ/(r + μ))^y.
enum NegativeBinomialLikelihood: Likelihood {
  static let outputCount = 2

  private static func parameters(_ outputs: OutputTriple) -> (mean: Double, size: Double) {
    (Double.exp(outputs[0]), 1 / (softplus(outputs[1]).value + 1e-4))
  }

  static func negativeLog(
    of target: Double, _ outputs: OutputTriple
  ) -> (value: Double, slopes: OutputTriple) {
    guard isCount(target) else { return (.nan, OutputTriple(repeating: .nan)) }
    let (mean, size) = parameters(outputs)
    let failing = -Double.log(onePlus: mean / size)
    let succeeding = outputs[0] - Double.log(size + mean)
    let value =
      Double.logGamma(target + 1) + Double.logGamma(size) - Double.logGamma(target + size)
      - size * failing - target * succeeding
    let bySize =
      digamma(size) - digamma(target + size) - failing + (target - mean) / (size + mean)
    return (
      value,
      OutputTriple(
        (mean - target) * size / (size + mean),
        -bySize * size * size * softplus(outputs[1]).slope, 0, 0)
    )
  }

  static func mean(_ outputs: OutputTriple) -> Double { Double.exp(outputs[0]) }

  /// From so large a mean on counts are as good as continuous, and their share of the mean no longer depends on it;
  /// the distribution function runs out of digits.
  private static let largeMean = 0x1p30

  static func quantile(_ probability: Double, _ outputs: OutputTriple) -> Double {
    let (mean, size) = parameters(outputs)
    guard mean > largeMean && mean.isFinite else {
      return quantile(probability, mean: mean, size: size)
    }
    return (quantile(probability, mean: largeMean, size: size) * (mean / largeMean)).rounded()
  }

  private static func quantile(_ probability: Double, mean: Double, size: Double) -> Double {
    let deviation = (mean + mean * mean / size).squareRoot()
    return leastCount(mean: mean, deviation: deviation) { count in
      lowerBeta(size, count + 1, at: size / (size + mean)) >= probability
    }
  }
}
