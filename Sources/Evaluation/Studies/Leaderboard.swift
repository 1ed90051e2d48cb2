import Forecasting
import SeriesData

/// The contenders of one horizon from the best to the worst, and what their order means.
///
/// What decides is the mean over targets of MASE; of sMAPE where no contender has a MASE. Only those are
/// ranked that were scored on every target on which any was: the mean over easier targets is no comparison.
public struct Leaderboard: Sendable {
  /// One contender.
  public struct Row: Sendable {
    /// The contender.
    public let contender: StudyContender
    /// The means over targets of each metric that can be averaged, by its name; absent where it is nowhere
    /// defined.
    public let means: [String: Double]
    /// The targets on which a metric that can be averaged is undefined, by its name.
    public let undefined: [String: Int]
    /// The targets that were judged, and those that were not though they were tried.
    public let judged: Int, refused: Int
    /// Whether it was scored wherever any was.
    public let isRanked: Bool
  }

  /// The horizon.
  public let horizon: Int
  /// The metric that decides.
  public let criterion: Metric
  /// The metrics that are averaged over targets: those that do not depend on the unit of the target,
  /// the one that decides first.
  public let metrics: [Metric]
  /// Whether the study has other horizons, too.
  private let isOneOfSeveral: Bool
  /// The targets that decide.
  public let targets: Int
  /// The rows: the ranked ones from the best on, then the others.
  public let rows: [Row]

  /// The ranking of the contenders of a study at one horizon.
  public init(_ results: StudyResults, horizon: Int) {
    let contenders = results.contenders.filter { $0.horizon == horizon }
    let criterion =
      contenders.contains { $0.values(of: Metric.mase.name).contains { $0 != nil } }
      ? Metric.mase : Metric.smape
    // OWA is a quotient of means: a mean of quotients is not it.
    let others = results.metrics.filter { metric in
      metric.unit.isComparable && metric.name != Metric.owa.name && metric.name != criterion.name
        && contenders.contains { $0.outcomes.contains { $0?.scores[metric.name] != nil } }
    }
    let metrics = [criterion] + others
    let scored = results.targets.indices.filter { index in
      contenders.contains { $0.outcomes[index]?.scores[criterion.name]?.value != nil }
    }
    let rows = contenders.map { contender in
      Row(contender, metrics: metrics, decidedBy: criterion, on: scored)
    }
    self.horizon = horizon
    isOneOfSeveral = results.horizons.count > 1
    self.criterion = criterion
    self.metrics = metrics
    targets = scored.count
    self.rows = rows.enumerated().sorted { first, second in
      Self.key(first, criterion) < Self.key(second, criterion)
    }.map(\.element)
  }

  /// Which of several horizons it is, behind what was found there.
  private var place: String { isOneOfSeveral ? " at horizon \(horizon)" : "" }

  private static func key(
    _ row: (offset: Int, element: Row), _ criterion: Metric
  ) -> (Int, Double, Int) {
    (row.element.isRanked ? 0 : 1, row.element.means[criterion.name] ?? .infinity, row.offset)
  }

  /// The rows that are ranked.
  public var ranked: [Row] { rows.filter(\.isRanked) }

  /// What the ranking means, in a sentence that begins with a baseline's victory if there is one.
  public var verdict: String {
    guard rows.contains(where: { $0.judged > 0 }) else { return "Nothing is judged yet\(place)." }
    guard let best = ranked.first, let value = best.means[criterion.name] else {
      return "No model was scored on every series\(place): there is no ranking."
    }
    let lead = "\(best.contender.label) has the lowest mean \(criterion.name), \(text(value))"
    let start = lead.capitalised
    let field = "of \(countText(ranked.count, "model")) on \(targets) series\(place)"
    guard let rival = ranked.first(where: { $0.contender.isBaseline != best.contender.isBaseline }),
      let other = rival.means[criterion.name]
    else {
      if best.contender.isBaseline == false {
        return "\(start), \(field); no baseline stands beside it."
      }
      return rows.contains { $0.contender.isBaseline == false }
        ? "A baseline wins: \(lead), \(field); no network was scored on every series."
        : "\(start), \(field); no network stands beside the baselines."
    }
    let doubt = doubt(best, rival)
    if other == value {
      return
        "A baseline is as good: \(best.contender.label) and \(rival.contender.label) share the "
        + "lowest mean \(criterion.name), \(text(value)), \(field)."
    }
    return best.contender.isBaseline
      ? "A baseline wins: \(lead), \(field); the best network is \(rival.contender.label) with "
        + "\(text(other))\(doubt)."
      : "\(start), \(field); the best baseline is \(rival.contender.label) with \(text(other))\(doubt)."
  }

  /// How likely chance alone would make two contenders differ as much.
  private func doubt(_ first: Row, _ second: Row) -> String {
    let pairs = zip(
      first.contender.values(of: criterion.name), second.contender.values(of: criterion.name))
    let test = SignedRankTest(
      pairs.compactMap { one, other in
        guard let one, let other else { return nil }
        return one - other
      })
    guard let p = test.pValue else { return "" }
    return " (signed-rank test, \(probabilityText(p))\(p < 0.05 ? "" : ": it may be chance"))"
  }

  private func text(_ value: Double) -> String {
    decimalText(value, decimals: criterion.unit == .percent ? 2 : 3)
  }
}

extension Leaderboard.Row {
  init(
    _ contender: StudyContender, metrics: [Metric], decidedBy criterion: Metric, on scored: [Int]
  ) {
    let outcomes = contender.outcomes.compactMap(\.self)
    let judgedOutcomes = outcomes.filter { $0.scores.isEmpty == false }
    var means: [String: Double] = [:]
    var undefined: [String: Int] = [:]
    for metric in metrics {
      let values = judgedOutcomes.compactMap { $0.scores[metric.name]?.value }
      if values.isEmpty == false { means[metric.name] = arithmeticMean(values) }
      undefined[metric.name] = judgedOutcomes.count - values.count
    }
    self.contender = contender
    self.means = means
    self.undefined = undefined
    judged = judgedOutcomes.count
    refused = outcomes.count - judgedOutcomes.count
    isRanked =
      scored.isEmpty == false
      && scored.allSatisfy { contender.outcomes[$0]?.scores[criterion.name]?.value != nil }
  }
}

extension StudyContender {
  /// What people call it: the model, and the seed where there are several.
  public var label: String {
    guard let seed, isOneOfSeveral else { return title }
    return "\(title), seed \(seed)"
  }
}

/// A probability as it follows a test: `p = 0.031`, or `p < 0.001`.
package func probabilityText(_ p: Double) -> String {
  p < 0.001 ? "p < 0.001" : "p = \(decimalText(p, decimals: p < 0.1 ? 3 : 2))"
}
