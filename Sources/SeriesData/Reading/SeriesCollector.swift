/// Takes the rows of a file one by one and makes a series of them.
struct SeriesCollector {
  private let header: Header
  private let roles: ColumnRoles
  private var style: TimeStyle?
  private var times: [Int] = []
  private var values: [[Double]]
  private var lines = LineIndex()
  private var rows = 0

  init(header: Header, roles: ColumnRoles) {
    self.header = header
    self.roles = roles
    style = roles.style
    values = Array(repeating: [], count: roles.targets.value.count)
  }

  /// Takes the reader's current record.
  mutating func take(_ reader: borrowing RecordReader) throws(ReadError) {
    guard reader.fields.count == header.names.count else {
      throw .row(
        reader.place(of: 0),
        .ragged(
          found: reader.fields.count, needed: header.names.count, delimiter: reader.delimiter))
    }
    lines.append(reader.line)
    rows += 1
    if let column = roles.time.value { try takeTime(reader, column) }
    for channel in values.indices {
      let column = roles.targets.value[channel]
      guard let value = DecimalNumber.parse(reader.bytes(of: column)) else {
        throw numberError(reader, column)
      }
      values[channel].append(value)
    }
  }

  private mutating func takeTime(
    _ reader: borrowing RecordReader, _ column: Int
  ) throws(ReadError) {
    let text = reader.bytes(of: column)
    do throws(TimeFault) {
      let style: TimeStyle
      if let known = self.style { style = known } else { style = try TimeStyle.detect(text).style }
      self.style = style
      times.append(try style.parse(text).number)
    } catch {
      throw .time(
        reader.place(of: column), column: Excerpt(header.names[column]), found: Excerpt(text),
        error)
    }
  }

  private func numberError(_ reader: borrowing RecordReader, _ column: Int) -> ReadError {
    let text = reader.bytes(of: column)
    return .number(
      reader.place(of: column), column: Excerpt(header.names[column]), found: Excerpt(text),
      .diagnose(text))
  }

  /// The series of all rows taken.
  consuming func reading(
    path: String, delimiter: Finding<Delimiter>, options: CSVReader.Options
  ) throws(ReadError) -> SeriesReading {
    guard rows >= 2 else { throw .tooFewRows(file: path, found: rows) }
    let (axis, frequency) = try axis(path: path, given: options.frequency)
    let seasonLength =
      options.seasonLength.map { Finding($0, reason: "given") } ?? frequency.value.seasonLength
    let names = header.names
    let targets = roles.targets.value
    let series: TimeSeries
    do throws(SeriesError) {
      series = try TimeSeries(
        name: Self.seriesName(path), axis: axis, seasonLength: seasonLength.value,
        channels: zip(targets, values).map { TimeSeries.Channel(name: names[$0], values: $1) })
    } catch {
      throw .series(file: path, error)
    }
    let time = roles.time.value
    return SeriesReading(
      series: series, delimiter: delimiter,
      timeColumn: Finding(time.map { names[$0] }, reason: roles.time.reason),
      targets: Finding(targets.map { names[$0] }, reason: roles.targets.reason),
      frequency: frequency, seasonLength: seasonLength,
      ignoredColumns: names.indices.filter { $0 != time && !targets.contains($0) }
        .map { names[$0] })
  }

  private func axis(
    path: String, given: Frequency?
  ) throws(ReadError) -> (axis: TimeAxis, frequency: Finding<Frequency>) {
    let isNumbered = roles.time.value == nil
    let inference = AxisInference(
      times: isNumbered ? Array(1...rows) : times, style: style ?? .step)
    do throws(AxisInference.Fault) {
      return try inference.axis(given: given)
    } catch {
      throw .order(
        file: path, line: lines[error.row], previousLine: lines[max(0, error.row - 1)], error.reason
      )
    }
  }

  /// The file's name without folders and extension.
  private static func seriesName(_ path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return String(file) }
    return String(file[..<dot])
  }
}

/// The line on which each row begins, kept only where rows are not on consecutive lines.
private struct LineIndex {
  private var breaks: [(row: Int, line: Int)] = []
  private var count = 0
  private var last = 0

  mutating func append(_ line: Int) {
    if breaks.isEmpty || line != last + 1 { breaks.append((count, line)) }
    last = line
    count += 1
  }

  subscript(row: Int) -> Int {
    guard let start = breaks.last(where: { $0.row <= row }) else { return 0 }
    return start.line + row - start.row
  }
}
