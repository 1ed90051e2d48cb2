/// A series that was read, and everything that was inferred on the way, with the reasons.
public struct SeriesReading: Sendable, Equatable {
  /// The series.
  public let series: TimeSeries
  /// The character between fields.
  public let delimiter: Finding<Delimiter>
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
}
