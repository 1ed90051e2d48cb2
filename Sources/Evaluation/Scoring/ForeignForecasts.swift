public import SeriesData

/// Somebody else's forecasts, put beside what was observed and judged like our own.
public struct ForeignForecasts: Sendable {
  /// How they fared, beside baselines where the history is known.
  public let contest: Contest
  /// What was forecast and could not be judged, or was observed and not forecast, each in a sentence.
  public let notes: [String]

  /// The forecasts of a table beside what was observed.
  ///
  /// The history of a series is that of `training`; without it, what was observed before the first step that is
  /// forecast, or up to the origin where the table names it. Without any history, scaled metrics
  /// are undefined and there are no baselines.
  ///
  /// - Parameters:
  ///   - observed: the series; steps are counted from their first value where `training` is given, or no history is
  ///     known.
  ///   - training: what came before, of the same series.
  /// - Throws: ``ScoringError``.
  public init(
    _ table: ForecastTable, of observed: [TimeSeries], after training: [TimeSeries]? = nil,
    seasonLength: Int
  ) throws {
    var collection = ForecastCollection(
      observed: observed,
      training: training.map { series in
        Dictionary(series.map { ($0.name, $0) }) { first, _ in first }
      })
    for row in table.table.lines.indices { try collection.take(row, of: table) }
    contest = try collection.contest(table, seasonLength: seasonLength)
    guard !contest.places.isEmpty else {
      throw ScoringError.nothingJudged(file: table.table.path)
    }
    notes = collection.notes(contest)
  }
}
