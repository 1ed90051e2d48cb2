import Evaluation
import Forecasting
import SeriesData

/// The parts of the table of a contest.
struct ContestTable {
  let contest: Contest
  let metrics: [Metric]
  let reference: Int?

  /// One row for each entrant.
  var block: ScoreBlock {
    let showsCount = contest.entrants.contains { $0.sampleCount < contest.places.count }
    let headers = (hasSkill ? ["skill"] : []) + (showsCount ? ["judged"] : [])
    return ScoreBlock(
      title: "", metrics: metrics, furtherHeaders: headers,
      contest.entrants.indices.map { index in
        let entrant = contest.entrants[index]
        let values: Result<[Double?], ScoreBlock.Reason> =
          entrant.sampleCount > 0
          ? .success(metrics.map { contest.score($0, of: index, contest.aggregation).value })
          : .failure(.init(text: entrant.refusal?.brief ?? "says nothing"))
        let count = "\(entrant.sampleCount) of \(contest.places.count)"
        return (
          entrant.isBaseline ? .baseline : .candidate, entrant.name, values,
          (hasSkill ? [skill(index)] : []) + (showsCount ? [count] : [])
        )
      })
  }

  /// What the numbers are, and why some are missing, each reason once.
  var notes: [String] {
    var notes = [legend]
    if hasSkill, let reference {
      notes.append(
        "skill: 1 − \(metrics[0].name) ÷ that of \(contest.entrants[reference].name); above 0 is better."
      )
    }
    for metric in metrics { notes += undefinedNotes(metric) }
    return notes
  }

  /// Each reason once, with the names of those that it is of unless it is of all.
  private func undefinedNotes(_ metric: Metric) -> [String] {
    let judged = contest.entrants.indices.filter { contest.entrants[$0].sampleCount > 0 }
    let notes = judged.map { undefinedNote(metric, $0) }
    var seen: Set<String> = []
    return notes.compactMap(\.self).filter { seen.insert($0).inserted }.map { note in
      let names = zip(judged, notes).filter { $1 == note }.map { contest.entrants[$0.0].name }
      let whose = names.count == judged.count ? "" : " of \(names.joined(separator: ", "))"
      return "\(metric.name)\(whose) is undefined\(note)."
    }
  }

  private var hasSkill: Bool { reference != nil && metrics.first?.lowerIsBetter == true }

  private var legend: String {
    let percent = metrics.filter { $0.unit == .percent }
      .map { "\($0.name) in % (\($0.range))" }
    let what = contest.columns.count == 1 ? "Pooled over origins and steps" : "Means over series"
    let others = metrics.filter { !$0.lowerIsBetter }.map(\.name)
    let better =
      others.count == metrics.count
      ? ""
      : others.isEmpty
        ? "lower is better" : "lower is better, except \(others.joined(separator: ", "))"
    return ([what] + percent + (better.isEmpty ? [] : [better])).joined(separator: "; ") + "."
  }

  private func skill(_ index: Int) -> String {
    guard let reference, index != reference else { return "–" }
    return contest.skill(metrics[0], of: index, over: reference)
      .map { decimalText($0, decimals: 3) } ?? "undefined"
  }

  /// Where and why a metric of an entrant is undefined; `nil` if it is defined.
  private func undefinedNote(_ metric: Metric, _ index: Int) -> String? {
    let score = contest.score(metric, of: index, contest.aggregation)
    guard score.undefinedCount > 0 else { return nil }
    let reasons = contest.scoresByColumn(metric, of: index).compactMap { score -> String? in
      if case .failure(let reason)? = score { reason.description } else { nil }
    }
    let reason = reasons.first.map { ": \($0)" } ?? ""
    guard contest.columns.count > 1 else { return reason }
    return " in \(score.undefinedCount) of \(score.undefinedCount + score.definedCount) series, "
      + "left out\(reason)"
  }
}
