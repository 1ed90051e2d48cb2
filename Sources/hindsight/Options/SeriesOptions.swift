import ArgumentParser
import SeriesData

/// Which file is read, and how.
struct SeriesOptions: ParsableArguments {
  @Argument(
    help: "A CSV file with a header: a time column and one or more columns of numbers.",
    completion: .file(extensions: ["csv", "tsv", "txt"]))
  var file: String

  @Option(
    help: "A column to forecast; repeat it for several. Default: all columns of numbers.")
  var target: [String] = []

  @Option(help: "The column of times. Default: the first that holds times.")
  var time: String?

  @Option(
    help: "The character between fields: , ; | or tab. Default: inferred from the file.",
    transform: parseDelimiter)
  var delimiter: Delimiter?

  @Option(
    help: "The distance between rows, such as monthly or 15min. Default: inferred.",
    transform: parseFrequency)
  var frequency: Frequency?

  @Option(help: "Steps in one season. Default: that of the frequency, 12 for monthly.")
  var seasonLength: Int?

  var readerOptions: CSVReader.Options {
    CSVReader.Options(
      delimiter: delimiter, timeColumn: time, targets: target, frequency: frequency,
      seasonLength: seasonLength)
  }
}

private func parseDelimiter(_ text: String) throws -> Delimiter {
  guard let delimiter = Delimiter(parsing: text) else {
    throw ValidationError("'\(text)' is no delimiter; use one of , ; | or tab.")
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
