import Evaluation
import Forecasting
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

  /// Who is best and by how much, whether that is chance, how errors grow with the steps ahead, whether intervals
  /// hold, and the scores of all models on all series.
  func overview(_ board: Leaderboard) -> [Entry] {
    let scored = Scored(board, results)
    guard !scored.contenders.isEmpty else { return [] }
    let horizon = "horizon \(board.horizon)"
    let metric = board.criterion.name
    let figures: [(FigureKind, String, (any Drawable)?)] = [
      (.leaderboard, "The mean \(metric) of each model with its interval", leaderboard(scored)),
      (.criticalDifference, "The mean rank of each model", criticalDifference(scored)),
      (.horizonError, "The mean scaled error of each model by steps ahead", steps(scored)),
      (.calibration, "How often prediction intervals hold what comes", calibration(scored)),
      (.scoreMap, "Every model's \(metric) on every series as colours", map(scored)),
    ]
    return figures.compactMap { kind, caption, figure in
      figure.map {
        Entry(
          caption: "\(caption), \(horizon).", name: "\(kind.rawValue)-h\(board.horizon)",
          figure: $0)
      }
    }
  }

  /// The contenders of a leaderboard with a score, and their scores of every target.
  struct Scored {
    let board: Leaderboard
    let contenders: [StudyContender]
    let values: [[Double?]]

    init(_ board: Leaderboard, _ results: StudyResults) {
      let metric = board.criterion.name
      self.board = board
      contenders = board.rows.filter { $0.means[metric] != nil }.map(\.contender)
      values = contenders.map { $0.values(of: metric) }
    }
  }

  func leaderboard(_ scored: Scored) -> LeaderboardFigure? {
    let metric = scored.board.criterion.name
    let ranked = zip(scored.contenders, scored.values).filter { contender, _ in
      scored.board.ranked.contains { $0.contender.label == contender.label }
    }
    guard let best = ranked.first, ranked.count > 1 else { return nil }
    return LeaderboardFigure(
      title: "\(best.0.label.capitalised) has the lowest mean \(metric)",
      subtitle: "horizon \(scored.board.horizon), \(scored.board.targets) series",
      measure: "\(metric), mean over series", interval: "95 % interval",
      entrants: ranked.map {
        LeaderboardFigure.Entrant(name: $0.0.label, losses: $0.1.compactMap(\.self))
      })
  }

  /// Of the series on which all that are ranked were scored.
  func criticalDifference(_ scored: Scored) -> CriticalDifferenceFigure? {
    let ranked = scored.contenders.indices.filter { index in
      scored.board.ranked.contains { $0.contender.label == scored.contenders[index].label }
    }
    let losses = results.targets.indices.compactMap { target -> [Double]? in
      let values = ranked.compactMap { scored.values[$0][target] }
      return values.count == ranked.count ? values : nil
    }
    return FriedmanNemenyi(losses).map { test in
      CriticalDifferenceFigure(
        test, of: ranked.map { scored.contenders[$0].label }, metric: scored.board.criterion,
        cases: "series")
    }
  }

  /// The contender that intervals are shown of is the best that tells any.
  func calibration(_ scored: Scored) -> CalibrationFigure? {
    let contest = Contest(scored.contenders.prefix(Self.mostCurves), of: results)
    return contest.entrants.indices.first { !contest.levels(of: $0).isEmpty }
      .map { CalibrationFigure(contest, showing: $0) }
  }

  func map(_ scored: Scored) -> ScoreMapFigure? {
    guard let first = scored.values.first, let best = scored.contenders.first else { return nil }
    let (values, board) = (scored.values, scored.board)
    func score(_ values: [Double?], _ index: Int) -> Double { values[index] ?? .infinity }
    // From the series that the best model forecasts best, at the bottom, to its worst.
    let order = results.targets.indices.filter { index in values.contains { $0[index] != nil } }
      .sorted { (score(first, $0), $0) < (score(first, $1), $1) }
    let wins = order.count { index in
      values.allSatisfy { score(first, index) <= score($0, index) }
    }
    return ScoreMapFigure(
      title: "\(best.label.capitalised) is best on \(wins) of \(order.count) series",
      subtitle: "\(board.criterion.name), horizon \(board.horizon); from left to right by mean, "
        + "from bottom to top by that of \(best.label)",
      metric: board.criterion.name, models: scored.contenders.map(\.label), seriesLabel: "series",
      scores: order.map { index in values.map { $0[index] ?? .nan } },
      isRatio: board.criterion.unit == .ratio)
  }

  func steps(_ scored: Scored) -> HorizonErrorFigure? {
    let entrants = scored.contenders.prefix(Self.mostCurves).map { contender in
      HorizonErrorFigure.Entrant(
        name: contender.label,
        values: StepErrors.means(of: contender, on: results.targets).map { $0 ?? .nan })
    }
    let known = entrants.filter { $0.values.contains { $0.isNaN == false } }
    guard let best = known.first, scored.board.horizon > 1 else { return nil }
    let growth = zip(best.values.prefix(1), best.values.suffix(1)).map { $1 / $0 }
      .first { $0.isFinite }
    return HorizonErrorFigure(
      title: growth.map {
        "\(best.name.capitalised)'s error at the last step is \(decimalText($0, decimals: 1)) times that at the first"
      } ?? "How errors grow with the steps ahead",
      subtitle: "mean over the series of the absolute error in units of MASE, horizon "
        + "\(scored.board.horizon)",
      metric: "scaled error", entrants: known)
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
      title: "\(Self.short(target.label)): \(standing(of: contender, on: index, board))",
      subtitle: score.map { "\(contender.label.capitalised)'s \($0)" } ?? "",
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

  /// How a contender did on one series beside the others.
  private func standing(
    of contender: StudyContender, on index: Int, _ board: Leaderboard
  ) -> String {
    func score(_ contender: StudyContender) -> Double? {
      contender.outcomes[index]?.scores[board.criterion.name]?.value
    }
    let scored = board.rows.map(\.contender).filter { score($0) != nil }
    guard let own = score(contender), scored.count > 1,
      let best = scored.min(by: { (score($0) ?? 0) < (score($1) ?? 0) })
    else { return "\(contender.label)'s forecast" }
    guard score(best) == own else { return "\(best.label) is better than \(contender.label)" }
    let equals = scored.count { score($0) == own }
    return equals == 1
      ? "\(contender.label) is the best of \(scored.count) models"
      : equals == scored.count
        ? "all \(equals) models are as good"
        : "\(contender.label) and \(countText(equals - 1, "other")) are the best of \(scored.count) models"
  }

  /// A name that leaves room for what is found.
  private static func short(_ name: String) -> String {
    name.count > 40 ? name.prefix(39) + "…" : name
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
