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
    var remarks = metrics.compactMap { metric -> String? in
      // Intervals are not everybody's: who never has a metric is named below.
      let others = judged.filter { lacking(metric).contains($0.contender.label) == false }
      let counts = (others.isEmpty ? judged : others).map { $0.undefined[metric.name] ?? 0 }
      guard let most = counts.max(), let least = counts.min(), most > 0 else { return nil }
      let number = least == most ? "\(most)" : "\(least) to \(most)"
      return
        "\(metric.name) is undefined on \(number) of \(judged.map(\.judged).max() ?? 0) series."
    }
    let partial = metrics.filter { !lacking($0).isEmpty && lacking($0).count < judged.count }
    var seen: Set<[String]> = []
    for models in partial.map(lacking) where seen.insert(models).inserted {
      let names = partial.filter { lacking($0) == models }.map(\.name)
      remarks.append(
        "\(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") undefined for "
          + "\(models.joined(separator: ", ")).")
    }
    for row in rows where row.refused > 0 {
      remarks.append("\(row.contender.label) could not forecast \(row.refused) series.")
    }
    let unranked = rows.filter { $0.isRanked == false }.map(\.contender.label)
    if targets > 0, unranked.isEmpty == false {
      remarks.append(
        "Not ranked, since \(criterion.name) is missing on series that others were judged on: "
          + "\(unranked.joined(separator: ", ")).")
    }
    return remarks
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
