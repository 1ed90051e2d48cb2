import RealModule

/// The power transform of Box and Cox (1964), "An analysis of transformations", but for a constant: x^λ ÷ λ, and
/// log x for λ = 0.
///
/// λ is at least 0 and at most 1: there small values keep their digits beside large ones.
enum BoxCox {
  static func transform(_ value: Double, _ lambda: Double) -> Double {
    guard value > 0 else { return .nan }
    return lambda == 0 ? .log(value) : .pow(value, lambda) / lambda
  }

  static func inverse(_ value: Double, _ lambda: Double) -> Double {
    // What lies below every transformed value stands for nothing; 0 is the nearest.
    lambda == 0 ? .exp(value) : value > 0 ? .pow(value * lambda, 1 / lambda) : 0
  }

  /// The λ, to a twentieth, for which the deviations of seasons vary least against a power of their means.
  ///
  /// What varies least is the coefficient of variation of s ÷ m^(1−λ) (Guerrero, 1993, "Time-series analysis
  /// supported by power transformations"). Without a season two steps make one; of fewer than two seasons λ is 1.
  static func lambda(_ values: [Double], seasonLength: Int) -> Double {
    let span = max(2, seasonLength)
    let count = values.count / span
    guard count >= 2 else { return 1 }
    // In units of the largest, squares do not overflow; a unit changes no coefficient of variation.
    let largest = values.reduce(0) { max($0, $1) }
    let parts = (0..<count).map { part in
      let start = values.count - (count - part) * span
      let group = values[start..<start + span].map { $0 / largest }
      let mean = group.reduce(0, +) / Double(span)
      let squares = group.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean: mean, deviation: (squares / Double(span - 1)).squareRoot())
    }.filter { $0.mean > 0 }
    var best = (lambda: 1.0, variation: Double.infinity)
    for step in (0...20).reversed() {
      let lambda = Double(step) / 20
      let ratios = parts.map { $0.deviation / Double.pow($0.mean, 1 - lambda) }
      let mean = ratios.reduce(0, +) / Double(ratios.count)
      let squares = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let variation = squares.squareRoot() / mean
      if variation < best.variation { best = (lambda, variation) }
    }
    return best.lambda
  }
}
