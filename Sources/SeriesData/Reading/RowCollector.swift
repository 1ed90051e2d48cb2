import HostSystem
import NumericCore

/// Takes the rows of delimited files one by one into the series they belong to.
struct RowCollector {
  private let header: Header
  let roles: ColumnRoles
  private(set) var times: TimeReader
  private let numbers: NumberReader
  private let acceptsMissing: Bool
  private var rows: PanelRows
  /// The values of the row that is being taken, by channel.
  private var values: [Double]
  /// Rows that are read in one go.
  private var block = RowBlock()
  /// The most threads that read.
  private let threads: Int?
  /// By file, the name of its series where it holds one.
  private let fileNames: [String]
  private var pool: WorkerPool?
  /// The rows of the files, refused ones left out.
  private(set) var count = 0

  init(header: Header, roles: ColumnRoles, paths: [String], options: CSVReader.Options) {
    self.header = header
    fileNames = SeriesFile.names(ofPaths: paths)
    threads = options.threads
    self.roles = roles
    times = TimeReader(style: options.timeStyle ?? roles.style, order: options.dayOrder)
    numbers = NumberReader(options.numbers, decimal: roles.decimal.value)
    // Where there are covariates, the last rows may lack targets: the assembly knows which rows these are.
    acceptsMissing =
      options.regularity.fill != .error || options.regularity.aggregate != nil
      || roles.groups.hasCovariates
    rows = PanelRows(channels: roles.numbers.count)
    values = Array(repeating: .nan, count: roles.numbers.count)
  }

  /// Takes the coming rows as far as they are plain: those at hand, and where many more come, those too, on several
  /// threads.
  mutating func takePlainRows(_ reader: inout RecordReader, file: Int) {
    let plain = PlainRows(
      columns: header.names.count, roles: roles, numbers: numbers, acceptsMissing: acceptsMissing,
      delimiter: reader.delimiter)
    var passed = 0
    while true {
      plain.read(reader.ahead, times: &times, into: &block)
      guard block.count > 0 else { return }
      if roles.series.value == nil { turn(toFile: file) }
      rows.append(
        block, of: reader.ahead, hasTimes: roles.time.value != nil, file: file,
        line: reader.lineAhead)
      reader.passLines(block.count, bytes: block.bytes)
      count += block.count
      if count == block.count { expectMore(of: reader) }
      passed += block.bytes
      // Where a row in a hundred needs a closer look, threads would only get into each other's way.
      if passed >= 2 * reader.pieceSize, reader.hasAhead(moreThan: 16 * reader.pieceSize) {
        takeTogether(plain, &reader, file: file)
        passed = 0
      }
    }
  }

  /// Takes the coming rows as far as they are plain, on several threads.
  private mutating func takeTogether(
    _ plain: PlainRows, _ reader: inout RecordReader, file: Int
  ) {
    let pool = pool ?? WorkerPool(threadCount: min(4, threads ?? ProcessorLimit.usableThreads()))
    self.pool = pool
    guard pool.threadCount > 1 else { return }
    // Taken out of self, so that they have one owner at a time.
    var taken = PanelRows(channels: roles.numbers.count)
    swap(&taken, &rows)
    let shared = SharedRows(
      plain, reader: reader, file: file, rows: consume taken, times: times,
      hasTimes: roles.time.value != nil, threads: pool.threadCount)
    pool.run(shared, count: pool.threadCount)
    guard let back = shared.takeReader() else {
      preconditionFailure("a reader that was lent is gone")
    }
    reader = back
    swap(&shared.rows, &rows)
    times = shared.times
    count += shared.count
  }

  /// Makes room for as much as a file is likely to hold, going by its first rows.
  private mutating func expectMore(of reader: borrowing RecordReader) {
    guard let share = reader.shareAhead else { return }
    // A little more, since rows may grow shorter; what is not used costs no memory.
    let growth = (share + 1) * 1.05
    if roles.series.value == nil {
      rows.expect(rows: Int(Double(count) * growth))
    } else if count / 8 >= rows.series.count {
      // Where series take turns more often, those to come are likely to be the same.
      rows.expect(series: Int(Double(rows.series.count) * growth))
    }
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
      values[channel] = try number(reader, column, named: header.names[column])
    }
    var time: Int?
    if let column = roles.time.value {
      time = try takeTime(reader, column, named: header.names[column])
    }
    if let column = roles.series.value {
      try turn(toSeriesIn: column, reader)
    } else {
      turn(toFile: file)
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
      guard rows.selectKnown(name) else {
        throw .covariates(
          file: reader.path, line: reader.line, .unknownSeries(Excerpt(name)))
      }
    } else {
      rows.select(position: 0)
    }
    for channel in values.indices { values[channel] = .nan }
    for (channel, column) in columns.channels {
      values[channel] = try number(reader, column, named: names[column])
    }
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
    var panel = PanelRows(channels: roles.numbers.count)
    swap(&panel, &rows)
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
    if !rows.isCurrent(name) { rows.select(name) }
  }

  private mutating func turn(toFile file: Int) {
    guard rows.series.count <= file else { return }
    rows.append(SeriesRows(name: fileNames[file], channels: roles.numbers.count))
  }

  /// Appends the row whose values were set.
  private mutating func append(time: Int?, file: Int, line: Int) {
    rows.append(time: time, values, file: file, line: line)
    count += 1
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
