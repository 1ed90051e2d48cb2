public import Evaluation
public import Plotting
import SeriesData

extension FigureKind {
  /// What figures are drawn from.
  public enum Source: Sendable, Hashable, CaseIterable {
    /// A file of series.
    case series
    /// A file of series, and one of forecasts of them.
    case forecasts
    /// A study.
    case study
    /// Logs of trainings.
    case logs
    /// A computation, whose command draws it.
    case computation
  }

  /// What the figure can be drawn from.
  public var sources: Set<Source> {
    switch self {
    case .forecast, .horizonError, .leaderboard, .criticalDifference, .calibration:
      [.forecasts, .study]
    case .backtest, .residuals, .scatter: [.forecasts]
    case .scoreMap: [.study]
    case .inspection, .seasonal, .autocorrelation: [.series]
    case .losses: [.logs]
    case .learningRate, .tuning, .diagnosis, .adding: [.computation]
    }
  }

  /// Whether the figure of forecasts shows one forecaster in particular.
  public var showsOneForecaster: Bool {
    switch self {
    case .forecast, .backtest, .calibration, .residuals, .scatter: true
    default: false
    }
  }

  /// Whether the figure of forecasts shows values of a metric, or what one decides.
  public var showsMetric: Bool {
    switch self {
    case .backtest, .horizonError, .leaderboard, .criticalDifference: true
    default: false
    }
  }

  /// The kinds that can be drawn from something.
  public static func from(_ source: Source) -> [FigureKind] {
    allCases.filter { $0.sources.contains(source) }
  }

  /// The figure of forecasts.
  ///
  /// - Parameters:
  ///   - metric: what decides, and what is drawn where one metric is.
  ///   - name: the forecaster that is shown where one is; the first if `nil`.
  /// - Throws: ``ReportingError/noFigure(kind:reason:)`` if the forecasts do not tell what is shown.
  public func drawable(
    of record: ForecastRecord, metric: Metric, showing name: String? = nil
  ) throws(ReportingError) -> any Drawable {
    let contest = record.contest
    if self == .forecast { return try ForecastFigure(record, showing: name) }
    guard sources.contains(.forecasts) else {
      throw .noFigure(kind: rawValue, reason: "it does not show forecasts")
    }
    guard !contest.places.isEmpty else {
      throw .noFigure(kind: rawValue, reason: "none of the steps that are forecast was observed")
    }
    let index = try index(of: name, in: contest)
    switch self {
    case .backtest: return BacktestFigure(record, metric: metric, showing: index)
    case .horizonError: return HorizonErrorFigure(contest, metric: metric)
    case .leaderboard: return LeaderboardFigure(contest, metric: metric)
    case .criticalDifference:
      guard let ranking = contest.ranking(metric) else {
        throw .noFigure(
          kind: rawValue, reason: "it needs three forecasters and two series or origins at least")
      }
      return CriticalDifferenceFigure(
        ranking.test, of: ranking.entrants.map { contest.entrants[$0].name }, metric: metric,
        cases: contest.casesAreColumns ? "series" : "origins")
    case .calibration:
      let able = contest.entrants.indices.filter { !contest.levels(of: $0).isEmpty }
      guard let shown = name == nil ? able.first : able.first(where: { $0 == index }) else {
        throw .noFigure(kind: rawValue, reason: "no forecast has intervals; give --levels 80,95")
      }
      return CalibrationFigure(contest, showing: shown)
    case .residuals: return ResidualFigure(contest, showing: index)
    default: return ScatterFigure(contest, showing: index)
    }
  }

  private func index(of name: String?, in contest: Contest) throws(ReportingError) -> Int {
    guard let name else {
      return contest.entrants.firstIndex { $0.sampleCount > 0 } ?? 0
    }
    guard let index = contest.position(of: name) else {
      throw .noFigure(
        kind: rawValue,
        reason: "there is no forecaster \(Excerpt(name)); there are "
          + nameList(contest.entrants.map(\.name)))
    }
    return index
  }
}
