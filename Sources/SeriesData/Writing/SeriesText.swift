/// Series as a delimited file.
package struct SeriesText: Sendable {
  /// The characters and names of the file.
  package let delimiter: Delimiter
  package let isSpreadsheetSafe: Bool
  package let seriesColumn: String
  package let timeColumn: String?
  /// The column of the values, where channels become series.
  package let valueColumn: String
  /// Steps whose rows are left out, of every series alike.
  package var omittedSteps: Set<Int> = []

  package init(
    delimiter: Delimiter, isSpreadsheetSafe: Bool, seriesColumn: String, timeColumn: String?,
    valueColumn: String
  ) {
    self.delimiter = delimiter
    self.isSpreadsheetSafe = isSpreadsheetSafe
    self.seriesColumn = seriesColumn
    self.timeColumn = timeColumn
    self.valueColumn = valueColumn
  }

  /// A time and one column for each series, or for each channel of the only series if the file was not long.
  ///
  /// - Throws: ``ConversionError`` if the series do not share their times, or bear one name.
  package func wide(_ panel: [TimeSeries], isLong: Bool) throws(ConversionError) -> [UInt8] {
    guard let first = panel.first else { return [] }
    var columns: [(name: String, channel: TimeSeries.Channel)] = []
    for series in panel {
      guard series.axis == first.axis, series.count == first.count else {
        throw .otherTimes(series: series.name, first: first.name)
      }
      guard !isLong || series.channels.count == 1 else {
        throw .severalChannels(series: series.name, format: "wide")
      }
      for channel in series.channels {
        columns.append((isLong ? series.name : channel.name, channel))
      }
    }
    var text = DelimitedText(delimiter: delimiter, isSpreadsheetSafe: isSpreadsheetSafe)
    text.append((timeColumn.map { [$0] } ?? []) + columns.map(\.name))
    for step in 0..<first.count where !omittedSteps.contains(step) {
      let time = timeColumn == nil ? [] : [first.axis.label(at: step)]
      // A line of nothing but empty cells would be taken for a blank one.
      let missing = time.isEmpty && columns.allSatisfy { !$0.channel.isObserved(step) } ? "NA" : ""
      text.append(time + columns.map { Self.cell($0.channel, step, missing: missing) })
    }
    return text.bytes
  }

  /// Series one below the other; of one series, each channel as a series of its own.
  package func long(_ panel: [TimeSeries], isLong: Bool) -> [UInt8] {
    guard let first = panel.first else { return [] }
    let series =
      isLong
      ? panel : panel.flatMap { one in one.channels.map { one.renamed($0.name, keeping: $0) } }
    let targets = isLong ? first.channels.map(\.name) : [valueColumn]
    var text = DelimitedText(delimiter: delimiter, isSpreadsheetSafe: isSpreadsheetSafe)
    text.append([seriesColumn] + (timeColumn.map { [$0] } ?? []) + targets)
    for one in series {
      for step in 0..<one.count where !omittedSteps.contains(step) {
        let time = timeColumn == nil ? [] : [one.axis.label(at: step)]
        text.append([one.name] + time + one.channels.map { Self.cell($0, step, missing: "") })
      }
    }
    return text.bytes
  }

  private static func cell(
    _ channel: TimeSeries.Channel, _ step: Int, missing: String
  ) -> String {
    channel.isObserved(step) ? DelimitedText.number(channel.values[step]) : missing
  }
}
