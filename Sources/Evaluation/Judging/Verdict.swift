/// What a judgement means for one forecaster: whether it is worth using instead of a baseline.
///
/// The criterion is MASE over all channels, or MAE where MASE is undefined.
public struct Verdict: Sendable, Hashable {
  /// A forecaster and its value of the criterion.
  public struct Contender: Sendable, Hashable {
    /// The forecaster's name.
    public let forecaster: String
    /// Its value of the criterion.
    public let value: Double

    /// A forecaster whose criterion has a value.
    public init(forecaster: String, value: Double) {
      self.forecaster = forecaster
      self.value = value
    }
  }

  /// How the forecaster and the best baseline compare.
  public enum Finding: Sendable, Hashable {
    /// The forecaster is better than the best baseline, hence than all that could be judged.
    case beatsBaselines(best: Contender)
    /// The forecaster is exactly as good as the best baseline.
    case equalsBaseline(Contender)
    /// A baseline is better.
    case losesTo(Contender)
    /// No baseline could be judged.
    case noBaseline
  }

  /// The forecaster that is judged.
  public let candidate: Contender
  /// The name of the metric that decides.
  public let criterion: String
  /// How it compares.
  public let finding: Finding
  /// The verdict in one plain sentence.
  public let sentence: String
}

extension Judgement {
  /// The verdict on each forecaster that is not a baseline and could be judged.
  public var verdicts: [Verdict] {
    standings.filter { !$0.isBaseline }.compactMap(verdict)
  }

  private func verdict(on standing: Standing) -> Verdict? {
    guard let criterion = [Metric.mase, .mae].first(where: { standing.value(of: $0) != nil }),
      let value = standing.value(of: criterion)
    else { return nil }
    let candidate = Verdict.Contender(forecaster: standing.forecaster, value: value)
    let baselines = standings.filter(\.isBaseline)
    let judged = baselines.compactMap { baseline in
      baseline.value(of: criterion).map {
        Verdict.Contender(forecaster: baseline.forecaster, value: $0)
      }
    }
    let finding = Self.finding(on: candidate, against: judged)
    return Verdict(
      candidate: candidate, criterion: criterion.name, finding: finding,
      sentence: sentence(
        on: candidate, finding, criterion: criterion.name,
        allBaselinesJudged: judged.count == baselines.count))
  }

  private static func finding(
    on candidate: Verdict.Contender, against baselines: [Verdict.Contender]
  ) -> Verdict.Finding {
    // Of equally good baselines the first of the list is named.
    guard let best = baselines.min(by: { $0.value < $1.value }) else { return .noBaseline }
    if candidate.value < best.value { return .beatsBaselines(best: best) }
    return candidate.value == best.value ? .equalsBaseline(best) : .losesTo(best)
  }
}
