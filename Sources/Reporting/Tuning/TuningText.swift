public import Evaluation
import SeriesData

/// The findings of a search as lines for a terminal: the best trials, and what mattered.
public struct TuningText: Sendable {
  /// The lines from top to bottom.
  public let lines: [String]

  /// The text of a search, with so many trials at the most.
  public init(_ tuning: Tuning, most: Int = 10) {
    lines =
      Self.table(tuning, most: most) + Self.rivals(tuning) + Self.failures(tuning)
      + Self.influences(tuning)
  }

  private static func table(_ tuning: Tuning, most: Int) -> [String] {
    let options = tuning.space.dimensions.map(\.option)
    let shown = tuning.ranking.prefix(most).filter { $0.outcome.score != nil }
    guard let first = shown.first else { return [] }
    let header = ["rank", "trial", first.length.unit, tuning.plan.metric.name]
    let rows =
      [header + options.map(\.name)]
      + shown.enumerated().map { rank, judged in
        [
          "\(rank + 1)", "\(judged.trial.number)",
          judged.length.text.split(separator: " ").first.map(String.init) ?? "",
          tuning.plan.metric.text(judged.outcome.score),
        ] + options.map { judged.trial.value(of: $0.name) ?? "–" }
      }
    let leads = header.map { _ in false } + options.map { $0.kind == .name || $0.kind == .flag }
    return aligned(rows) { leads[$0] }
  }

  /// Rows in columns; `leads` says which begin at the left.
  private static func aligned(_ rows: [[String]], leads: (Int) -> Bool) -> [String] {
    let cells = rows.map { $0.map(TerminalText.init) }
    let widths = rows[0].indices.map { column in cells.map { $0[column].width }.max() ?? 0 }
    return cells.map { row in
      let line = zip(row, widths).enumerated().map { column, cell in
        leads(column) ? cell.0.leading(cell.1) : cell.0.trailing(cell.1)
      }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func rivals(_ tuning: Tuning) -> [String] {
    guard tuning.rivals.isEmpty == false else { return [] }
    let texts = tuning.rivals.map { "\($0.name) \(tuning.plan.metric.text($0.score))" }
    return ["Baselines at the same origins: \(texts.joined(separator: ", "))."]
  }

  private static func failures(_ tuning: Tuning) -> [String] {
    guard let first = tuning.ranking.first(where: { $0.outcome.score == nil }),
      let reason = first.outcome.failure
    else { return [] }
    return [
      "\(countText(tuning.failedCount, "trial")) failed, trial \(first.trial.number) for this reason: \(reason)"
    ]
  }

  private static func influences(_ tuning: Tuning) -> [String] {
    let influences = tuning.influences
    guard let first = tuning.rungs.first?.first, influences.isEmpty == false else { return [] }
    let count = tuning.rungs.first?.count { $0.outcome.score != nil } ?? 0
    let rows = influences.map { influence in
      [influence.option, decimalText(influence.strength, decimals: 2), remark(on: influence)]
    }
    return [
      "",
      "What went along with the score (rank correlation, 0 to 1; \(countText(count, "trial")) of "
        + "\(first.length.text)):",
    ] + aligned(rows) { $0 != 1 }.map { "  \($0)" }
  }

  private static func remark(on influence: OptionInfluence) -> String {
    let p = "p = \(decimalText(influence.pValue, decimals: 2))"
    guard influence.isClear else { return "weak: may be chance (\(p))" }
    if let larger = influence.largerIsBetter {
      return larger ? "larger is better" : "smaller is better"
    }
    return influence.bestValue.map { "best: \($0)" } ?? ""
  }
}
