/// Series as a file of the Monash archive's format.
package enum TSFText {
  /// What stands before the series.
  package struct Head: Sendable {
    private let relation: String
    private let series: String?
    private let time: String?
    private let horizon: Int?
    private let frequency: String?
    private let comments: [String]

    /// - Parameters:
    ///   - relation: the name of the collection.
    ///   - series: the name of what tells the series apart; the usual one if `nil`.
    ///   - time: the name of their times; the usual one if `nil`.
    ///   - horizon: the steps that are meant to be forecast; not declared if `nil`.
    ///   - frequency: what is declared of plain steps, if anything.
    ///   - comments: lines before everything else.
    package init(
      relation: String, series: String?, time: String?, horizon: Int?, frequency: String? = nil,
      comments: [String] = []
    ) {
      self.relation = relation
      self.frequency = frequency
      self.comments = comments
      self.series = series
      self.time = time
      self.horizon = horizon
    }

    /// The names that an attribute cannot bear, since a blank ends it.
    var lostSeries: String? { Self.isWord(series ?? "_") ? nil : series }
    var lostTime: String? { Self.isWord(time ?? "_") ? nil : time }

    private static func isWord(_ name: String) -> Bool {
      !name.isEmpty && !name.contains { $0.isWhitespace || $0 == "\"" }
    }

    /// The declarations before those of the frequency and of the values.
    fileprivate func attributes(isDated: Bool) -> [String] {
      var lines = comments + ["@relation \(relation)"]
      lines.append("@attribute \(lostSeries == nil ? series ?? Self.series : Self.series) string")
      let time = lostTime == nil && time != "time" ? time ?? Self.time : Self.time
      if isDated { lines.append("@attribute \(time) date") }
      return lines
    }

    fileprivate var horizonLine: [String] { horizon.map { ["@horizon \($0)"] } ?? [] }

    fileprivate var frequencyLine: [String] { frequency.map { ["@frequency \($0)"] } ?? [] }

    /// A name for a collection that has the name of series or of a file.
    package static func relation(ofName name: String) -> String {
      let words = name.split { $0.isWhitespace || $0 == "\"" }
      return words.isEmpty ? "series" : words.joined(separator: "_")
    }

    private static let series = "series_name"
    static let time = "start_timestamp"
  }

  /// The whole file, UTF-8.
  ///
  /// - Parameter isLong: whether each series bears its name, rather than its channels theirs.
  /// - Throws: ``ConversionError`` for what the format cannot hold.
  package static func bytes(
    of panel: [TimeSeries], head: Head, isLong: Bool
  ) throws(ConversionError) -> [UInt8] {
    let series = try split(panel, isLong: isLong)
    guard let first = series.first else { return [] }
    let isDated = first.axis.style != .step
    var lines = head.attributes(isDated: isDated)
    lines += isDated ? ["@frequency \(try word(first.axis.frequency))"] : head.frequencyLine
    lines += head.horizonLine
    let isEqual = series.allSatisfy { $0.count == first.count }
    let isMissing = series.contains { $0.channels[0].missing?.contains(true) == true }
    lines += ["@missing \(isMissing)", "@equallength \(isEqual)", "@data"]
    var bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    for one in series { try append(one, first, &bytes) }
    return bytes
  }

  /// Each channel as a series of its own, named after it, unless the series bear names.
  private static func split(
    _ panel: [TimeSeries], isLong: Bool
  ) throws(ConversionError) -> [TimeSeries] {
    guard isLong else {
      return panel.flatMap { series in
        series.channels.map { series.renamed($0.name, keeping: $0) }
      }
    }
    if let series = panel.first(where: { $0.channels.count > 1 }) {
      throw .severalChannels(series: series.name, format: "tsf")
    }
    return panel
  }

  private static func append(
    _ series: TimeSeries, _ first: TimeSeries, _ bytes: inout [UInt8]
  ) throws(ConversionError) {
    let (name, blank) = (series.name.utf8, UInt8(ascii: " "))
    guard !name.contains(where: { ":,\n\r\"".utf8.contains($0) }), name.first != blank,
      name.last != blank
    else {
      throw .nameNotHeld(
        series: series.name, format: "tsf",
        characters: "colons, commas, quotes, line ends and blanks at either end")
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
      guard (0...9999).contains(TimePoint.split(seconds: seconds).date.year) else {
        throw .timesNotHeld(
          series: series.name, format: "tsf", what: "years before 0 or after 9999")
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
