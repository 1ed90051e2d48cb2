/// Reads text files of series: delimited ones with a header, wide or long, and the Monash archive's `.tsf`.
///
/// Files are read once, through small buffers, long ones on up to four threads; memory is that of the values, and half as much for the
/// times. Delimiter, decimal mark, columns and the way times are written are inferred from the first rows
/// (at most 200, as far as the first 256 KiB reach), frequency, season length and the order of day and
/// month from the whole column, unless they are given.
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
    /// The name of the column that tells the series of a long file apart.
    public var seriesColumn: String?
    /// How numbers are written.
    public var numbers: NumberStyle
    /// How times are written.
    public var timeStyle: TimeStyle?
    /// Which number of dates like `03/04/2024` is the month.
    public var dayOrder: DayOrder?
    /// What is done about faulty rows.
    public var onError: FaultyRows
    /// What is done about rows that do not follow one another evenly.
    public var regularity: Regularity
    /// The last time that is known, as the file writes its times; the last row's if `nil`.
    ///
    /// What is later is read, but neither filled from nor part of the series.
    public var origin: String?
    /// Which columns and files hold covariates.
    public var covariates = CovariateColumns()
    /// The most threads that read, up to four; as many as may run at the same time if `nil`.
    ///
    /// What is read does not depend on it.
    public var threads: Int?

    /// What is done about faulty rows.
    public enum FaultyRows: String, Sendable, Hashable, CaseIterable {
      /// The first one ends the reading.
      case stop
      /// They are left out, and told of in ``SeriesReading/refused``.
      case skip
    }

    /// Infers everything that is not given.
    public init(
      delimiter: Delimiter? = nil, timeColumn: String? = nil, targets: [String] = [],
      frequency: Frequency? = nil, seasonLength: Int? = nil, seriesColumn: String? = nil,
      numbers: NumberStyle = NumberStyle(), timeStyle: TimeStyle? = nil,
      dayOrder: DayOrder? = nil, onError: FaultyRows = .stop, regularity: Regularity = Regularity(),
      origin: String? = nil
    ) {
      self.origin = origin
      self.seriesColumn = seriesColumn
      self.numbers = numbers
      self.timeStyle = timeStyle
      self.dayOrder = dayOrder
      self.onError = onError
      self.regularity = regularity
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
    try read(paths: [path], options: options)
  }

  /// Reads the series of several files, at least one, with the same columns.
  ///
  /// Rows of a series that is named in a column may stand in any file; without such a column each file is a
  /// series. A file of future values has the columns of times, of series and of future covariates. Files that
  /// begin with `@` are read as `.tsf`, each by itself; gzip files are decompressed,
  /// and `-` is standard input.
  public static func read(
    paths: [String], options: Options = Options()
  ) throws(ReadError) -> SeriesReading {
    try read(
      paths: paths, options: options, bufferSize: 1 << 18, longestRecord: 1 << 28,
      looksClosely: false)
  }

  /// Reads with a buffer of the given size, and each row field by field if `looksClosely`; the result does not depend on it, unless the buffer is so small that fewer rows are at hand to infer from.
  package static func read(
    path: String, options: Options, bufferSize: Int, longestRecord: Int = 1 << 24,
    looksClosely: Bool = false
  ) throws(ReadError) -> SeriesReading {
    try read(
      paths: [path], options: options, bufferSize: bufferSize, longestRecord: longestRecord,
      looksClosely: looksClosely)
  }

  private static func read(
    paths: [String], options: Options, bufferSize: Int, longestRecord: Int, looksClosely: Bool
  ) throws(ReadError) -> SeriesReading {
    precondition(!paths.isEmpty, "no file to read")
    do throws(SeriesError) {
      if let length = options.seasonLength { try TimeSeries.check(seasonLength: length) }
    } catch {
      throw .series(file: paths[0], error)
    }
    var reader = try RecordReader.open(
      path: paths[0], bufferSize: bufferSize, longestRecord: longestRecord)
    if TSFReader.recognises(reader.ahead) {
      guard paths.count == 1 else {
        throw .header(file: paths[1], .notAlone(format: "a .tsf file", path: paths[0]))
      }
      guard options.covariates.isEmpty else {
        throw .covariates(file: paths[0], line: nil, .noColumns)
      }
      var tsf = TSFReader(path: paths[0], options: options)
      return try tsf.read(&reader)
    }
    var rows = try DelimitedRows(
      &reader, paths: paths, options: options, looksClosely: looksClosely)
    try rows.take(&reader, file: 0)
    for (index, path) in paths.enumerated().dropFirst() {
      var next = try RecordReader.open(
        path: path, bufferSize: bufferSize, longestRecord: longestRecord)
      try rows.begin(&next)
      try rows.take(&next, file: index)
    }
    if let path = options.covariates.futureFile {
      var next = try RecordReader.open(
        path: path, bufferSize: bufferSize, longestRecord: longestRecord)
      try rows.takeFuture(&next)
    }
    return try rows.reading()
  }
}
