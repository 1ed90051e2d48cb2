import NumericCore

/// The outputs for one target, at most three, or the gradient with respect to them.
typealias OutputTriple = SIMD4<Double>

/// A distribution whose parameters are functions of the outputs.
///
/// A conformer promises that `slopes` is the exact gradient of the value, and that the value is not a number
/// where the target is none that the distribution could give.
protocol Likelihood: Sendable {
  /// Outputs for each target.
  static var outputCount: Int { get }

  /// −log of the density or probability of a target, and its gradient with respect to the outputs.
  static func negativeLog(of target: Double, _ outputs: OutputTriple)
    -> (value: Double, slopes: OutputTriple)

  /// The mean; for distributions symmetric about it, the median too.
  static func mean(_ outputs: OutputTriple) -> Double

  /// The least value that is not exceeded with a probability between 0 and 1.
  static func quantile(_ probability: Double, _ outputs: OutputTriple) -> Double
}

/// The negative log-likelihood of a distribution, in double precision for all scalars: logarithms of
/// gamma functions cancel.
struct LikelihoodLoss<Distribution: Likelihood>: Loss {
  @inline(__always)
  func evaluate<Scalar: KernelScalar>(_ terms: borrowing LossTerms<Scalar>) -> LossSum {
    var sum = LossSum()
    let count = terms.targets.count
    for k in 0..<count {
      let weight = Double(terms.weights[k])
      var slopes = OutputTriple.zero
      if weight > 0 {
        var outputs = OutputTriple.zero
        for p in 0..<Distribution.outputCount { outputs[p] = Double(terms.outputs[p * count + k]) }
        let result = Distribution.negativeLog(of: Double(terms.targets[k]), outputs)
        sum.value += weight * result.value
        sum.weight += weight
        slopes = weight * result.slopes
      }
      for p in 0..<Distribution.outputCount { terms.gradient[p * count + k] = Scalar(slopes[p]) }
    }
    return sum
  }
}

/// ln(1 + exp x) > 0, and its slope σ(x).
func softplus(_ x: Double) -> (value: Double, slope: Double) {
  let small = Double.exp(-abs(x))
  return (max(x, 0) + Double.log(onePlus: small), (x > 0 ? 1 : small) / (1 + small))
}
