import ArgumentParser
import Forecasting
import SeriesData

/// How a file is read.
struct SeriesOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A column to forecast; repeat the option for several. (default: all columns of numbers)",
      valueName: "column"))
  var target: [String] = []

  @Option(
    help: ArgumentHelp(
      "The column of times. (default: the first that holds times)", valueName: "column"))
  var time: String?

  @Option(
    help: ArgumentHelp(
      "The character between fields: comma, semicolon, tab or bar. (default: inferred from the file)",
      valueName: "name"),
    completion: .list(Delimiter.allCases.map(\.rawValue)), transform: parseDelimiter)
  var delimiter: Delimiter?

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

  var readerOptions: CSVReader.Options { readerOptions(targets: []) }

  /// The options of a reader that looks for `targets` where none are given.
  func readerOptions(targets: [String]) -> CSVReader.Options {
    CSVReader.Options(
      delimiter: delimiter, timeColumn: time, targets: target.isEmpty ? targets : target,
      frequency: frequency,
      seasonLength: seasonLength)
  }
}

extension SeriesOptions {
  /// Reads the columns of a model from a file, and checks that they are like those it learned from.
  func read(_ path: String, for model: ModelFile) throws -> SeriesReading {
    do {
      let options = readerOptions(targets: model.trainedOn.columns)
      let reading = try CSVReader.read(path: path, options: options)
      try model.trainedOn.check(reading.series)
      return reading
    } catch let error as ReadError {
      if target.isEmpty, let mismatch = ModelMismatch(error) { throw mismatch }
      throw error
    }
  }
}

private func parseDelimiter(_ text: String) throws -> Delimiter {
  guard let delimiter = Delimiter(parsing: text) else {
    throw ValidationError(
      "'\(text)' is no delimiter. Give comma, semicolon, tab or bar, or the character itself.")
  }
  return delimiter
}

private func parseFrequency(_ text: String) throws -> Frequency {
  do {
    return try Frequency(parsing: text)
  } catch {
    throw ValidationError("\(error)")
  }
}
