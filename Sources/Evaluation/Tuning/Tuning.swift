/// What a search found.
public struct Tuning: Sendable {
  /// A baseline, judged as the trials were.
  public struct Rival: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// The value of the metric; `nil` if undefined.
    public let score: Double?

    /// A baseline and its value.
    public init(name: String, score: Double?) {
      self.name = name
      self.score = score
    }
  }

  /// How trials were judged.
  public let plan: TuningPlan
  /// The space they were drawn from.
  public let space: SearchSpace
  /// Rung by rung, each in the order of the trials.
  public let rungs: [[JudgedTrial]]
  /// Every trial once, after the longest training for which it has a score: those that learned longest first, of
  /// these the best first, failures last.
  public let ranking: [JudgedTrial]
  /// Baselines at the same origins.
  public let rivals: [Rival]

  /// The findings of judgements, rung by rung.
  public init(
    plan: TuningPlan, space: SearchSpace, rungs: [[JudgedTrial]], rivals: [Rival]
  ) {
    self.plan = plan
    self.space = space
    self.rungs = rungs
    self.rivals = rivals
    let latest = Dictionary(grouping: rungs.joined(), by: \.trial.number)
      .compactMap { $1.last { $0.outcome.score != nil } ?? $1.last }
    ranking = latest.sorted { one, other in
      let (own, its) = (one.length.count, other.length.count)
      let areScored = [one, other].allSatisfy { $0.outcome.score != nil }
      return areScored && own != its ? own > its : one.isBetter(than: other, by: plan.metric)
    }
  }

  /// The best of the trials that came furthest; `nil` if every trial failed.
  public var best: JudgedTrial? { ranking.first.flatMap { $0.outcome.score == nil ? nil : $0 } }

  /// Trials that have no score.
  public var failedCount: Int { ranking.count { $0.outcome.score == nil } }

  /// The rivals that are at least as good as the best trial, the best first.
  public var betterRivals: [Rival] {
    guard let best = best?.outcome.score.map(plan.metric.distance) else { return rivals }
    return rivals.compactMap { rival in
      rival.score.map { (rival, plan.metric.distance($0)) }
    }.filter { $0.1 <= best }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}
