/// The rows of one series as they were read, before anything is known about their spacing.
struct SeriesRows {
  let name: String
  var times: TimeColumn
  /// By channel; NaN where the value is missing.
  var columns: [PiecedArray<Double>]
  var lines = LineIndex()
  /// The axis, where the file tells it.
  var axis: TimeAxis?
  /// The cells of static covariates, as in the first row.
  var fixed: [String] = []

  /// No rows yet, of a series that is likely to be like another.
  init(name: String, channels: Int, count: Int = 0, times: TimeColumn = TimeColumn()) {
    self.name = name
    self.times = times
    columns = Array(repeating: PiecedArray(), count: channels)
    for channel in columns.indices { columns[channel].reserveCapacity(count) }
  }

  var count: Int { lines.count }

  /// Takes the values out, by channel.
  mutating func takeValues() -> [[Double]] { columns.indices.map { columns[$0].take() } }

  /// Appends some rows of a block, the first of which stands on the line.
  mutating func append(_ block: RowBlock, _ rows: Range<Int>, hasTimes: Bool, file: Int, line: Int)
  {
    guard !rows.isEmpty else { return }
    if hasTimes {
      times.append(block.times.span.extracting(rows))
    } else {
      for _ in rows { times.append(times.count + 1) }
    }
    lines.append(file: file, line: line, count: rows.count)
    for channel in columns.indices {
      columns[channel].append(contentsOf: block.values(of: channel, in: rows))
    }
  }

  /// Appends one row, with its values by channel; its time is its number if it has none.
  mutating func append(time: Int?, _ values: [Double], file: Int, line: Int) {
    times.append(time ?? count + 1)
    lines.append(file: file, line: line)
    for channel in columns.indices { columns[channel].append(values[channel]) }
  }
}

/// Where each row begins, kept only where the distance between rows changes.
struct LineIndex {
  private struct Run {
    let row: Int
    let file: Int
    let line: Int
    /// Lines from row to row; 0 while the run has one row.
    var stride = 0
  }

  private var runs: [Run] = []
  private(set) var count = 0
  private var last = 0

  /// Appends at least one row on lines that follow each other.
  mutating func append(file: Int, line: Int, count: Int) {
    // Three rows are enough to begin a run of neighbouring lines, whatever stood before.
    for row in 0..<min(count, 3) { append(file: file, line: line + row) }
    guard count > 3 else { return }
    self.count += count - 3
    last = line + count - 1
  }

  mutating func append(file: Int, line: Int) {
    let end = runs.count - 1
    let stride = line - last
    if end >= 0, runs[end].file == file, runs[end].stride == 0 || runs[end].stride == stride {
      runs[end].stride = stride
    } else {
      runs.append(Run(row: count, file: file, line: line))
    }
    last = line
    count += 1
  }

  /// The position of the file in those that are read, and the line.
  subscript(row: Int) -> (file: Int, line: Int) {
    guard let run = runs.last(where: { $0.row <= row }) else { return (0, 0) }
    return (run.file, run.line + (row - run.row) * run.stride)
  }
}

/// The rows of all series, each row appended to its own.
struct PanelRows {
  private(set) var series: [SeriesRows] = []
  private var positions: [String: Int] = [:]
  private var current = 0
  private var currentName: [UInt8] = []
  private let channels: Int

  init(channels: Int) { self.channels = channels }

  /// Whether this is the name of the series that was turned to.
  func isCurrent(_ name: Span<UInt8>) -> Bool {
    guard !series.isEmpty, name.count == currentName.count else { return false }
    for index in name.indices where name[index] != currentName[index] { return false }
    return true
  }

  /// Turns to the series of a name.
  mutating func select(_ name: Span<UInt8>) {
    currentName.removeAll(keepingCapacity: true)
    for index in name.indices { currentName.append(name[index]) }
    let text = String(decoding: currentName, as: UTF8.self)
    // Looked for and remembered at once.
    func value(_ position: inout Int) -> Int { position }
    current = value(&positions[text, default: series.count])
    guard current == series.count else { return }
    // Likely to be like the one before.
    let before = current - 1
    series.append(
      before < 0
        ? SeriesRows(name: text, channels: channels)
        : SeriesRows(
          name: text, channels: channels, count: series[before].lines.count,
          times: TimeColumn(like: series[before].times)))
  }

  /// Turns to a series that is known already; `false` if there is none of the name.
  mutating func selectKnown(_ name: String) -> Bool {
    guard let known = positions[name] else { return false }
    current = known
    currentName = Array(name.utf8)
    return true
  }

  /// Turns to the series of a file.
  mutating func select(position: Int) { current = position }

  /// Remembers the static covariates of the series that was turned to, or gives the first that differs.
  mutating func noteFixed(_ cells: [String]) -> (position: Int, before: String)? {
    let before = series[current].fixed
    guard before.isEmpty == false else {
      series[current].fixed = cells
      return nil
    }
    return zip(before, cells).enumerated().first { $1.0 != $1.1 }.map { ($0, $1.0) }
  }

  /// Makes room in the series that was turned to.
  mutating func expect(rows count: Int) {
    for channel in series[current].columns.indices {
      series[current].columns[channel].reserveCapacity(count)
    }
  }

  /// Makes room for series.
  mutating func expect(series count: Int) {
    series.reserveCapacity(count)
    positions.reserveCapacity(count)
  }

  /// Appends the rows of a block that was read from these bytes and begins on the line; to the series that was
  /// turned to, until the block turns to another.
  mutating func append(
    _ block: RowBlock, of bytes: Span<UInt8>, hasTimes: Bool, file: Int, line: Int
  ) {
    var first = 0
    for turn in block.turns {
      let name = bytes.extracting(turn.name)
      guard !isCurrent(name) else { continue }
      if first < turn.row {
        series[current].append(
          block, first..<turn.row, hasTimes: hasTimes, file: file, line: line + first)
      }
      select(name)
      first = turn.row
    }
    series[current].append(
      block, first..<block.count, hasTimes: hasTimes, file: file, line: line + first)
  }

  /// Appends a row to the series that was turned to.
  mutating func append(time: Int?, _ values: [Double], file: Int, line: Int) {
    series[current].append(time: time, values, file: file, line: line)
  }

  /// Appends a series, and turns to it.
  mutating func append(_ rows: SeriesRows) {
    current = series.count
    series.append(rows)
  }

  /// Takes a series out, so that its memory is free once it is used.
  mutating func take(_ index: Int) -> SeriesRows {
    var rows = SeriesRows(name: "", channels: 0)
    swap(&rows, &series[index])
    return rows
  }
}
