import SeriesData

/// How strongly an option went along with the score, over trials that learned equally long.
///
/// For numbers it is Spearman's rank correlation, ρ; for names the correlation ratio of ranks, η. With n trials
/// (n − 1)·ρ² and (n − 1)·η² are compared with chi-square of 1 and of k − 1 degrees of freedom, k being the number of
/// names (the latter is the test of Kruskal and Wallis, 1952). Trials are drawn independently of each other, but
/// options that act together, or only beside others, show less than they do.
public struct OptionInfluence: Sendable, Hashable {
  /// The option.
  public let option: String
  /// From 0, none, to 1: the ranks of the scores follow from the option alone.
  public let strength: Double
  /// For numbers: whether larger ones went along with better scores; `nil` for names.
  public let largerIsBetter: Bool?
  /// The value with the best mean rank, of a list of at most ten; else `nil`.
  public let bestValue: String?
  /// The probability of as strong a connection by chance.
  public let pValue: Double
  /// Trials that have a score and the option.
  public let count: Int

  /// Whether it is hardly chance.
  public var isClear: Bool { pValue < 0.05 }
}

extension Tuning {
  /// What mattered in the first rung, in which every trial stands, the strongest first.
  ///
  /// Options without two values or five trials are left out.
  public var influences: [OptionInfluence] {
    let scored = (rungs.first ?? []).filter { $0.outcome.score != nil }
    return space.dimensions.compactMap { dimension in
      influence(
        of: dimension, in: scored.filter { $0.trial.value(of: dimension.option.name) != nil })
    }.sorted { $0.strength > $1.strength }
  }

  private func influence(
    of dimension: SearchDimension, in judged: [JudgedTrial]
  ) -> OptionInfluence? {
    let name = dimension.option.name
    let values = judged.compactMap { $0.trial.value(of: name) }
    let scores = judged.compactMap { $0.outcome.score.map(plan.metric.distance) }
    let distinct = Set(values).sorted()
    guard judged.count >= 5, distinct.count > 1 else { return nil }
    let ranks = FriedmanNemenyi.ranks(scores).ranks
    let mean = (Double(judged.count) + 1) / 2
    let total = ranks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard total > 0 else { return nil }
    let groups = distinct.map { value in
      zip(values, ranks).filter { $0.0 == value }.map(\.1)
    }
    let means = groups.map { $0.reduce(0, +) / Double($0.count) }
    let isNumber = dimension.option.kind == .whole || dimension.option.kind == .real
    var strength: Double
    var larger: Bool?
    if isNumber {
      let correlation = Self.correlation(
        FriedmanNemenyi.ranks(values.compactMap(Double.init)).ranks, ranks)
      strength = correlation.magnitude
      larger = correlation < 0
    } else {
      let between = zip(groups, means).reduce(0) { sum, group in
        sum + Double(group.0.count) * (group.1 - mean) * (group.1 - mean)
      }
      strength = (between / total).squareRoot()
    }
    strength = min(strength, 1)
    let best = zip(distinct, means).min { $0.1 < $1.1 }?.0
    return OptionInfluence(
      option: name, strength: strength, largerIsBetter: larger,
      bestValue: distinct.count <= 10 ? best : nil,
      pValue: TailProbability.chiSquare(
        Double(judged.count - 1) * strength * strength,
        degreesOfFreedom: isNumber ? 1 : Double(distinct.count - 1)), count: judged.count)
  }

  private static func correlation(_ first: [Double], _ second: [Double]) -> Double {
    let mean = (Double(first.count) + 1) / 2
    let product = zip(first, second).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
    let squares = [first, second].map { $0.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
    let scale = (squares[0] * squares[1]).squareRoot()
    return scale > 0 ? product / scale : 0
  }
}
