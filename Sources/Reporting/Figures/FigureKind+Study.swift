public import Evaluation
public import Plotting
import SeriesData

extension FigureKind {
  /// The figure of a study.
  ///
  /// - Parameters:
  ///   - horizon: one of those of the study; the first if `nil`.
  ///   - series: the series that a forecast is shown of; the one that the best model forecasts best if `nil`.
  /// - Throws: ``ReportingError/noFigure(kind:reason:)`` if the study does not tell what is shown.
  public func drawable(
    of results: StudyResults, horizon: Int? = nil, series: String? = nil
  ) throws(ReportingError) -> any Drawable {
    guard let horizon = horizon ?? results.horizons.first, results.horizons.contains(horizon) else {
      throw .noFigure(
        kind: rawValue,
        reason:
          "the study has the horizons \(results.horizons.map(String.init).joined(separator: ", "))")
    }
    let board = Leaderboard(results, horizon: horizon)
    let figures = StudyFigures(results: results, names: ReportNames(count: results.targets.count))
    let scored = StudyFigures.Scored(board, results)
    let figure: (any Drawable)? =
      switch self {
      case .forecast: try forecast(figures, board, series)
      case .leaderboard: figures.leaderboard(scored)
      case .criticalDifference: figures.criticalDifference(scored)
      case .horizonError: figures.steps(scored)
      case .calibration: figures.calibration(scored)
      case .scoreMap: figures.map(scored)
      default: nil
      }
    guard let figure else {
      throw .noFigure(
        kind: rawValue, reason: sources.contains(.study) ? missing : "it shows no study")
    }
    return figure
  }

  /// Why a study may lack what is shown.
  private var missing: String {
    switch self {
    case .criticalDifference: "it needs three ranked models and two series at least"
    case .leaderboard: "it needs two ranked models at least"
    case .horizonError: "it needs a horizon of at least 2, and series with a MASE"
    case .calibration: "no model tells intervals; give --levels 80,95 to hindsight batch"
    default: "nothing is judged yet"
    }
  }

  private func forecast(
    _ figures: StudyFigures, _ board: Leaderboard, _ series: String?
  ) throws(ReportingError) -> (any Drawable)? {
    let targets = figures.results.targets
    guard let leader = board.rows.first(where: { $0.judged > 0 })?.contender else { return nil }
    let scores = leader.values(of: board.criterion.name)
    let best = scores.indices.filter { scores[$0] != nil }.min {
      (scores[$0] ?? 0) < (scores[$1] ?? 0)
    }
    let index =
      series == nil ? best : targets.firstIndex { $0.series == series || $0.label == series }
    guard let index else {
      throw .noFigure(
        kind: rawValue,
        reason: series.map { "the study has no series \(Excerpt($0))" } ?? "nothing is judged yet")
    }
    return figures.series(index, by: leader, board)?.figure
  }
}
