/// The baselines, by name.
///
/// A new one is a file, and a line in the list.
public enum Baselines {
  /// Every baseline.
  public static let all: [any Baseline] =
    shown + [
      Naive2Baseline(),
      SmoothingBaseline.simple,
      SmoothingBaseline.holt,
      SmoothingBaseline.damped,
      CombBaseline(),
      HoltWintersBaseline.standard,
      HoltWintersBaseline.additive,
      HoltWintersBaseline.damped,
      OptimisedThetaBaseline(),
      SeasonalMedianBaseline(),
      CombinationBaseline(),
      CrostonBaseline.standard,
      CrostonBaseline.sba,
      TSBBaseline(),
    ]

  /// Those that every forecast is judged beside, in the order of the tables.
  public static let shown: [any Baseline] = [
    NaiveBaseline(),
    SeasonalNaiveBaseline(),
    DriftBaseline(),
    MeanBaseline(),
    ETSBaseline(),
    ThetaBaseline(),
  ]

  /// The shown baselines that differ at a season length from one another and from the forecaster that is
  /// judged, and why others are left out.
  public static func distinct(
    seasonLength: Int, from forecaster: String? = nil
  ) -> (baselines: [any Baseline], notes: [String]) {
    let others = shown.filter { $0.name != forecaster }
    return (
      others.filter { $0.redundancy(seasonLength: seasonLength) == nil },
      others.compactMap { $0.redundancy(seasonLength: seasonLength) }
    )
  }
}
