/// Whether one forecaster is better than another by more than chance: the test of Diebold and Mariano (1995),
/// *Comparing predictive accuracy*, with the small-sample correction of Harvey, Leybourne and Newbold (1997).
///
/// With dₜ = loss of the first − loss of the second at origin t = 1…n, γ_k the autocovariances of d, and
/// forecasts that overlap over h origins:
/// DM = d̄ / √((γ₀ + 2·Σ_{k<h} γ_k)/n) · √((n + 1 − 2h + h(h − 1)/n)/n), against Student's t with n − 1 degrees
/// of freedom, two-sided.
public struct DieboldMariano: Sendable, Hashable {
  /// Below 0 if the first is better.
  public let statistic: Double
  /// The probability of a statistic as far from 0 where neither is better.
  public let pValue: Double
  /// The losses that were compared, n.
  public let count: Int

  /// The test of two rows of losses at the same origins.
  ///
  /// Where the sum of autocovariances is not above 0, that of h = 1 is taken.
  ///
  /// - Parameter overlap: how many neighbouring losses share steps, h; 1 if none do.
  /// - Returns: `nil` where nothing can be told: losses that never differ, differ always by the same, or
  ///   are too few.
  public init?(_ first: [Double], _ second: [Double], overlap: Int = 1) {
    precondition(first.count == second.count, "\(first.count) losses beside \(second.count)")
    let differences = zip(first, second).map { $0 - $1 }
    let n = Double(differences.count)
    guard differences.count >= 3, differences.allSatisfy(\.isFinite) else { return nil }
    let mean = differences.plainMean
    let centred = differences.map { $0 - mean }
    let covariances = (0..<min(max(overlap, 1), centred.count)).map { lag in
      zip(centred.dropFirst(lag), centred).reduce(0) { $0 + $1.0 * $1.1 } / n
    }
    // What is left of equal differences is rounding.
    let largest = differences.reduce(0) { max($0, abs($1)) }
    guard covariances[0] > squared(largest * 1e-12) else { return nil }
    let sum = covariances[0] + 2 * covariances.dropFirst().reduce(0, +)
    let h = sum > 0 ? Double(max(overlap, 1)) : 1
    let correction = (n + 1 - 2 * h + h * (h - 1) / n) / n
    guard correction > 0, h < n else { return nil }
    statistic = mean / ((sum > 0 ? sum : covariances[0]) / n).squareRoot() * correction.squareRoot()
    pValue = TailProbability.studentTwoSided(statistic, degreesOfFreedom: n - 1)
    count = differences.count
  }
}
