import NumericCore

/// Student's t with location μ = o₁, scale σ = softplus(o₂) + 10⁻⁴ and ν = 2 + softplus(o₃) degrees of
/// freedom: more than two, so that there is a mean and a variance.
enum StudentTLikelihood: Likelihood {
  static let outputCount = 3

  static func negativeLog(
    of target: Double, _ outputs: OutputTriple
  ) -> (value: Double, slopes: OutputTriple) {
    let (softened, scaleSlope) = softplus(outputs[1])
    let scale = softened + NormalLikelihood.leastScale
    let (extra, freedomSlope) = softplus(outputs[2])
    let freedom = 2 + extra
    let z = (target - outputs[0]) / scale
    let (half, more) = (freedom / 2, (freedom + 1) / 2)
    let tail = Double.log(onePlus: z * z / freedom)
    let share = (freedom + 1) / (freedom + z * z)
    let value =
      Double.logGamma(half) - Double.logGamma(more) + Double.log(freedom * .pi) / 2
      + Double.log(scale) + more * tail
    let byFreedom =
      (digamma(half) - digamma(more) + 1 / freedom + tail - share * z * z / freedom) / 2
    return (
      value,
      OutputTriple(
        -share * z / scale, (1 - share * z * z) / scale * scaleSlope, byFreedom * freedomSlope, 0)
    )
  }

  static func mean(_ outputs: OutputTriple) -> Double { outputs[0] }

  static func quantile(_ probability: Double, _ outputs: OutputTriple) -> Double {
    let scale = softplus(outputs[1]).value + NormalLikelihood.leastScale
    return outputs[0] + scale
      * studentQuantile(probability, freedom: 2 + softplus(outputs[2]).value)
  }
}
