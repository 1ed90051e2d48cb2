/// Reads the Monash archive's format: declarations, then a line for each series.
struct TSFReader {
  private let path: String
  private let options: CSVReader.Options
  private let numbers: NumberReader
  private var metadata = TSFMetadata()
  /// The positions of the attributes that name a series and say when it starts.
  private var nameAttribute: Int?
  private var startAttribute: Int?
  private var panel = PanelRows(channels: 1)
  private var names: Set<String> = []
  private var refused: [RefusedRow] = []
  private var startsAtMidnight = true

  init(path: String, options: CSVReader.Options) {
    self.path = path
    self.options = options
    var style = options.numbers
    style.missing.append("?")
    numbers = NumberReader(style, decimal: .point)
  }

  /// Whether a file that begins with these bytes is of this format: declarations, perhaps after comments.
  static func recognises(_ bytes: Span<UInt8>) -> Bool {
    var isLineStart = true
    for index in bytes.indices {
      let byte = bytes[index]
      if isLineStart {
        if byte == UInt8(ascii: "@") { return true }
        guard [UInt8(ascii: "#"), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(byte) else {
          return false
        }
      }
      isLineStart = byte == UInt8(ascii: "\n")
    }
    return false
  }

  /// Reads the whole file.
  mutating func read(_ reader: inout RecordReader) throws(ReadError) -> SeriesReading {
    reader.delimiter = .comma
    reader.passesBlankLines = true
    try readHead(&reader)
    let frequency = try self.frequency(reader)
    while true {
      do throws(ReadError) {
        guard try reader.advance() else { break }
        try takeSeries(reader, frequency)
      } catch {
        guard options.onError == .skip, error.isOfRow else { throw error }
        try reader.leaveFaultyLine()
        refused.append(RefusedRow(error: error, bytes: reader.recordBytes))
      }
    }
    guard !panel.series.isEmpty else { throw .noRows(file: path) }
    return try reading(frequency)
  }

  private mutating func readHead(_ reader: inout RecordReader) throws(ReadError) {
    while try reader.advance() {
      let line = String(decoding: reader.recordBytes, as: UTF8.self)
      guard !line.hasPrefix("#") else {
        metadata.comments.append(line)
        continue
      }
      let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
      guard let first = words.first?.lowercased() else { continue }
      if first == "@data" { return }
      do throws(TSFFault) {
        try declare(first, Array(words.dropFirst()), line)
      } catch {
        throw .tsf(reader.place(of: 0), error)
      }
    }
    throw .tsf(TextPlace(file: path, line: 1, character: 1), .noData)
  }

  private mutating func declare(
    _ name: String, _ words: [String], _ line: String
  ) throws(TSFFault) {
    let value = words.joined(separator: " ")
    switch name {
    case "@relation": metadata.relation = value
    case "@attribute":
      guard words.count == 2 else {
        throw .badDeclaration(
          name: "attribute", found: Excerpt(value),
          needed: "a name and a type (string, numeric or date)")
      }
      if words[1] == "date", startAttribute == nil {
        startAttribute = metadata.attributes.count
      } else if words[1] == "string", nameAttribute == nil {
        nameAttribute = metadata.attributes.count
      }
      metadata.attributes.append(words[0])
    case "@frequency": metadata.frequency = value
    case "@horizon":
      guard let horizon = Int(value), horizon > 0 else {
        throw .badDeclaration(
          name: "horizon", found: Excerpt(value), needed: "a number of steps")
      }
      metadata.horizon = horizon
    case "@missing": metadata.missing = try truth(name, value)
    case "@equallength": metadata.equalLength = try truth(name, value)
    default: throw .unknownDeclaration(Excerpt(line))
    }
  }

  private func truth(_ name: String, _ value: String) throws(TSFFault) -> Bool {
    switch value.lowercased() {
    case "true": return true
    case "false": return false
    default:
      throw .badDeclaration(
        name: String(name.dropFirst()), found: Excerpt(value), needed: "true or false")
    }
  }

  /// The frequency that was given or declared; steps for series without start.
  private func frequency(_ reader: borrowing RecordReader) throws(ReadError) -> Frequency {
    if let given = options.frequency { return given }
    guard startAttribute != nil else { return Frequency(checked: .step, 1) }
    let place = reader.place(of: 0)
    guard let word = metadata.frequency else { throw .tsf(place, .noFrequency) }
    guard let frequency = Self.frequency(word) else {
      throw .tsf(
        place,
        .badDeclaration(
          name: "frequency", found: Excerpt(word), needed: "a word such as monthly or 10_minutes"))
    }
    return frequency
  }

  private static func frequency(_ word: String) -> Frequency? {
    switch word.lowercased() {
    case "half_hourly": Frequency(checked: .minute, 30)
    case "minutely": Frequency(checked: .minute, 1)
    default: try? Frequency(parsing: String(word.map { $0 == "_" ? " " : $0 }))
    }
  }

  /// The season of series without starts, whose steps tell none, by the frequency that is declared all the same.
  private var declaredSeason: Finding<Int>? {
    guard startAttribute == nil, let word = metadata.frequency else { return nil }
    return Self.frequency(word)?.seasonLength
  }

  private mutating func takeSeries(
    _ reader: borrowing RecordReader, _ frequency: Frequency
  ) throws(ReadError) {
    let first = reader.fields[0].text(in: reader.bytes)
    let parts = first.split(separator: ":", omittingEmptySubsequences: false)
    var rows: SeriesRows
    let value: Substring
    do throws(TSFFault) {
      guard parts.count == metadata.attributes.count + 1 else {
        throw .attributeCount(found: parts.count - 1, needed: metadata.attributes.count)
      }
      value = parts[parts.count - 1]
      rows = try begun(parts, frequency)
    } catch {
      throw .tsf(reader.place(of: 0), error)
    }
    var values: [Double] = []
    values.reserveCapacity(reader.fields.count)
    let bytes = Array(value.utf8)
    values.append(try number(bytes.span, reader, 0))
    for field in reader.fields.indices.dropFirst() {
      values.append(try number(reader.bytes(of: field), reader, field))
    }
    rows.columns = [PiecedArray(values)]
    rows.lines.append(file: 0, line: reader.line)
    names.insert(rows.name)
    panel.append(rows)
  }

  private mutating func begun(
    _ parts: [Substring], _ frequency: Frequency
  ) throws(TSFFault) -> SeriesRows {
    let name = nameAttribute.map { String(parts[$0]) } ?? "T\(panel.series.count + 1)"
    guard !name.isEmpty else { throw .unnamedSeries }
    guard !names.contains(name) else { throw .repeatedSeries(Excerpt(name)) }
    var rows = SeriesRows(name: name, channels: 1)
    guard let startAttribute else {
      rows.axis = TimeAxis(start: .step(1), frequency: frequency, style: .step)
      return rows
    }
    let text = String(parts[startAttribute])
    guard let start = Self.start(text) else { throw .start(found: Excerpt(text)) }
    if floorDivide(start, TimePoint.secondsPerDay).remainder != 0 { startsAtMidnight = false }
    rows.axis = TimeAxis(
      start: .instant(seconds: start), frequency: frequency, style: .spacedSecond)
    return rows
  }

  /// A start is a date, alone or with a clock of dashes: `1949-01-31 00-00-00`.
  private static func start(_ text: String) -> Int? {
    var bytes = Array(text.utf8)
    guard bytes.count == 10 || bytes.count == 19 else { return nil }
    for index in bytes.indices.dropFirst(11) where bytes[index] == UInt8(ascii: "-") {
      bytes[index] = UInt8(ascii: ":")
    }
    return try? TimeStyle.detect(bytes.span).number
  }

  private func number(
    _ text: Span<UInt8>, _ reader: borrowing RecordReader, _ field: Int
  ) throws(ReadError) -> Double {
    let fault: NumberFault
    do throws(NumberFault) {
      let value = try numbers.read(text)
      if !value.isNaN || options.regularity.fill != .error { return value }
      fault = .missing
    } catch {
      fault = error
    }
    throw .tsf(reader.place(of: field), .value(found: Excerpt(text), fault))
  }

  /// The times are named after the attribute that tells the starts, unless that has the usual name.
  private func timeName(_ attribute: String) -> String {
    attribute == TSFText.Head.time ? "time" : attribute
  }

  private mutating func reading(_ frequency: Frequency) throws(ReadError) -> SeriesReading {
    let isDaily = startsAtMidnight && (frequency.unit.seconds ?? .max) >= TimePoint.secondsPerDay
    let style: TimeStyle = startAttribute == nil ? .step : isDaily ? .date : .spacedSecond
    var assembly = try SeriesAssembly(
      paths: [path], names: ["y"], groups: ChannelGroups(targets: 1), style: style, order: nil,
      options: options)
    assembly.declaredSeason = declaredSeason
    let panel = try assembly.series(of: self.panel.inStyle(style))
    let ignored = metadata.attributes.indices
      .filter { $0 != nameAttribute && $0 != startAttribute }.map { metadata.attributes[$0] }
    let declared = options.frequency == nil ? "declared" : "given"
    return SeriesReading(
      panel: panel, format: .tsf, delimiter: Finding(.comma, reason: "a .tsf file"),
      seriesColumn: Finding(
        nameAttribute.map { metadata.attributes[$0] } ?? "series_name", reason: "a .tsf file"),
      timeColumn: Finding(
        startAttribute.map { timeName(metadata.attributes[$0]) },
        reason: "the starts of the series tell the times"),
      targets: Finding(["y"], reason: "a .tsf file"),
      frequency: Finding(frequency, reason: "\(frequency), as \(declared)"),
      seasonLength: assembly.season, ignoredColumns: ignored,
      notes: contradictions(missingValues: assembly.tally.filledValues)
        + assembly.tally.notes(options.regularity), refused: refused, metadata: metadata)
  }

  /// What the file declares of its series that is not so, each in a sentence.
  private func contradictions(missingValues: Int) -> [String] {
    var notes: [String] = []
    if metadata.missing == false, missingValues > 0 {
      notes.append("The file declares @missing false, but values are missing.")
    }
    let counts = panel.series.map { $0.columns[0].count }
    if metadata.equalLength == true, let least = counts.min(), let most = counts.max(), least < most
    {
      notes.append(
        "The file declares @equallength true, but its series have \(least) to \(most) values.")
    }
    return notes
  }
}

extension PanelRows {
  /// The same with axes that write their times in a style.
  fileprivate func inStyle(_ style: TimeStyle) -> PanelRows {
    var result = PanelRows(channels: 1)
    for var rows in series {
      rows.axis = rows.axis.map {
        TimeAxis(start: $0.start, frequency: $0.frequency, style: style)
      }
      result.append(rows)
    }
    return result
  }
}
