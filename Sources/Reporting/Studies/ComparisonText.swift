public import Evaluation
import Forecasting
import SeriesData

/// A comparison of two studies as lines for a terminal.
public struct ComparisonText: Sendable {
  /// What differs, a table of models, and what each change amounts to.
  public let lines: [String]

  /// The text of a comparison.
  ///
  /// - Parameter names: what the studies are called.
  public init(_ comparison: StudyComparison, names: (first: String, second: String)) {
    let metric = comparison.metric
    var lines = comparison.facts.filter { $0.name != "command" }.map { fact in
      "\(fact.name): \(fact.first ?? "nothing") in \(names.first), \(fact.second ?? "nothing") in "
        + "\(names.second)."
    }
    lines += Self.only(names.first, comparison.contendersOfFirst, comparison.targetsOfFirst)
    lines += Self.only(names.second, comparison.contendersOfSecond, comparison.targetsOfSecond)
    if comparison.rows.isEmpty {
      lines.append("The studies have no model with the same horizon and seed in common.")
    } else {
      lines += Self.table(comparison, names: names)
      lines.append(
        "Means of \(metric.name) over the series that both have scored; p of Wilcoxon's signed-rank test of "
          + "the differences.")
    }
    self.lines = lines
  }

  private static func only(_ name: String, _ models: [String], _ targets: Int) -> [String] {
    (models.isEmpty ? [] : ["Only in \(name): \(models.joined(separator: "; "))."])
      + (targets == 0 ? [] : ["\(targets) series are only in \(name)."])
  }

  private static func table(
    _ comparison: StudyComparison, names: (first: String, second: String)
  ) -> [String] {
    let metric = comparison.metric
    let rows =
      [["", "horizon", "series", names.first, names.second, "lower", "higher", "p", ""]]
      + comparison.rows.map { row in
        [
          row.label, "\(row.horizon)", "\(row.targets)", metric.text(row.first),
          metric.text(row.second), "\(row.test.negative)", "\(row.test.positive)",
          row.test.pValue.map { $0 < 0.001 ? "< 0.001" : decimalText($0, decimals: 3) } ?? "",
          row.change.rawValue,
        ]
      }
    let cells = rows.map { $0.map(TerminalText.init) }
    let widths = rows[0].indices.map { column in cells.map { $0[column].width }.max() ?? 0 }
    return cells.map { row in
      let texts = zip(row, widths).enumerated().map { column, cell in
        switch column {
        case 0: cell.0.leading(cell.1)
        case row.count - 1: cell.0.text
        default: cell.0.trailing(cell.1)
        }
      }
      let line = texts.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// A comparison of two studies as one JSON document.
public struct ComparisonDocument: Encodable, Sendable {
  private struct Fact: Encodable {
    let name: String
    let first: Nullable<String>, second: Nullable<String>
  }

  private struct Row: Encodable {
    let model: String
    let horizon: Int
    let series: Int
    let first: Nullable<Double>, second: Nullable<Double>
    let lower: Int, higher: Int, equal: Int
    let pValue: Nullable<Double>
    let change: String
  }

  private let program: ProgramIdentity
  private let metric: String
  private let facts: [Fact]
  private let models: [Row]
  private let onlyInFirst: [String], onlyInSecond: [String]
  private let seriesOnlyInFirst: Int, seriesOnlyInSecond: Int

  /// The document of a comparison.
  public init(program: ProgramIdentity, comparison: StudyComparison) {
    self.program = program
    metric = comparison.metric.name
    facts = comparison.facts.map {
      Fact(name: $0.name, first: Nullable($0.first), second: Nullable($0.second))
    }
    models = comparison.rows.map { row in
      Row(
        model: row.label, horizon: row.horizon, series: row.targets, first: Nullable(row.first),
        second: Nullable(row.second), lower: row.test.negative, higher: row.test.positive,
        equal: row.test.zero, pValue: Nullable(row.test.pValue), change: row.change.rawValue)
    }
    onlyInFirst = comparison.contendersOfFirst
    onlyInSecond = comparison.contendersOfSecond
    seriesOnlyInFirst = comparison.targetsOfFirst
    seriesOnlyInSecond = comparison.targetsOfSecond
  }

  /// The document as UTF-8 with sorted keys and a final line feed.
  public func bytes() throws(ReportingError) -> [UInt8] { try JSONDocument.bytes(self) }
}
