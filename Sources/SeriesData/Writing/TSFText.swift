/// Series as a file of the Monash archive's format.
package enum TSFText {
  /// The whole file, UTF-8.
  ///
  /// - Parameters:
  ///   - relation: the name of the collection.
  ///   - horizon: the steps that are meant to be forecast; not declared if `nil`.
  /// - Throws: ``ConversionError`` for what the format cannot hold.
  package static func bytes(
    of panel: [TimeSeries], relation: String, horizon: Int?
  ) throws(ConversionError) -> [UInt8] {
    let series = split(panel)
    guard let first = series.first else { return [] }
    let axis = first.axis
    let isDated = axis.style != .step
    var head = ["@relation \(relation.split(separator: " ").joined(separator: "_"))"]
    head.append("@attribute series_name string")
    if isDated {
      head.append("@attribute start_timestamp date")
      head.append("@frequency \(try word(axis.frequency))")
    }
    if let horizon { head.append("@horizon \(horizon)") }
    let isEqual = series.allSatisfy { $0.count == first.count }
    let isMissing = series.contains { $0.channels[0].missing?.contains(true) == true }
    head += ["@missing \(isMissing)", "@equallength \(isEqual)", "@data"]
    var bytes = Array(head.map { $0 + "\n" }.joined().utf8)
    for one in series { try append(one, first, &bytes) }
    return bytes
  }

  /// Each channel as a series of its own, named after it; the only channel keeps the series' name.
  private static func split(_ panel: [TimeSeries]) -> [TimeSeries] {
    panel.flatMap { series in
      series.channels.count == 1
        ? [series]
        : series.channels.map { channel in
          series.renamed(
            panel.count == 1 ? channel.name : "\(series.name) \(channel.name)", keeping: channel)
        }
    }
  }

  private static func append(
    _ series: TimeSeries, _ first: TimeSeries, _ bytes: inout [UInt8]
  ) throws(ConversionError) {
    guard !series.name.utf8.contains(where: { ":,\n\r\"".utf8.contains($0) }) else {
      throw .nameNotHeld(
        series: series.name, format: "tsf", characters: "colons, commas, quotes and line ends")
    }
    guard series.axis.frequency == first.axis.frequency, series.axis.style == first.axis.style
    else {
      throw .otherFrequency(series: series.name, format: "tsf")
    }
    bytes += series.name.utf8
    bytes.append(UInt8(ascii: ":"))
    switch series.axis.start {
    case .step(let step):
      guard step == 1 else { throw .stepsNotHeld(series: series.name, start: step) }
    case .instant(let seconds):
      if case .zoned = series.axis.style {
        throw .timesNotHeld(series: series.name, format: "tsf", what: "an offset from UTC")
      }
      if let day = series.axis.dayOfMonth,
        TimePoint.split(seconds: seconds).date.day != day
      {
        throw .timesNotHeld(
          series: series.name, format: "tsf", what: "month ends that begin in a shorter month")
      }
      let text = TimeStyle.spacedSecond.format(series.axis.start)
      bytes += text.map { $0 == ":" ? "-" : String($0) }.joined().utf8
      bytes.append(UInt8(ascii: ":"))
    }
    let channel = series.channels[0]
    let cells = channel.values.indices.map {
      channel.isObserved($0) ? DelimitedText.number(channel.values[$0]) : "?"
    }
    bytes += cells.joined(separator: ",").utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The format's word for a frequency.
  private static func word(_ frequency: Frequency) throws(ConversionError) -> String {
    switch (frequency.unit, frequency.multiple) {
    case (.minute, 30): return "half_hourly"
    case (.minute, 1): return "minutely"
    case (.second, let count), (.minute, let count):
      return "\(count)_\(frequency.unit.rawValue)s"
    case (.businessDay, _), (.step, _):
      throw .frequencyNotHeld("\(frequency)", format: "tsf")
    case (_, 1): return "\(frequency)"
    case (_, let count): return "\(count)_\(frequency.unit.rawValue)s"
    }
  }
}
