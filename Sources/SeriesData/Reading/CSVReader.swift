/// Reads a delimited text file with a header into a ``TimeSeries``.
///
/// The file is read once, through a small buffer; memory is that of the times and values. Delimiter, time
/// column, targets and the way times are written are inferred from the first rows (at most 200, as far as
/// the first 256 KiB reach), frequency and season length from the whole column, unless they are given.
public struct CSVReader: Sendable {
  /// What to read, and how; whatever is `nil` is inferred.
  public struct Options: Sendable, Equatable {
    /// The character between fields.
    public var delimiter: Delimiter?
    /// The name of the column that holds the times.
    public var timeColumn: String?
    /// The names of the columns to read, in the order wanted; all that hold numbers if empty.
    public var targets: [String]
    /// The distance between rows, which is then checked instead of inferred.
    public var frequency: Frequency?
    /// Steps in one season, 1 to ``TimeSeries/longestSeason``.
    public var seasonLength: Int?

    /// Infers everything that is not given.
    public init(
      delimiter: Delimiter? = nil, timeColumn: String? = nil, targets: [String] = [],
      frequency: Frequency? = nil, seasonLength: Int? = nil
    ) {
      self.delimiter = delimiter
      self.timeColumn = timeColumn
      self.targets = targets
      self.frequency = frequency
      self.seasonLength = seasonLength
    }
  }

  /// Reads the series of a file; it bears the file's name without its extension.
  ///
  /// - Throws: ``ReadError`` at the first fault: rows are checked from the top, the order of their times
  ///   after all of them.
  public static func read(
    path: String, options: Options = Options()
  ) throws(ReadError) -> SeriesReading {
    try read(path: path, options: options, bufferSize: 1 << 18, longestRecord: 1 << 24)
  }

  /// Reads with a buffer of the given size; the result does not depend on it, unless it is so small that
  /// fewer rows are at hand to infer from.
  package static func read(
    path: String, options: Options, bufferSize: Int, longestRecord: Int = 1 << 24
  ) throws(ReadError) -> SeriesReading {
    do throws(SeriesError) {
      if let length = options.seasonLength { try TimeSeries.check(seasonLength: length) }
    } catch {
      throw .series(file: path, error)
    }
    var reader = try RecordReader.open(
      path: path, bufferSize: bufferSize, longestRecord: longestRecord)
    let delimiter = try DelimiterInference.delimiter(of: &reader, given: options.delimiter)
    reader.delimiter = delimiter.value
    guard try reader.advance() else { throw .emptyFile(path) }
    let header = try Header(of: reader)
    let roles = try ColumnRoles(header: header, options: options, reader: &reader)
    var collector = SeriesCollector(header: header, roles: roles)
    while try reader.advance() { try collector.take(reader) }
    return try collector.reading(path: path, delimiter: delimiter, options: options)
  }
}
