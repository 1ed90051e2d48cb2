/// Every kind of figure, in the order in which they are listed.
///
/// The raw value names a kind on the command line and in file names.
public enum FigureKind: String, Sendable, Hashable, CaseIterable {
  case forecast
  case backtest
  case horizonError = "horizon-error"
  case leaderboard
  case criticalDifference = "critical-difference"
  case calibration
  case residuals
  case scatter
  case scoreMap = "score-map"
  case inspection
  case seasonal
  case autocorrelation
  case losses
  case learningRate = "learning-rate"
  case tuning
  case diagnosis
  case adding

  /// What draws it.
  public var drawable: any Drawable.Type {
    switch self {
    case .forecast: ForecastFigure.self
    case .backtest: BacktestFigure.self
    case .horizonError: HorizonErrorFigure.self
    case .leaderboard: LeaderboardFigure.self
    case .criticalDifference: CriticalDifferenceFigure.self
    case .calibration: CalibrationFigure.self
    case .residuals: ResidualFigure.self
    case .scatter: ScatterFigure.self
    case .scoreMap: ScoreMapFigure.self
    case .inspection: InspectionFigure.self
    case .seasonal: SeasonalFigure.self
    case .autocorrelation: AutocorrelationFigure.self
    case .losses: LossFigure.self
    case .learningRate: LearningRateFigure.self
    case .tuning: TuningFigure.self
    case .diagnosis: DiagnosisFigure.self
    case .adding: StudyFigure.self
    }
  }

  /// What it shows, in one line.
  public var summary: String { drawable.summary }
}
