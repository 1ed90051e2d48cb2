/// Numbers that know how to show themselves: one conformer per kind of figure.
public protocol Drawable: Sendable {
  /// The kind's name on the command line and in file names, in kebab case.
  static var kind: String { get }
  /// What the kind shows, in one line.
  static var summary: String { get }

  /// The figure; the same numbers give the same figure.
  ///
  /// - Throws: ``PlotError`` if the numbers contradict each other.
  func figure() throws(PlotError) -> Figure
}

/// Every kind of figure.
public enum Gallery {
  /// The kinds in the order in which they are listed.
  public static let kinds: [any Drawable.Type] = [
    ForecastFigure.self,
    LossFigure.self,
    LearningRateFigure.self,
    InspectionFigure.self,
    DiagnosisFigure.self,
    StudyFigure.self,
    ScoreMapFigure.self,
    BacktestFigure.self,
    HorizonErrorFigure.self,
    LeaderboardFigure.self,
    CalibrationFigure.self,
    ResidualFigure.self,
    ScatterFigure.self,
  ]
}
