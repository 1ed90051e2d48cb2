/// The series that were read, and everything that was inferred on the way, with the reasons.
public struct SeriesReading: Sendable, Equatable {
  /// All series: one of a wide file, in the order in which they first occur of a long one; never none.
  public let panel: [TimeSeries]
  /// The format of the file.
  public let format: SeriesFormat
  /// The character between fields.
  public let delimiter: Finding<Delimiter>
  /// The name of the column that tells the series apart; `nil` if each file holds one.
  public let seriesColumn: Finding<String?>
  /// The name of the time column; `nil` if the rows had to be numbered.
  public let timeColumn: Finding<String?>
  /// The names of the channels.
  public let targets: Finding<[String]>
  /// The distance between rows, with the evidence.
  public let frequency: Finding<Frequency>
  /// Steps in one season.
  public let seasonLength: Finding<Int>
  /// Columns that were not read: neither time nor target.
  public let ignoredColumns: [String]
  /// What was decided about times and numbers, and done to rows, each in a sentence.
  public let notes: [String]
  /// Rows that were left out because they are faulty, in the order of the files.
  public let refused: [RefusedRow]
  /// What a `.tsf` file says of itself.
  public let metadata: TSFMetadata?

  /// The first series, which is the only one of a wide file.
  public var series: TimeSeries { panel[0] }

  /// Whether there is one series below or after the other, each with its name.
  public var isLong: Bool { seriesColumn.value != nil }
}

/// The format of a file of series.
public enum SeriesFormat: String, Sendable, Hashable, CaseIterable {
  /// A time and one column for each channel.
  case wide
  /// One series below the other, told apart by a column.
  case long
  /// The Monash archive's.
  case tsf
}

/// A row that was left out.
public struct RefusedRow: Sendable, Equatable {
  /// Why.
  public let error: ReadError
  /// The row as it stands in the file, without its line end.
  public let bytes: [UInt8]
}

/// What the head of a `.tsf` file declares.
public struct TSFMetadata: Sendable, Equatable {
  /// The name of the collection.
  public var relation: String?
  /// The frequency in the file's word.
  public var frequency: String?
  /// The steps that are meant to be forecast.
  public var horizon: Int?
  /// Whether values may be missing.
  public var missing: Bool?
  /// Whether all series are equally long.
  public var equalLength: Bool?
  /// The names of the attributes of a series.
  public var attributes: [String] = []
  /// The comments of the head, each with its mark.
  public var comments: [String] = []
}
