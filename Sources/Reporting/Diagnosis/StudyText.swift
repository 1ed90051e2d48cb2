import Evaluation
public import Forecasting

/// What a study found, as a table and a sentence for each cell.
public struct StudyText: Sendable {
  private let study: AddingStudy

  /// The text of a study.
  public init(_ study: AddingStudy) { self.study = study }

  /// A table of the runs that solved the problem, then what the figures mean.
  public var lines: [String] {
    let settings = study.settings
    let head = ["solved", "clipped"] + settings.lengths.map { "T = \($0)" } + ["diverged"]
    let rows = settings.cells.flatMap { cell in
      [true, false].map { isClipped in
        [cell.title, isClipped ? "yes" : "no"]
          + counts(settings.lengths.map { study.runs(cell, isClipped: isClipped, length: $0) })
      }
    }
    let table = [head] + rows
    let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    let lines = table.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return column < 2 ? cell.0 + padding : padding + cell.0
      }.joined(separator: "  ")
    }
    return lines + [
      "Solved: a held-out squared error below \(decimalText(AddingStudy.solvedLoss, decimals: 4)), a "
        + "tenth of what always saying the mean leaves, within \(settings.stepLimit) training steps."
    ]
  }

  /// How many runs of each length solved the problem, and how many of all diverged.
  private func counts(_ runs: [[AddingStudy.Run]]) -> [String] {
    runs.map { "\($0.count(where: \.isSolved)) of \($0.count)" }
      + ["\(runs.joined().count(where: \.diverged))"]
  }
}
