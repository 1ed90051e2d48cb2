/// Series as a file of another format, and what that format has no place for.
package struct SeriesConversion: Sendable {
  /// The whole file, UTF-8.
  package let bytes: [UInt8]
  /// What was left out or may have been rounded, a sentence each; `nil` if nothing was.
  package let note: String?

  /// Names of columns are kept where the format has a place for them.
  ///
  /// - Parameters:
  ///   - delimiter: what parts the fields of a wide or long file.
  ///   - isSpreadsheetSafe: whether texts that spreadsheets take for formulas get a `'` before them.
  /// - Throws: ``ConversionError`` for names, values and times that the format cannot hold.
  package init(
    of reading: SeriesReading, to format: SeriesFormat, delimiter: Delimiter = .comma,
    isSpreadsheetSafe: Bool = false
  ) throws(ConversionError) {
    let (series, time) = (reading.seriesColumn.value, reading.timeColumn.value)
    let text = SeriesText(
      delimiter: delimiter, isSpreadsheetSafe: isSpreadsheetSafe,
      seriesColumn: series ?? "unique_id", timeColumn: time ?? (format == .long ? "step" : nil),
      valueColumn: Self.valueColumn)
    var names: [String?] = []
    switch format {
    case .wide:
      bytes = try text.wide(reading.panel, isLong: reading.isLong)
      names = [series.flatMap { TimeNames.meansSeries($0) ? nil : $0 }, Self.values(of: reading)]
    case .long:
      bytes = text.long(reading.panel, isLong: reading.isLong)
    case .tsf:
      let head = TSFText.Head(
        relation: reading.metadata?.relation
          ?? TSFText.Head.relation(
            ofName: reading.isLong ? Self.valueColumn : reading.series.name),
        series: series, time: time, horizon: reading.metadata?.horizon,
        frequency: reading.metadata?.frequency, comments: reading.metadata?.comments ?? [])
      bytes = try TSFText.bytes(of: reading.panel, head: head, isLong: reading.isLong)
      let isDated = reading.series.axis.style != .step
      names = [
        head.lostSeries, isDated ? head.lostTime : time == "step" ? nil : time,
        Self.values(of: reading),
      ]
    }
    let lost = names.compactMap(\.self)
    var parts = lost.isEmpty ? [] : ["the names of columns \(nameList(lost))"]
    if format != .tsf, let metadata = reading.metadata { parts += Self.lost(metadata, of: reading) }
    let leftOut =
      parts.isEmpty
      ? nil : "A \(format.rawValue) file has no place for \(parts.joined(separator: ", nor for "))."
    let notes = [leftOut, Self.rounding(in: reading)].compactMap(\.self)
    note = notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  /// Which columns hold numbers that have no place for the last digits of a whole number.
  private static func rounding(in reading: SeriesReading) -> String? {
    let columns = reading.series.channels.indices.filter { channel in
      reading.panel.contains { $0.channels[channel].values.contains { abs($0) >= 0x1p53 } }
    }
    guard columns.isEmpty == false else { return nil }
    return "Whole numbers from 9007199254740992 on are kept to some 16 digits, in "
      + "\(nameList(columns.map { reading.series.channels[$0].name }))."
  }

  /// What a table has no place for.
  private static func lost(_ metadata: TSFMetadata, of reading: SeriesReading) -> [String] {
    var parts: [String] = []
    if reading.series.axis.style == .step, let frequency = metadata.frequency {
      parts.append("the frequency \(Excerpt(frequency))")
    }
    if let horizon = metadata.horizon {
      parts.append("the horizon of \(countText(horizon, "step"))")
    }
    if metadata.comments.isEmpty == false { parts.append("comments") }
    return parts
  }

  /// What the values of a long file are called that come from other formats.
  private static let valueColumn = "y"

  /// The name of the values of a long file, unless it is the usual one.
  private static func values(of reading: SeriesReading) -> String? {
    guard reading.isLong, let name = reading.targets.value.first else { return nil }
    return name == valueColumn ? nil : name
  }
}
