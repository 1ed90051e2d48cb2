import Evaluation
import Forecasting

/// The rows of a score table that share a header and the decimals of each metric.
struct ScoreBlock {
  struct Row {
    let role: ScoreTable.Line.Role
    let name: TerminalText
    /// A cell per column, or why there are none in a few words.
    let cells: Result<[TerminalText], Reason>
  }

  /// Why there are no cells.
  struct Reason: Error {
    let text: String
  }

  let title: TerminalText
  let headers: [TerminalText]
  let rows: [Row]

  /// The values of metrics, row by row, or why a row has none; what follows them is text already.
  init(
    title: String, metrics: [Metric], furtherHeaders: [String] = [],
    _ rows: [(
      role: ScoreTable.Line.Role, name: String, values: Result<[Double?], Reason>, further: [String]
    )]
  ) {
    let decimals = metrics.indices.map { index in
      Self.decimals(
        for: metrics[index],
        values: rows.compactMap { (try? $0.values.get())?[index] }.filter { $0 < Self.longest })
    }
    self.title = TerminalText(title)
    headers = (metrics.map(\.name) + furtherHeaders).map { TerminalText($0) }
    self.rows = rows.map { row in
      Row(
        role: row.role, name: TerminalText(row.name),
        cells: row.values.map { values in
          zip(values, decimals).map { value, decimals in
            TerminalText(value.map { Self.text($0, decimals: decimals) } ?? "undefined")
          } + row.further.map { TerminalText($0) }
        })
    }
  }

  /// The scores that `part` takes from each standing's.
  init(title: String, _ standings: [Standing], _ part: (Scores) -> [String: Score]) {
    self.init(
      title: title, metrics: Metric.headline,
      standings.map { standing in
        let values = standing.outcome.map(part).mapError { Reason(text: $0.brief) }
          .map { scores in Metric.headline.map { scores[$0.name]?.value } }
        let role: ScoreTable.Line.Role = standing.isBaseline ? .baseline : .candidate
        return (role, standing.forecaster, values, [])
      })
  }

  /// The header and the rows, with names in a column of the given width.
  func lines(nameWidth: Int) -> [ScoreTable.Line] {
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
        case .failure(let reason):
          ScoreTable.Line(
            role: row.role,
            text: "\(row.name.leading(nameWidth))  not applicable: \(reason.text)")
        }
      }
  }

  /// Values from here on are written with a power of ten.
  private static let longest = 1e9

  /// With so many decimals, unless it is so large or so small beside the others that digits without
  /// meaning would fill the column.
  private static func text(_ value: Double, decimals: Int) -> String {
    let least = (0..<decimals).reduce(0.5) { bound, _ in bound / 10 }
    return value == 0 || least..<longest ~= value.magnitude
      ? decimalText(value, decimals: decimals) : exponentText(value)
  }

  /// Decimals that show four digits of the largest plain value in the unit of the target, two of a
  /// percentage and three of a ratio.
  private static func decimals(for metric: Metric, values: [Double]) -> Int {
    switch metric.unit {
    case .percent: return 2
    case .ratio: return 3
    case .target, .targetSquared:
      guard let largest = values.map(\.magnitude).max(), largest > 0 else { return 2 }
      var decimals = 3
      var bound = 10.0
      while decimals > 0, largest >= bound { (decimals, bound) = (decimals - 1, bound * 10) }
      bound = 1
      while decimals < 7, largest < bound { (decimals, bound) = (decimals + 1, bound / 10) }
      return decimals
    }
  }
}
