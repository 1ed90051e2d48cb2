import NumericCore

/// The normal distribution with mean μ = o₁ and standard deviation σ = softplus(o₂) + 10⁻⁴, in the scaled
/// unit; the least σ keeps a series that never changes from a likelihood without bound.
enum NormalLikelihood: Likelihood {
  static let outputCount = 2

  /// The least standard deviation.
  static let leastScale = 1e-4

  static func negativeLog(
    of target: Double, _ outputs: OutputTriple
  ) -> (value: Double, slopes: OutputTriple) {
    let (softened, slope) = softplus(outputs[1])
    let scale = softened + leastScale
    let z = (target - outputs[0]) / scale
    return (
      Double.log(scale) + (z * z + Double.log(2 * .pi)) / 2,
      OutputTriple(-z / scale, (1 - z * z) / scale * slope, 0, 0)
    )
  }

  static func mean(_ outputs: OutputTriple) -> Double { outputs[0] }

  static func quantile(_ probability: Double, _ outputs: OutputTriple) -> Double {
    outputs[0] + (softplus(outputs[1]).value + leastScale) * normalQuantile(probability)
  }
}
