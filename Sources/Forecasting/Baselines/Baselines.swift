/// The baselines, in the order of the tables.
///
/// A new one is a file, and a line in the list.
public enum Baselines {
  /// Every baseline.
  public static let all: [any Baseline] = [
    NaiveBaseline(),
    SeasonalNaiveBaseline(),
    DriftBaseline(),
    MeanBaseline(),
  ]

  /// The baselines that differ from one another at a season length, and why others are left out.
  public static func distinct(
    seasonLength: Int
  ) -> (baselines: [any Baseline], notes: [String]) {
    (
      all.filter { $0.redundancy(seasonLength: seasonLength) == nil },
      all.compactMap { $0.redundancy(seasonLength: seasonLength) }
    )
  }
}
