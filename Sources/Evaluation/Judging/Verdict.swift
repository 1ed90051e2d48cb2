/// What a judgement means for one forecaster: whether it is worth using instead of a baseline.
///
/// The criterion is MASE over all columns that have one. Where no column has, it is MAE for a single column,
/// and sMAPE for several, which may differ in their units.
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

  /// How the forecaster, with its value of the criterion, and the best baseline compare.
  public enum Finding: Sendable, Hashable {
    /// The forecaster is better than the best baseline, hence than all that could be judged.
    case beatsBaselines(value: Double, best: Contender)
    /// The forecaster is exactly as good as the best baseline.
    case equalsBaseline(best: Contender)
    /// A baseline is better.
    case losesTo(best: Contender, value: Double)
    /// No baseline could be judged.
    case noBaseline(value: Double)
    /// The forecaster could not be judged, for a reason in sentences; beside the best baseline, if one
    /// could.
    case notJudged(reason: String, best: Contender?)
  }

  /// How the forecaster and the best baseline compare in one column.
  public struct Column: Sendable, Hashable {
    /// The column's name.
    public let name: String
    /// The forecaster's value of the criterion.
    public let value: Double
    /// The baseline that is best in this column.
    public let best: Contender

    /// Whether the forecaster is better than every baseline here.
    public var beatsBaselines: Bool { value < best.value }
  }

  /// The name of the forecaster that is judged.
  public let forecaster: String
  /// The name of the metric that decides.
  public let criterion: String
  /// How it compares, over all columns that decide.
  public let finding: Finding
  /// How it compares in each column that decides and in which it and a baseline have a value.
  public let columns: [Column]
  /// The columns that do not decide, since the criterion is undefined there.
  public let columnsLeftOut: [String]
  /// The verdict in one plain sentence.
  public let sentence: String
  /// What the sentence does not tell, a line each: why there is no judgement, columns that fare
  /// otherwise, columns that are left out.
  public let remarks: [String]
}

extension Judgement {
  /// The verdict on each forecaster that is not a baseline.
  public var verdicts: [Verdict] {
    let basis = VerdictBasis(self)
    return standings.filter { !$0.isBaseline }.map { verdict(on: $0, by: basis) }
  }

  private func verdict(on standing: Standing, by basis: VerdictBasis) -> Verdict {
    let finding = Self.finding(on: standing, by: basis)
    let columns = columns(of: standing, by: basis)
    let text = VerdictText(judgement: self, basis: basis, forecaster: standing.forecaster)
    return Verdict(
      forecaster: standing.forecaster, criterion: basis.metric.name, finding: finding,
      columns: columns, columnsLeftOut: basis.columnsLeftOut,
      sentence: text.sentence(on: finding),
      remarks: text.remarks(on: finding, columns: columns))
  }

  private static func finding(on standing: Standing, by basis: VerdictBasis) -> Verdict.Finding {
    let best = basis.best(basis.value)
    guard let value = basis.value(of: standing) else {
      return .notJudged(reason: basis.reasonUnjudged(standing), best: best)
    }
    guard let best else { return .noBaseline(value: value) }
    if value < best.value { return .beatsBaselines(value: value, best: best) }
    return value == best.value
      ? .equalsBaseline(best: best) : .losesTo(best: best, value: value)
  }

  private func columns(of standing: Standing, by basis: VerdictBasis) -> [Verdict.Column] {
    basis.columns.compactMap { column in
      guard let value = basis.value(of: standing, column: column),
        let best = basis.best({ basis.value(of: $0, column: column) })
      else { return nil }
      return Verdict.Column(name: series.channels[column].name, value: value, best: best)
    }
  }
}
