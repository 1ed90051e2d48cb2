import Forecasting
import SeriesData

/// Says in sentences who is better, where, by how much and what to do.
struct VerdictText {
  let judgement: Judgement
  let basis: VerdictBasis
  let forecaster: String

  /// The verdict itself.
  func sentence(on finding: Verdict.Finding) -> String {
    let criterion = basis.metric.name
    switch finding {
    case .noBaseline(let value):
      return "No baseline can be judged beside \(forecaster) \(place) "
        + "(\(criterion) \(decimalText(value, decimals: 2)))."
    case .beatsBaselines(let value, let best):
      let (own, other) = distinctTexts(value, best.value)
      return "\(forecaster.capitalised) beats every baseline"
        + (basis.allBaselinesJudged ? "" : " that applies")
        + " \(place): \(criterion) \(own), \(best.forecaster) \(other)."
    case .equalsBaseline(let best):
      return "\(best.forecaster.capitalised) is as good as \(forecaster) \(place) "
        + "(\(criterion) \(decimalText(best.value, decimals: 2))): prefer it, it is simpler."
    case .losesTo(let best, let value):
      let (own, other) = distinctTexts(value, best.value)
      return "\(best.forecaster.capitalised) is better than \(forecaster) \(place) "
        + "(\(criterion) \(other) against \(own)): prefer it."
    case .notJudged(_, let best):
      let advice = best.map {
        "; prefer \($0.forecaster) (\(criterion) \(decimalText($0.value, decimals: 2)))"
      }
      return
        "\(forecaster.capitalised) could not be judged \(place)\(advice ?? "")."
    }
  }

  /// What the verdict does not tell.
  func remarks(on finding: Verdict.Finding, columns: [Verdict.Column]) -> [String] {
    [reasonRemark(on: finding), columnRemark(on: finding, columns), omissionRemark]
      .compactMap(\.self)
  }

  private func reasonRemark(on finding: Verdict.Finding) -> String? {
    if case .notJudged(let reason, _) = finding { reason } else { nil }
  }

  /// The columns that fare otherwise than all of them together.
  private func columnRemark(on finding: Verdict.Finding, _ columns: [Verdict.Column]) -> String? {
    guard columns.count > 1 else { return nil }
    let won = columns.filter(\.beatsBaselines)
    let lost = columns.filter { !$0.beatsBaselines }
    switch finding {
    case .beatsBaselines where lost.isEmpty:
      return "It does so in each of them by itself."
    case .beatsBaselines:
      return "It does so in \(won.count) of \(columns.count) columns, but not in "
        + "\(shortList(lost.map(Self.comparison)))."
    case .equalsBaseline, .losesTo:
      guard !won.isEmpty else { return nil }
      return "\(forecaster.capitalised) beats every baseline in \(won.count) of "
        + "\(columns.count) columns: \(nameList(won.map(\.name)))."
    case .noBaseline, .notJudged: return nil
    }
  }

  private var omissionRemark: String? {
    let names = basis.columnsLeftOut
    return names.isEmpty
      ? nil : "Left out, since \(basis.metric.name) is undefined there: \(nameList(names))."
  }

  /// Where it was judged, such as "on the last 24 months, forecast 12 at a time".
  private var place: String {
    let span = judgement.series.axis.frequency.spanText(steps: judgement.heldOutCount)
    return "on the last \(span)\(columnText)\(pieceText)"
  }

  private var columnText: String {
    let channels = judgement.series.channels
    guard channels.count > 1 else { return "" }
    return basis.columns.count == 1
      ? " of \(Excerpt(channels[basis.columns[0]].name))"
      : " of \(basis.columns.count) columns together"
  }

  /// That what is held out was not forecast at once, if it was not.
  private var pieceText: String {
    let origins = judgement.origins
    guard origins.count > 1 else { return "" }
    let horizon = judgement.standings.lazy.flatMap(\.forecasts)
      .compactMap { try? $0.outcome.get().horizon }.first
    return horizon == origins[1] - origins[0]
      ? ", forecast \(origins[1] - origins[0]) at a time"
      : ", forecast from \(origins.count) origins"
  }

  /// A column whose best baseline is at least as good, such as `'rear' (drift 0.50 against 0.72)`.
  private static func comparison(_ column: Verdict.Column) -> String {
    let (own, other) = distinctTexts(column.value, column.best.value)
    let relation = column.value == column.best.value ? "as good, \(own)" : "\(other) against \(own)"
    return "\(Excerpt(column.name)) (\(column.best.forecaster) \(relation))"
  }
}
