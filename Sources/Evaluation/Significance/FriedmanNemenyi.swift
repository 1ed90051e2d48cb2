/// Whether several forecasters differ by more than chance, and which ones: the test of Friedman (1937) on their
/// ranks, and that of Nemenyi (1963) on differences of mean ranks (Demšar, 2006, *Statistical comparisons of
/// classifiers over multiple data sets*).
public struct FriedmanNemenyi: Sendable, Hashable {
  /// The mean rank of each forecaster; 1 is the best.
  public let meanRanks: [Double]
  /// Friedman's statistic, corrected for ties.
  public let statistic: Double
  /// The probability of a statistic as large where none is better.
  public let pValue: Double
  /// The cases on which all were ranked, N.
  public let count: Int
  /// The mean ranks of two forecasters that differ by less than this may differ by chance (5 %).
  public let criticalDifference: Double

  /// The tests of `losses[case][forecaster]`, where lower is better.
  ///
  /// - Returns: `nil` for fewer than three forecasters or two cases, or where all are alike in every case.
  public init?(_ losses: [[Double]]) {
    guard let width = losses.first?.count, width >= 3, losses.count >= 2 else { return nil }
    precondition(losses.allSatisfy { $0.count == width }, "cases of several sizes")
    let (k, n) = (Double(width), Double(losses.count))
    let ranks = losses.map(Self.ranks)
    let sums = (0..<width).map { column in ranks.reduce(0) { $0 + $1.ranks[column] } }
    let ties = ranks.reduce(0) { $0 + $1.ties }
    let correction = 1 - ties / (k * (k * k - 1) * n)
    guard correction > 0 else { return nil }
    meanRanks = sums.map { $0 / n }
    let squares = sums.reduce(0) { $0 + $1 * $1 }
    statistic = (12 / (k * n * (k + 1)) * squares - 3 * n * (k + 1)) / correction
    pValue = TailProbability.chiSquare(statistic, degreesOfFreedom: k - 1)
    count = losses.count
    criticalDifference =
      TailProbability.normalRange(exceededBy: 0.05, count: width) / 2.0.squareRoot()
      * (k * (k + 1) / (6 * n)).squareRoot()
  }

  /// The probability that two forecasters differ as much in their mean ranks by chance (Nemenyi).
  public func pValue(_ first: Int, _ second: Int) -> Double {
    let k = Double(meanRanks.count)
    let error = (k * (k + 1) / (6 * Double(count))).squareRoot()
    let difference = abs(meanRanks[first] - meanRanks[second])
    return TailProbability.normalRange(
      difference / error * 2.0.squareRoot(), count: meanRanks.count)
  }

  /// The ranks from 1, equal losses sharing the mean of theirs; and Σ(t³ − t) over ties of t.
  static func ranks(_ losses: [Double]) -> (ranks: [Double], ties: Double) {
    let order = losses.indices.sorted { losses[$0] < losses[$1] }
    var ranks = [Double](repeating: 0, count: losses.count)
    var ties = 0.0
    var start = 0
    while start < order.count {
      let least = losses[order[start]]
      let tied = order[start...].prefix { losses[$0] == least }
      for index in tied { ranks[index] = Double(start + start + tied.count + 1) / 2 }
      let size = Double(tied.count)
      ties += size * size * size - size
      start += tied.count
    }
    return (ranks, ties)
  }
}
