import SeriesData

/// Why a file of forecasts cannot be judged: where, what was found, what was needed and what to do.
public enum ScoringError: Error, Equatable, CustomStringConvertible {
  case noForecastColumn(file: String, columns: [String], channels: [String])
  case noStepColumn(file: String, columns: [String])
  case noSeriesColumn(file: String, columns: [String])
  case noUpperEnd(file: String, column: String)
  case levelOutOfRange(file: String, column: String)
  case emptyTable(file: String)
  case noStep(file: String, line: Int, found: String)
  case noTime(file: String, line: Int, found: String, example: String, start: String)
  case repeated(file: String, line: Int, series: String, step: String)
  case nothingJudged(file: String)
  case noHistory(series: String)
  case otherChannels(series: String, found: [String], needed: [String])

  /// What was found, what was needed and what to do, in sentences.
  public var description: String {
    switch self {
    case .noForecastColumn(let file, let columns, let channels):
      "\(Excerpt.escaped(file)): no column is named 'forecast', or as a column that was observed ("
        + "\(nameList(channels))). The columns are \(nameList(columns)). Rename one."
    case .noStepColumn(let file, let columns):
      "\(Excerpt.escaped(file)): no column tells which step or time is forecast. The columns are "
        + "\(nameList(columns)). Name one 'step', counted from 1, or as the times that were observed."
    case .noSeriesColumn(let file, let columns):
      "\(Excerpt.escaped(file)): several series were observed, and no column tells which one is forecast. The "
        + "columns are \(nameList(columns)). Name one as the series that were observed, such as unique_id."
    case .noUpperEnd(let file, let column):
      "\(Excerpt.escaped(file)): column \(Excerpt(column)) is one end of an interval, and the other is "
        + "missing. Supply both, such as lower-80 and upper-80."
    case .levelOutOfRange(let file, let column):
      "\(Excerpt.escaped(file)): the level of column \(Excerpt(column)) is not between 0 and 100 %. Write it in "
        + "percent, such as lower-80."
    case .emptyTable(let file): "\(Excerpt.escaped(file)) has a header and no forecast below it."
    case .noStep(let file, let line, let found):
      "\(Excerpt.escaped(file)), line \(line): \(Excerpt(found)) is no step. Steps are whole numbers from 1 up: "
        + "how many steps ahead is forecast."
    case .noTime(let file, let line, let found, let example, let start):
      "\(Excerpt.escaped(file)), line \(line): \(Excerpt(found)) is no time of the series that was observed. "
        + "Write it as there, a \(example), at the same distances, from \(start) on."
    case .repeated(let file, let line, let series, let step):
      "\(Excerpt.escaped(file)), line \(line): series \(Excerpt(series)) has a forecast of \(Excerpt(step)) "
        + "already. Keep one; if several forecasters are in the file, name them in a column 'method', and if "
        + "several origins are, in a column 'origin'."
    case .nothingJudged(let file):
      "\(Excerpt.escaped(file)): none of the steps that are forecast was observed. Compare the times of both "
        + "files."
    case .noHistory(let series):
      "Series \(Excerpt(series)) is not among those of --train. Supply its history, or leave --train out."
    case .otherChannels(let series, let found, let needed):
      "Series \(Excerpt(series)) has the columns \(nameList(found)) in the history, and \(nameList(needed)) "
        + "in what was observed. Choose the same columns with --target."
    }
  }
}
