import Evaluation
import Forecasting

/// A study's report as Markdown.
struct StudyMarkdown {
  let bytes: [UInt8]

  init(_ report: StudyReport, _ selection: [BoardSelection], drawn: Set<String>) {
    let results = report.results
    var lines = ["# \(MarkdownText.escaped(results.name))", ""]
    if results.unitsLeft > 0 {
      lines += ["The study is not finished: \(results.unitsLeft) units of work are left.", ""]
    }
    for part in selection {
      lines += Self.lines(part, report, drawn: drawn)
    }
    lines += ["## Study", ""]
    lines += results.facts.map {
      "- \(MarkdownText.escaped($0.name)): \(MarkdownText.escaped($0.text))"
    }
    let refusals = StudyRefusal.all(of: results)
    lines += refusals.isEmpty ? [] : ["", "## Not forecast", ""]
    lines += refusals.map { refusal in
      "- \(MarkdownText.escaped(refusal.name)), \(MarkdownText.escaped(refusal.models)): "
        + MarkdownText.escaped(refusal.reason)
    }
    lines += ["", "Made by Hindsight \(report.program.version)."]
    bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func lines(
    _ part: BoardSelection, _ report: StudyReport, drawn: Set<String>
  ) -> [String] {
    let board = part.board
    var lines = [
      "**\(MarkdownText.escaped(board.verdict))**", "", "## Horizon \(board.horizon)", "",
    ]
    let head = ["model", "series"] + board.metrics.map(\.name)
    lines.append("| " + head.joined(separator: " | ") + " |")
    lines.append("| --- |" + String(repeating: " ---: |", count: head.count - 1))
    for row in board.rows {
      let cells =
        [MarkdownText.escaped(row.contender.label), "\(row.judged)"]
        + board.metrics.map { $0.text(row.means[$0.name]) }
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    lines.append("")
    for remark in board.remarks { lines += [MarkdownText.escaped(remark), ""] }
    for entry in part.overview where drawn.contains(entry.name) {
      lines += ["![\(MarkdownText.escaped(entry.caption))](plots/\(entry.name).svg)", ""]
    }
    for (title, indices) in [("Best", part.best), ("Worst", part.worst)] where !indices.isEmpty {
      lines += ["### \(title) series of \(MarkdownText.escaped(part.leader?.label ?? ""))", ""]
      lines += indices.map { Self.line($0, part, report) }
      lines.append("")
    }
    return lines
  }

  private static func line(
    _ index: Int, _ part: BoardSelection, _ report: StudyReport
  ) -> String {
    let label = report.results.targets[index].label
    let page = "series/\(report.names.name(of: index, label: label)).html"
    let score = part.leader?.outcomes[index]?.scores[part.board.criterion.name]?.value
    return "- [\(MarkdownText.escaped(label))](\(page)): \(part.board.criterion.name) "
      + part.board.criterion.text(score)
  }
}
