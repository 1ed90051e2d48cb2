/// What is wrong with covariates in files.
public enum CovariateFault: Error, Equatable, Sendable {
  /// A cell of a row before the forecast origin is empty.
  case missing(column: Excerpt, time: String)
  /// A future covariate has no value in a row after the last target.
  case missingAhead(column: Excerpt, time: String)
  /// No row of a series holds a target.
  case noTarget(series: Excerpt)
  /// A row is about a series that the other files do not hold.
  case unknownSeries(Excerpt)
  /// The file of static covariates says nothing of a series.
  case noStatic(series: Excerpt)
  /// The file of static covariates tells of a series twice.
  case repeatedSeries(Excerpt)
  /// A static covariate differs from that of the series before.
  case changing(column: Excerpt, found: Excerpt, before: Excerpt)
  /// A static covariate is not told.
  case emptyStatic(column: Excerpt)
  /// Static covariates of a single series, or of files that are a series each.
  case noSeriesColumn
  /// A file of future values, where each of several files is a series.
  case severalFiles
  /// A `.tsf` file has no columns.
  case noColumns
  /// No column is left that is no covariate.
  case nothingToForecast

  var message: String {
    switch self {
    case .missing(let column, let time):
      "column \(column) has no value at \(time). Fill it in, let --fill do so, or name the columns to "
        + "forecast with --target."
    case .missingAhead(let column, let time):
      "the future covariate \(column) has no value at \(time), after the last row with a target. Fill it "
        + "in, or remove the rows from there on and shorten the horizon."
    case .noTarget(let series):
      "no row of series \(series) holds a target. Rows without target tell the future of series whose past is "
        + "known."
    case .unknownSeries(let series):
      "series \(series) is not among those to be forecast. Remove the row, or correct the name."
    case .noStatic(let series):
      "there is no row for series \(series). Add one."
    case .repeatedSeries(let series):
      "series \(series) has a row already. Keep one row for each series."
    case .changing(let column, let found, let before):
      "the static covariate \(column) is \(found), and was \(before) in rows of the same series before. "
        + "Correct it, or read the column with --past or --future."
    case .emptyStatic(let column):
      "the static covariate \(column) is empty. Fill it in; a category may be called unknown."
    case .noSeriesColumn:
      "static covariates tell series apart, and here is no column that names series. Name it with "
        + "--series-id, or leave --static and --static-file out."
    case .severalFiles:
      "--future-file goes with one file, or with a column that names the series (--series-id)."
    case .noColumns:
      "a .tsf file has no columns of covariates. Convert it: hindsight convert FILE --to long."
    case .nothingToForecast:
      "all columns of numbers are covariates or weights, and none is left to be forecast. Leave one of --past, --future "
        + "and --weight-column out."
    }
  }
}
