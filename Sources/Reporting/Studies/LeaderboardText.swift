public import Evaluation
import Forecasting
import SeriesData

/// The leaderboards of a study as lines for a terminal.
public struct LeaderboardText: Sendable {
  /// For each horizon the verdict, a table, and what is undefined or was refused.
  public let lines: [String]

  /// The text of a study's results.
  public init(_ results: StudyResults) {
    lines = results.horizons.flatMap { horizon in
      let board = Leaderboard(results, horizon: horizon)
      let head = results.horizons.count > 1 ? ["Horizon \(horizon):"] : []
      return head + [board.verdict] + Self.table(board) + board.remarks
    }
  }

  /// The table of the metrics that stand in every table, and of how often intervals held what came.
  private static func table(_ board: Leaderboard) -> [String] {
    let headline = Metric.headline.map(\.name)
    let metrics = board.metrics.filter { headline.contains($0.name) || $0.aim != .lowest }
      .filter { $0.aim != .highest }
    let rows =
      [["", "series"] + metrics.map(\.name)]
      + board.rows.map { row in
        [row.contender.label, "\(row.judged)"]
          + metrics.map { $0.text(row.means[$0.name]) }
      }
    let cells = rows.map { $0.map(TerminalText.init) }
    let widths = rows[0].indices.map { column in cells.map { $0[column].width }.max() ?? 0 }
    return cells.map { row in
      zip(row, widths).enumerated().map { column, cell in
        column == 0 ? cell.0.leading(cell.1) : cell.0.trailing(cell.1)
      }.joined(separator: "  ")
    }
  }
}

extension Leaderboard {
  /// What is undefined, was refused or is not ranked, a sentence each.
  var remarks: [String] {
    var remarks = undefinedRemarks
    let partial = metrics.filter { !lacking($0).isEmpty && lacking($0).count < judged.count }
    var seen: Set<[String]> = []
    for models in partial.map(lacking) where seen.insert(models).inserted {
      let names = partial.filter { lacking($0) == models }.map(\.name)
      remarks.append(
        "\(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") undefined for "
          + "\(models.joined(separator: ", ")).")
    }
    for (count, models) in Self.groups(rows, by: \.refused) where count > 0 {
      let names = Self.joined(models.map(\.contender.label))
      remarks.append("\(names.capitalised) could not forecast \(count) series.")
    }
    let unranked = rows.filter { $0.isRanked == false }.map(\.contender.label)
    if targets > 0, unranked.isEmpty == false {
      remarks.append(
        "Not ranked, since \(criterion.name) is missing on series that others were judged on: "
          + "\(unranked.joined(separator: ", ")).")
    }
    return remarks
  }

  /// On how many series metrics are undefined, those together of which it is the same.
  private var undefinedRemarks: [String] {
    let all = judged.map(\.judged).max() ?? 0
    let counted = metrics.compactMap { metric -> (name: String, number: String)? in
      // Intervals are not everybody's: who never has a metric is named below.
      let others = judged.filter { lacking(metric).contains($0.contender.label) == false }
      let counts = (others.isEmpty ? judged : others).map { $0.undefined[metric.name] ?? 0 }
      guard let most = counts.max(), let least = counts.min(), most > 0 else { return nil }
      return (metric.name, least == most ? "\(most)" : "\(least) to \(most)")
    }
    return Self.groups(counted, by: \.number).map { number, metrics in
      "\(Self.joined(metrics.map(\.name))) \(metrics.count == 1 ? "is" : "are") undefined on \(number) of \(all) "
        + "series."
    }
  }

  /// Names with commas, and `and` before the last.
  private static func joined(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// What has the same value, in the order of the first of each.
  private static func groups<Element, Value: Hashable>(
    _ elements: [Element], by value: (Element) -> Value
  ) -> [(value: Value, elements: [Element])] {
    var seen: Set<Value> = []
    return elements.map(value).filter { seen.insert($0).inserted }.map { one in
      (one, elements.filter { value($0) == one })
    }
  }

  private var judged: [Row] { rows.filter { $0.judged > 0 } }

  /// The models of which a metric is undefined wherever they were judged.
  private func lacking(_ metric: Metric) -> [String] {
    judged.filter { $0.undefined[metric.name] == $0.judged }.map(\.contender.label)
  }
}

extension Metric {
  /// A mean as tables show it.
  func text(_ value: Double?) -> String {
    value.map { decimalText($0, decimals: unit == .percent ? 2 : 3) } ?? "undefined"
  }
}
