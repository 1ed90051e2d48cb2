/// Takes the rows of delimited files one by one into the series they belong to.
struct RowCollector {
  private let header: Header
  let roles: ColumnRoles
  private(set) var times: TimeReader
  private let numbers: NumberReader
  private let acceptsMissing: Bool
  private(set) var panel: PanelRows
  private var row: [Double]
  /// The rows of the files, refused ones left out.
  private(set) var count = 0

  init(header: Header, roles: ColumnRoles, options: CSVReader.Options) {
    self.header = header
    self.roles = roles
    times = TimeReader(style: options.timeStyle ?? roles.style, order: options.dayOrder)
    numbers = NumberReader(options.numbers, decimal: roles.decimal.value)
    acceptsMissing = options.regularity.fill != .error || options.regularity.aggregate != nil
    panel = PanelRows(channels: roles.targets.value.count)
    row = Array(repeating: 0, count: roles.targets.value.count)
  }

  /// Takes the reader's current record, of the file at this position; all of it, or on a fault nothing.
  mutating func take(_ reader: borrowing RecordReader, file: Int) throws(ReadError) {
    guard reader.fields.count == header.names.count else {
      throw .row(
        reader.place(of: 0),
        .ragged(
          found: reader.fields.count, needed: header.names.count, delimiter: reader.delimiter))
    }
    for channel in row.indices {
      row[channel] = try number(reader, roles.targets.value[channel])
    }
    let time: Int? = if let column = roles.time.value { try takeTime(reader, column) } else { nil }
    if let column = roles.series.value {
      let name = reader.bytes(of: column)
      guard !name.isEmpty else {
        throw .row(reader.place(of: column), .unnamedSeries(Excerpt(header.names[column])))
      }
      if reader.fields[column].hasEscapedQuotes {
        panel.select(Array(reader.fields[column].text(in: reader.bytes).utf8).span)
      } else {
        panel.select(name)
      }
    } else if panel.series.count <= file {
      panel.append(
        SeriesRows(name: SeriesFile.name(ofPath: reader.path), channels: row.count))
    }
    panel.append(time: time ?? panel.currentCount + 1, values: row, file: file, line: reader.line)
    count += 1
  }

  private func number(
    _ reader: borrowing RecordReader, _ column: Int
  ) throws(ReadError) -> Double {
    let text = reader.bytes(of: column)
    let fault: NumberFault
    do throws(NumberFault) {
      let value = try numbers.read(text)
      if !value.isNaN || acceptsMissing { return value }
      fault = .missing
    } catch {
      fault = error
    }
    throw .number(
      reader.place(of: column), column: Excerpt(header.names[column]), found: Excerpt(text), fault)
  }

  private mutating func takeTime(
    _ reader: borrowing RecordReader, _ column: Int
  ) throws(ReadError) -> Int {
    let text = reader.bytes(of: column)
    do throws(TimeFault) {
      return try times.read(text)
    } catch {
      throw .time(
        reader.place(of: column), column: Excerpt(header.names[column]), found: Excerpt(text),
        error)
    }
  }
}
