import NumericCore

/// The Poisson distribution with mean λ = exp(o₁), of counts as they are.
enum PoissonLikelihood: Likelihood {
  static let outputCount = 1

  static func negativeLog(
    of target: Double, _ outputs: OutputTriple
  ) -> (value: Double, slopes: OutputTriple) {
    guard isCount(target) else { return (.nan, OutputTriple(repeating: .nan)) }
    let mean = Double.exp(outputs[0])
    return (
      mean - target * outputs[0] + Double.logGamma(target + 1),
      OutputTriple(mean - target, 0, 0, 0)
    )
  }

  static func mean(_ outputs: OutputTriple) -> Double { Double.exp(outputs[0]) }

  /// From so large a mean on the distribution function takes longer to sum up than its quantiles are worth.
  private static let largeMean = 1e9

  /// The least count that so much of the distribution does not exceed; of a large mean that of the normal
  /// distribution with the same skewness (Cornish and Fisher, 1938), which is off by less than a count.
  static func quantile(_ probability: Double, _ outputs: OutputTriple) -> Double {
    let mean = Double.exp(outputs[0])
    if mean > largeMean && mean.isFinite {
      let z = normalQuantile(probability)
      return (mean + z * mean.squareRoot() + (z * z - 1) / 6).rounded()
    }
    return leastCount(mean: mean, deviation: mean.squareRoot()) { count in
      upperGamma(count + 1, mean) >= probability
    }
  }
}

/// Whether a number is one of 0, 1, 2 and so on.
func isCount(_ value: Double) -> Bool { value >= 0 && value.isFinite && value == value.rounded() }

/// The least count with a property that all larger ones have too.
///
/// - Parameters:
///   - mean, deviation: of a distribution, near which it is looked for first.
func leastCount(mean: Double, deviation: Double, where holds: (Double) -> Bool) -> Double {
  guard mean.isFinite && deviation.isFinite else { return .infinity }
  var (low, high) = (-1.0, (mean + deviation + 1).rounded())
  while holds(high) == false && high < 1e300 { (low, high) = (high, 2 * high) }
  while high - low > 1 {
    let middle = ((low + high) / 2).rounded(.down)
    // Beyond 2⁵³ neighbouring numbers are more than one apart.
    guard middle > low && middle < high else { break }
    if holds(middle) { high = middle } else { low = middle }
  }
  return high
}
