public import SeriesData

/// The series that was read, without its values.
public struct SeriesSummary: Encodable, Sendable {
  private struct FrequencySummary: Encodable {
    let unit: String
    let multiple: Int
  }

  private let name: String
  private let file: String
  private let timeColumn: String
  private let columns: [String]
  private let count: Int
  private let start: String
  private let end: String
  private let frequency: FrequencySummary
  private let seasonLength: Int
  private let findings: [String]

  /// The summary of a series of at least one observation.
  ///
  /// - Parameters:
  ///   - file: where it was read from, as the user named it.
  ///   - timeColumn: the name of the file's time column.
  ///   - findings: what was inferred from the file and why, each in a sentence.
  public init(_ series: TimeSeries, file: String, timeColumn: String, findings: [String]) {
    name = series.name
    self.file = file
    self.timeColumn = timeColumn
    columns = series.channels.map(\.name)
    count = series.count
    start = series.axis.label(at: 0)
    end = series.axis.label(at: series.count - 1)
    frequency = FrequencySummary(
      unit: series.axis.frequency.unit.rawValue, multiple: series.axis.frequency.multiple)
    seasonLength = series.seasonLength
    self.findings = findings
  }
}
