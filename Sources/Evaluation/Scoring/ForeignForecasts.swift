public import SeriesData

/// Somebody else's forecasts, put beside what was observed and judged like our own.
public struct ForeignForecasts: Sendable {
  /// What was said and how it fared, beside baselines where the history is known.
  public let record: ForecastRecord
  /// What was forecast and could not be judged, or was observed and not forecast, each in a sentence.
  public let notes: [String]

  /// How they fared.
  public var contest: Contest { record.contest }

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
  ///   - mayBeAhead: whether none of the steps need have been observed, so that the contest may have no place.
  /// - Throws: ``ScoringError``.
  public init(
    _ table: ForecastTable, of observed: [TimeSeries], after training: [TimeSeries]? = nil,
    seasonLength: Int, mayBeAhead: Bool = false
  ) throws {
    var collection = ForecastCollection(
      observed: observed,
      training: training.map { series in
        Dictionary(series.map { ($0.name, $0) }) { first, _ in first }
      })
    for row in table.table.lines.indices { try collection.take(row, of: table) }
    let contest = try collection.contest(table, seasonLength: seasonLength)
    guard mayBeAhead || !contest.places.isEmpty else {
      throw ScoringError.nothingJudged(file: table.table.path)
    }
    record = ForecastRecord(contest: contest, panel: observed, paths: collection.paths(table))
    notes = collection.notes(contest)
  }
}
