import Evaluation
import Plotting
import SeriesData

/// The figures of a study's report: an overview for each horizon, and the series that are drawn.
struct StudyFigures {
  /// One figure.
  struct Entry {
    /// What it shows, for those who cannot see it.
    let caption: String
    /// The name of its file, without extension.
    let name: String
    let figure: any Drawable
  }

  /// More curves than this could not be told apart.
  private static let mostCurves = 7

  let results: StudyResults
  let names: ReportNames

  /// The scores of all models on all series, and how errors grow with the steps ahead.
  func overview(_ board: Leaderboard) -> [Entry] {
    let contenders = board.rows.filter { $0.means[board.criterion.name] != nil }.map(\.contender)
    guard let best = contenders.first else { return [] }
    let values = contenders.map { $0.values(of: board.criterion.name) }
    // From the series that the best model forecasts best, at the bottom, to its worst.
    let order = results.targets.indices.filter { index in values.contains { $0[index] != nil } }
      .sorted { first, second in
        (values[0][first] ?? .infinity, first) < (values[0][second] ?? .infinity, second)
      }
    let horizon = "horizon \(board.horizon)"
    let map = ScoreMapFigure(
      title: "\(board.criterion.name) of \(contenders.count) models on \(order.count) series",
      subtitle:
        "\(horizon); from left to right by mean, from bottom to top by that of \(best.label)",
      metric: board.criterion.name, models: contenders.map(\.label), seriesLabel: "series",
      scores: order.map { index in values.map { $0[index] ?? .nan } },
      isRatio: board.criterion.unit == .ratio)
    return [
      Entry(
        caption: "Every model's \(board.criterion.name) on every series, \(horizon), as colours.",
        name: "score-map-h\(board.horizon)", figure: map)
    ] + steps(contenders, board)
  }

  private func steps(_ contenders: [StudyContender], _ board: Leaderboard) -> [Entry] {
    let entrants = contenders.prefix(Self.mostCurves).map { contender in
      HorizonErrorFigure.Entrant(
        name: contender.label,
        values: StepErrors.means(of: contender, on: results.targets).map { $0 ?? .nan })
    }
    let known = entrants.filter { $0.values.contains { $0.isNaN == false } }
    guard known.isEmpty == false, board.horizon > 1 else { return [] }
    let figure = HorizonErrorFigure(
      title: "How errors grow with the steps ahead",
      subtitle:
        "mean over the series of the absolute error in units of MASE, horizon \(board.horizon)",
      metric: "scaled error", entrants: known)
    return [
      Entry(
        caption: "The mean scaled error of each model by steps ahead, horizon \(board.horizon).",
        name: "error-by-step-h\(board.horizon)", figure: figure)
    ]
  }

  /// One series with a contender's forecasts; `nil` if there is none of what follows.
  func series(_ index: Int, by contender: StudyContender, _ board: Leaderboard) -> Entry? {
    let target = results.targets[index]
    guard let outcome = contender.outcomes[index], let future = outcome.future,
      target.positions.count >= target.recent.count + future.values.count
    else { return nil }
    let score = outcome.scores[board.criterion.name]?.value.map {
      "\(board.criterion.name) \(board.criterion.text($0)) on the held-out end"
    }
    let heldOut = heldOutPath(outcome.heldOut, of: target)
    let figure = ForecastFigure(
      title: "\(target.label): \(contender.label)", subtitle: score ?? "",
      axis: HorizontalAxis(target.isCalendar ? .calendar : .number),
      times: Array(target.positions.prefix(target.recent.count + future.values.count)),
      originLabel: target.time(at: target.count - 1), heldOutCount: heldOut?.values.count ?? 0,
      targets: [
        ForecastFigure.Target(
          name: target.column, observed: target.recent, heldOutForecast: heldOut,
          forecast: ForecastFigure.Path(
            future.values,
            intervals: future.intervals.map { one in
              ForecastFigure.Interval(level: one.level / 100, lower: one.lower, upper: one.upper)
            }))
      ])
    return Entry(
      caption: "\(target.label): what was observed, and the forecasts of \(contender.label).",
      name: "\(names.name(of: index, label: target.label))-h\(board.horizon)", figure: figure)
  }

  /// What was forecast for each held-out step at the last origin before it.
  private func heldOutPath(
    _ paths: [StudyPath], of target: StudyTarget
  ) -> ForecastFigure.Path? {
    guard let first = paths.first?.origin, first >= target.firstKept, first < target.count else {
      return nil
    }
    var values = [Double](repeating: .nan, count: target.count - first)
    for path in paths {
      for (step, value) in path.values.prefix(target.count - path.origin).enumerated() {
        values[path.origin - first + step] = value
      }
    }
    return ForecastFigure.Path(values)
  }
}
