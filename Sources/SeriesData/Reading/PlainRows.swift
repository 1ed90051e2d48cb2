/// Reads rows that hold nothing unusual in one go, from the bytes to the values.
///
/// First it is found where fields end, sixty-four bytes at a time, then where those of some lines stand; then the fields
/// are read column by column, so that the processor works on several of them at once. Where anything needs a closer
/// look (a fault, a character that is not ASCII, a line break in a field), the rows end, and ``RecordScanner`` and
/// ``RowCollector`` have the word.
struct PlainRows: Sendable {
  private let lines: LineDivision
  /// The columns of the channels, of the series' names and of the times, and those that are not read.
  private let channels: [Int]
  private let series: Int?
  private let time: Int?
  private let unread: [Int]
  private let fields: PlainField

  init(
    columns: Int, roles: ColumnRoles, numbers: NumberReader, acceptsMissing: Bool,
    delimiter: Delimiter
  ) {
    lines = LineDivision(columns: columns, delimiter: delimiter.byte)
    channels = roles.numbers
    series = roles.series.value
    time = roles.time.value
    let read = Set(channels + [series, time].compactMap(\.self))
    unread = (0..<columns).filter { !read.contains($0) }
    fields = PlainField(numbers: numbers, acceptsMissing: acceptsMissing, delimiter: delimiter.byte)
  }

  /// Reads the rows that the bytes begin with, as far as they are plain and fill a block.
  ///
  /// The reader of times learns from these rows alone.
  func read(_ bytes: Span<UInt8>, times: inout TimeReader, into block: inout RowBlock) {
    let text = bytes.extracting(first: min(bytes.count, RowBlock.longest))
    // Taken out of the block while rows are written into it.
    var ends: [UInt32] = []
    var edges: [UInt32] = []
    swap(&ends, &block.fieldEnds)
    swap(&edges, &block.edges)
    let found = FieldEnds.find(text, delimiter: lines.delimiter, into: &ends)
    block.begin(rows: found / lines.columns, channels: channels.count)
    if series != nil, block.recentTimes.isEmpty {
      block.recentTimes = Array(repeating: RecentTime(), count: RecentTime.count)
    }
    read(bytes, ends.span.extracting(first: found), &edges, times: &times, into: &block)
    swap(&ends, &block.fieldEnds)
    swap(&edges, &block.edges)
  }

  /// Reads the rows as far as the ends of their fields are known.
  private func read(
    _ bytes: Span<UInt8>, _ ends: Span<UInt32>, _ edges: inout [UInt32], times: inout TimeReader,
    into block: inout RowBlock
  ) {
    var next = 0
    var areAllPlain = true
    while areAllPlain {
      let (count, stride) = lines.evenLines(bytes, ends, from: next)
      if count > 0 {
        let grid = FieldGrid(ends.extracting(next...), stride: stride, count: count)
        areAllPlain = read(bytes, grid, times: &times, into: &block)
        next += count * stride
      } else {
        let count = lines.divide(bytes, ends, from: &next, into: &edges)
        guard count > 0 else { return }
        let grid = FieldGrid(edges.span, stride: lines.columns + 1, count: count)
        areAllPlain = read(bytes, grid, times: &times, into: &block)
      }
      if areAllPlain { block.bytes = Int(ends[next] &+ 1) }
    }
  }

  /// Reads lines as far as they are plain into a block; `false` if not all are.
  ///
  /// Times come last: only those of plain rows tell anything.
  private func read(
    _ bytes: Span<UInt8>, _ grid: borrowing FieldGrid, times: inout TimeReader,
    into block: inout RowBlock
  ) -> Bool {
    var rows = grid.count
    for column in unread { rows = readTexts(bytes, grid, column, rows: rows) }
    if let series { rows = readNames(bytes, grid, series, rows: rows, into: &block) }
    for (channel, column) in channels.enumerated() {
      let first = channel * block.stride + block.count
      var values = block.values.mutableSpan
      rows = readNumbers(bytes, grid, column, rows: rows, into: &values, from: first)
    }
    if let time {
      rows = readTimes(
        bytes, grid, time, rows: rows, times: &times, into: &block.times, from: block.count,
        &block.recentTimes)
    }
    block.count += rows
    block.dropTurns(from: block.count)
    guard rows < grid.count else { return true }
    block.bytes = grid[rows, 0].start
    return false
  }

  // The loops below are functions by themselves, so that each has the processor's registers to itself.

  /// Looks at fields that are not read, as far as they are plain; returns the number of rows.
  @inline(never)
  private func readTexts(
    _ bytes: Span<UInt8>, _ grid: borrowing FieldGrid, _ column: Int, rows: Int
  ) -> Int {
    for row in 0..<rows where fields.text(bytes, grid[row, column]) == nil { return row }
    return rows
  }

  /// Reads names of series as far as they are plain; returns the number of rows.
  @inline(never)
  private func readNames(
    _ bytes: Span<UInt8>, _ grid: borrowing FieldGrid, _ column: Int, rows: Int,
    into block: inout RowBlock
  ) -> Int {
    var before = block.lastName
    for row in 0..<rows {
      let field = grid[row, column]
      if before.map({ fields.areEqual(bytes, $0, field) }) != true {
        guard let name = fields.text(bytes, field), !name.isEmpty else { return row }
        block.turns.append(RowBlock.Turn(row: block.count + row, name: name))
      }
      before = field
    }
    block.lastName = before
    return rows
  }

  /// Reads the values of a channel as far as they are plain; returns the number of rows.
  @inline(never)
  private func readNumbers(
    _ bytes: Span<UInt8>, _ grid: borrowing FieldGrid, _ column: Int, rows: Int,
    into values: inout MutableSpan<Double>, from first: Int
  ) -> Int {
    let fields = self.fields
    for row in 0..<rows {
      guard let value = fields.number(bytes, grid[row, column]) else { return row }
      values[first + row] = value
    }
    return rows
  }

  /// Reads times as far as they are plain; returns the number of rows.
  @inline(never)
  private func readTimes(
    _ bytes: Span<UInt8>, _ grid: borrowing FieldGrid, _ column: Int, rows: Int,
    times: inout TimeReader, into numbers: inout [Int], from first: Int,
    _ recentTimes: inout [RecentTime]
  ) -> Int {
    var numbers = numbers.mutableSpan
    var recent = recentTimes.mutableSpan
    let layout = times.layout
    var readsByLayout = false
    defer { if readsByLayout { times.noteLayout() } }
    for row in 0..<rows {
      let field = grid[row, column]
      if let layout, field.end &- field.start == layout.length,
        let time = recent.isEmpty
          ? layout.read(bytes, from: field.start)
          : RecentTime.read(bytes, from: field.start, layout, among: &recent)
      {
        numbers[first + row] = time
        readsByLayout = true
      } else {
        guard let text = fields.text(bytes, field),
          let time = try? times.read(bytes.extracting(text))
        else { return row }
        numbers[first + row] = time
      }
    }
    return rows
  }
}
