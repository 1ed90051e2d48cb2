import Evaluation
import Forecasting

/// The rows of a score table that share a header and the decimals of each metric.
struct ScoreBlock {
  struct Row {
    let role: ScoreTable.Line.Role
    let name: TerminalText
    /// A cell per metric, or why there are none.
    let cells: Result<[TerminalText], ForecastingError>
  }

  let title: TerminalText
  let rows: [Row]

  /// The scores that `part` takes from each standing's.
  init(title: String, _ standings: [Standing], _ part: (Scores) -> [String: Score]) {
    let outcomes = standings.map { $0.outcome.map(part) }
    let decimals = Metric.all.map { metric in
      Self.decimals(
        for: metric,
        values: outcomes.compactMap { (try? $0.get())?[metric.name]?.value }
          .filter { $0 < Self.longest })
    }
    self.title = TerminalText(title)
    rows = zip(standings, outcomes).map { standing, outcome in
      Row(
        role: standing.isBaseline ? .baseline : .candidate,
        name: TerminalText(standing.forecaster),
        cells: outcome.map { scores in
          zip(Metric.all, decimals).map { metric, decimals in
            let value = scores[metric.name]?.value
            return TerminalText(
              value.map { Self.text($0, decimals: decimals) } ?? "undefined")
          }
        })
    }
  }

  /// The header and the rows, with names in a column of the given width.
  func lines(nameWidth: Int) -> [ScoreTable.Line] {
    let headers = Metric.all.map { TerminalText($0.name) }
    let widths = headers.indices.map { index in
      rows.compactMap { (try? $0.cells.get())?[index].width }.reduce(headers[index].width, max)
    }
    let aligned = { (name: TerminalText, cells: [TerminalText]) in
      ([name.leading(nameWidth)] + zip(cells, widths).map { $0.trailing($1) })
        .joined(separator: "  ")
    }
    return [ScoreTable.Line(role: .header, text: aligned(title, headers))]
      + rows.map { row in
        switch row.cells {
        case .success(let cells):
          ScoreTable.Line(role: row.role, text: aligned(row.name, cells))
        case .failure(let refusal):
          ScoreTable.Line(
            role: row.role,
            text: "\(row.name.leading(nameWidth))  not applicable: \(refusal.brief)")
        }
      }
  }

  /// Values from here on are written with a power of ten.
  private static let longest = 1e9

  /// With so many decimals, unless it is so large or so small beside the others that digits without
  /// meaning would fill the column.
  private static func text(_ value: Double, decimals: Int) -> String {
    let least = (0..<decimals).reduce(0.5) { bound, _ in bound / 10 }
    return value == 0 || least..<longest ~= value
      ? decimalText(value, decimals: decimals) : exponentText(value)
  }

  /// Decimals that show four digits of the largest plain value in the unit of the target, two of a
  /// percentage and three of a ratio.
  private static func decimals(for metric: Metric, values: [Double]) -> Int {
    switch metric.unit {
    case .percent: return 2
    case .ratio: return 3
    case .target:
      guard let largest = values.max(), largest > 0 else { return 2 }
      var decimals = 3
      var bound = 10.0
      while decimals > 0, largest >= bound { (decimals, bound) = (decimals - 1, bound * 10) }
      bound = 1
      while decimals < 7, largest < bound { (decimals, bound) = (decimals + 1, bound / 10) }
      return decimals
    }
  }
}
