import RealModule

/// Wilcoxon's signed-rank test (1945): whether paired differences lie evenly around 0.
///
/// Differences of 0 are left out. The distribution of the statistic is exact for up to 50 differences without
/// ties, and otherwise normal, with the variance lowered for ties and without a correction for continuity.
public struct SignedRankTest: Sendable, Hashable {
  /// Differences above, below and equal to 0.
  public let positive: Int, negative: Int, zero: Int
  /// The smaller of the rank sums of positive and of negative differences, T.
  public let statistic: Double
  /// The probability that chance alone makes T as small, on both sides; `nil` without a difference.
  public let pValue: Double?

  private static let mostExact = 50

  /// The test of differences, which are finite.
  public init(_ differences: [Double]) {
    let sorted = differences.filter { $0 != 0 }.sorted { abs($0) < abs($1) }
    positive = sorted.count { $0 > 0 }
    negative = sorted.count - positive
    zero = differences.count - sorted.count
    var (above, below, tied, start) = (0.0, 0.0, 0.0, 0)
    while start < sorted.count {
      let end = sorted[start...].firstIndex { abs($0) != abs(sorted[start]) } ?? sorted.count
      // Equal sizes share the mean of the ranks that they take up.
      let rank = Double(start + 1 + end) / 2
      for value in sorted[start..<end] { if value > 0 { above += rank } else { below += rank } }
      let count = Double(end - start)
      tied += count * (count * count - 1)
      start = end
    }
    statistic = min(above, below)
    guard sorted.isEmpty == false else {
      pValue = nil
      return
    }
    pValue =
      tied == 0 && sorted.count <= Self.mostExact
      ? Self.exact(statistic, of: sorted.count)
      : Self.normal(statistic, of: Double(sorted.count), tied: tied)
  }

  /// 2·P(T ≤ t), by counting the subsets of 1…n with each sum.
  private static func exact(_ statistic: Double, of count: Int) -> Double {
    var ways = [Double](repeating: 0, count: count * (count + 1) / 2 + 1)
    ways[0] = 1
    for rank in 1...count {
      for sum in stride(from: ways.count - 1, through: rank, by: -1) {
        ways[sum] += ways[sum - rank]
      }
    }
    let lower = ways[...Int(statistic)].reduce(0, +)
    return min(1, 2 * lower / ways.reduce(0, +))
  }

  private static func normal(_ statistic: Double, of n: Double, tied: Double) -> Double {
    let mean = n * (n + 1) / 4
    let variance = n * (n + 1) * (2 * n + 1) / 24 - tied / 48
    let z = (mean - statistic) / variance.squareRoot()
    return min(1, Double.erfc(z / 2.0.squareRoot()))
  }
}
