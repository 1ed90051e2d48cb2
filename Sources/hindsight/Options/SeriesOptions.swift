import ArgumentParser
import SeriesData

extension DayOrder: ExpressibleByArgument {}
extension NumberStyle.DecimalMark: ExpressibleByArgument {}

/// Which columns and rows of a file are read, and how they are spaced.
struct SeriesOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A column to read; repeat the option for several. (default: all columns of numbers)",
      valueName: "column"))
  var target: [String] = []

  @Option(
    help: ArgumentHelp(
      "The column of times. (default: the first that holds times)", valueName: "column"))
  var time: String?

  @Option(
    help: ArgumentHelp(
      """
      The column that tells series apart that stand one below the other. (default: unique_id, series_id, \
      item_id or series_name, if there is one)
      """, valueName: "column"))
  var seriesId: String?

  @Option(
    help: ArgumentHelp(
      "The distance between rows, such as monthly or 15min. (default: inferred from the times)",
      valueName: "distance"),
    completion: .list(["hourly", "daily", "weekly", "monthly", "quarterly", "yearly"]),
    transform: parseFrequency)
  var frequency: Frequency?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Steps in one season; 1 for none. (default: that of the frequency, 12 for monthly)",
      valueName: "steps"))
  var seasonLength: Int?

  func validate() throws {
    try OptionCheck.whole("--season-length", seasonLength, atMost: TimeSeries.longestSeason)
  }

  /// - Parameter targets: the columns to look for where none are given.
  func readerOptions(
    _ text: TextOptions, _ rows: RowOptions, targets: [String] = []
  ) -> CSVReader.Options {
    CSVReader.Options(
      delimiter: text.delimiter, timeColumn: time, targets: target.isEmpty ? targets : target,
      frequency: frequency, seasonLength: seasonLength, seriesColumn: seriesId,
      numbers: text.numbers, timeStyle: text.timeFormat, dayOrder: text.dates,
      onError: rows.onError, regularity: rows.regularity)
  }
}

/// A frequency as people write it.
func parseFrequency(_ text: String) throws -> Frequency {
  do {
    return try Frequency(parsing: text)
  } catch {
    throw ValidationError("\(error)")
  }
}
