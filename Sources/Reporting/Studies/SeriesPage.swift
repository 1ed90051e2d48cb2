import Evaluation
import Mustache
import SeriesData

/// The pages of single series: what every model said, and how it fared.
struct SeriesPage {
  private let report: StudyReport
  private let selection: [BoardSelection]
  private let metrics: [(name: String, heading: String)]

  init(_ report: StudyReport, _ selection: [BoardSelection]) {
    self.report = report
    self.selection = selection
    metrics = report.results.metrics.map {
      ($0.name, PageText.headings([($0.name, $0.formula)]))
    }
  }

  /// The page of a series, with those of its figures that are drawn.
  func text(of index: Int, drawn: Set<String>) -> String {
    let target = report.results.targets[index]
    return PageTemplates.series.render(
      [
        "style": PageStyle.css, "label": target.label, "study": report.results.name,
        "file": report.results.files[target.file].path,
        "summary": "\(countText(target.count, "observation")), \(target.frequency), season of "
          + "\(target.seasonLength).",
        "boards": selection.map { board($0, index, target, drawn) },
        "version": report.program.version,
      ] as [String: Any])
  }

  private func board(
    _ part: BoardSelection, _ index: Int, _ target: StudyTarget, _ drawn: Set<String>
  ) -> [String: Any] {
    let contenders = part.board.rows.map(\.contender)
    let outcomes = contenders.map { $0.outcomes[index] }
    let shown = metrics.filter { metric in
      outcomes.contains { $0?.scores[metric.name] != nil }
    }
    // What decides the leaderboard comes first.
    let decides = part.board.criterion.name
    let metrics = shown.filter { $0.name == decides } + shown.filter { $0.name != decides }
    let image = part.series[index].map(\.name).flatMap { drawn.contains($0) ? $0 : nil }
    let rows = zip(contenders, outcomes).map { contender, outcome in
      PageText.row(
        contender.label, metrics.map { Self.cell(outcome?.scores[$0.name]) },
        note: outcome?.refusal ?? "")
    }
    return [
      "horizon": part.board.horizon,
      "images": image.map { [["path": "../plots/\($0).svg"]] } ?? [],
      "columns": metrics.map(\.heading).joined(), "rows": rows.joined(),
      "models": PageText.headings(contenders.map { ($0.label, "") }),
      "steps": Self.steps(outcomes, target).joined(),
    ]
  }

  private static func cell(_ score: StudyScore?) -> (text: String, title: String) {
    guard let score else { return ("", "") }
    return (score.value.map(number) ?? "undefined", score.undefined ?? "")
  }

  /// What was forecast for the steps that follow, a row each.
  private static func steps(_ outcomes: [TargetOutcome?], _ target: StudyTarget) -> [String] {
    let paths = outcomes.map { $0?.future }
    let count = paths.compactMap { $0?.values.count }.max() ?? 0
    return (0..<count).map { step in
      PageText.row(
        target.time(at: target.count + step),
        paths.map { path in
          let value = path.flatMap { $0.values.indices.contains(step) ? $0.values[step] : nil }
          return (value.map(number) ?? "", "")
        })
    }
  }

  /// Five significant digits.
  private static func number(_ value: Double) -> String {
    let size = abs(value)
    if size >= 1e9 || (size > 0 && size < 1e-4) { return exponentText(value) }
    var decimals = 4
    var bound = 10.0
    while decimals > 0, size >= bound { (decimals, bound) = (decimals - 1, bound * 10) }
    return decimalText(value, decimals: decimals)
  }
}
