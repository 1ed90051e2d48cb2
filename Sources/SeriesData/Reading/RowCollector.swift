/// Takes the rows of delimited files one by one into the series they belong to.
struct RowCollector {
  private let header: Header
  let roles: ColumnRoles
  private(set) var times: TimeReader
  private let numbers: NumberReader
  private let acceptsMissing: Bool
  private let plain: PlainRow
  private var rows: PanelRows
  /// The last rows of the series that was turned to.
  private var batch: RowBatch
  /// The rows of the files, refused ones left out.
  private(set) var count = 0

  init(header: Header, roles: ColumnRoles, options: CSVReader.Options) {
    self.header = header
    self.roles = roles
    times = TimeReader(style: options.timeStyle ?? roles.style, order: options.dayOrder)
    numbers = NumberReader(options.numbers, decimal: roles.decimal.value)
    // Where there are covariates, the last rows may lack targets: the assembly knows which rows these are.
    acceptsMissing =
      options.regularity.fill != .error || options.regularity.aggregate != nil
      || roles.groups.hasCovariates
    plain = PlainRow(
      columns: header.names.count, roles: roles, numbers: numbers, acceptsMissing: acceptsMissing)
    rows = PanelRows(channels: roles.numbers.count)
    batch = RowBatch(channels: roles.numbers.count)
  }

  /// Takes the coming rows as far as they are at hand and plain.
  mutating func takePlainRows(_ reader: inout RecordReader, file: Int) {
    while true {
      let (rows, bytes) = takePlainBatch(reader, file: file)
      guard rows > 0 else { return }
      reader.passLines(rows, bytes: bytes)
      if count == RowBatch.capacity, roles.series.value == nil { expectMore(of: reader) }
    }
  }

  /// Makes room for as many rows as a file of one series is likely to hold, going by its first.
  private mutating func expectMore(of reader: borrowing RecordReader) {
    guard let share = reader.shareAhead else { return }
    // A little more, since rows may grow shorter; what is not used costs no memory.
    rows.expect(Int(Double(count) * (share + 1) * 1.05))
  }

  /// Takes the coming rows as far as they are plain and fill a batch; returns the number of rows and of their bytes.
  private mutating func takePlainBatch(
    _ reader: borrowing RecordReader, file: Int
  ) -> (rows: Int, bytes: Int) {
    let (bytes, delimiter, layout) = (reader.ahead, reader.delimiter.byte, times.layout)
    let (hasTime, hasSeries) = (roles.time.value != nil, roles.series.value != nil)
    var row = PlainRow.Row()
    var taken = 0
    if batch.isFull || !batch.isNext(line: reader.lineAhead, file: file) { flush() }
    while !batch.isFull,
      let next = plain.read(
        after: row, in: bytes, delimiter: delimiter, layout: layout, into: batch.nextRow)
    {
      var time = next.timeNumber
      if time == nil, hasTime {
        guard let read = try? times.read(bytes.extracting(next.time)) else { break }
        time = read
      }
      if !hasSeries {
        turn(toFile: file, path: reader.path)
      } else if !next.continuesSeries {
        turn(to: bytes.extracting(next.series))
      }
      append(time: time, file: file, line: reader.lineAhead + taken)
      row = next
      taken += 1
    }
    if taken > 0 { times.noteLayout() }
    return (taken, row.end)
  }

  /// Takes the reader's current record, of the file at this position; all of it, or on a fault nothing.
  mutating func take(_ reader: borrowing RecordReader, file: Int) throws(ReadError) {
    guard reader.fields.count == header.names.count else {
      throw .row(
        reader.place(of: 0),
        .ragged(
          found: reader.fields.count, needed: header.names.count, delimiter: reader.delimiter))
    }
    for (channel, column) in roles.numbers.enumerated() {
      let value = try number(reader, column, named: header.names[column])
      var row = batch.nextRow
      row[channel] = value
    }
    var time: Int?
    if let column = roles.time.value {
      time = try takeTime(reader, column, named: header.names[column])
    }
    if let column = roles.series.value {
      try turn(toSeriesIn: column, reader)
    } else {
      turn(toFile: file, path: reader.path)
    }
    if roles.fixed.isEmpty == false { try noteFixed(reader) }
    append(time: time, file: file, line: reader.line)
  }

  /// Takes the reader's current record of a file of future values, as ``take(_:file:)`` does.
  mutating func takeFuture(
    _ reader: borrowing RecordReader, _ columns: FutureColumns, file: Int
  ) throws(ReadError) {
    let names = columns.header.names
    guard reader.fields.count == names.count else {
      throw .row(
        reader.place(of: 0),
        .ragged(found: reader.fields.count, needed: names.count, delimiter: reader.delimiter))
    }
    var time: Int?
    if let column = columns.time { time = try takeTime(reader, column, named: names[column]) }
    if let column = columns.series {
      let name = reader.fields[column].text(in: reader.bytes)
      flush()
      guard rows.selectKnown(name) else {
        throw .covariates(
          file: reader.path, line: reader.line, .unknownSeries(Excerpt(name)))
      }
    } else {
      rows.select(position: 0)
    }
    if batch.isFull || !batch.isNext(line: reader.line, file: file) { flush() }
    var values = [Double](repeating: .nan, count: roles.numbers.count)
    for (channel, column) in columns.channels {
      values[channel] = try number(reader, column, named: names[column])
    }
    var row = batch.nextRow
    for channel in values.indices { row[channel] = values[channel] }
    append(time: time, file: file, line: reader.line)
  }

  /// Static covariates are the same in all rows of a series.
  private mutating func noteFixed(_ reader: borrowing RecordReader) throws(ReadError) {
    let cells = roles.fixed.map { reader.fields[$0].text(in: reader.bytes) }
    func refusal(_ position: Int, _ fault: (Excerpt) -> CovariateFault) -> ReadError {
      .covariates(
        file: reader.path, line: reader.line,
        fault(Excerpt(header.names[roles.fixed[position]])))
    }
    if let empty = cells.firstIndex(where: \.isEmpty) {
      throw refusal(empty) { .emptyStatic(column: $0) }
    }
    if let (position, before) = rows.noteFixed(cells) {
      throw refusal(position) {
        .changing(column: $0, found: Excerpt(cells[position]), before: Excerpt(before))
      }
    }
  }

  /// Hands out all rows that were taken, and keeps none.
  mutating func takePanel() -> PanelRows {
    flush()
    let panel = rows
    rows = PanelRows(channels: roles.numbers.count)
    return panel
  }

  private mutating func turn(
    toSeriesIn column: Int, _ reader: borrowing RecordReader
  ) throws(ReadError) {
    let name = reader.bytes(of: column)
    guard !name.isEmpty else {
      throw .row(reader.place(of: column), .unnamedSeries(Excerpt(header.names[column])))
    }
    if reader.fields[column].hasEscapedQuotes {
      turn(to: Array(reader.fields[column].text(in: reader.bytes).utf8).span)
    } else {
      turn(to: name)
    }
  }

  private mutating func turn(to name: Span<UInt8>) {
    guard !rows.isCurrent(name) else { return }
    flush()
    rows.select(name)
  }

  private mutating func turn(toFile file: Int, path: String) {
    guard rows.series.count <= file else { return }
    flush()
    rows.append(
      SeriesRows(name: SeriesFile.name(ofPath: path), channels: roles.numbers.count))
  }

  /// Appends the row whose values were set.
  private mutating func append(time: Int?, file: Int, line: Int) {
    if batch.isFull || !batch.isNext(line: line, file: file) { flush() }
    batch.append(time: time ?? rows.currentCount + batch.count + 1, file: file, line: line)
    count += 1
  }

  private mutating func flush() {
    guard batch.count > 0 else { return }
    rows.append(batch)
    batch.removeAll()
  }

  private func number(
    _ reader: borrowing RecordReader, _ column: Int, named name: String
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
      reader.place(of: column), column: Excerpt(name), found: Excerpt(text), fault)
  }

  private mutating func takeTime(
    _ reader: borrowing RecordReader, _ column: Int, named name: String
  ) throws(ReadError) -> Int {
    let text = reader.bytes(of: column)
    do throws(TimeFault) {
      return try times.read(text)
    } catch {
      throw .time(
        reader.place(of: column), column: Excerpt(name), found: Excerpt(text), error)
    }
  }
}
