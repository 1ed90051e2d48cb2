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
  init(name: String, channels: Int, like other: SeriesRows? = nil) {
    self.name = name
    times = TimeColumn(like: other?.times)
    columns = Array(repeating: PiecedArray(), count: channels)
    for channel in columns.indices { columns[channel].reserveCapacity(other?.count ?? 0) }
  }

  var count: Int { lines.count }

  /// Takes the values out, by channel.
  mutating func takeValues() -> [[Double]] { columns.indices.map { columns[$0].take() } }

  /// Appends rows that were read one after the other.
  mutating func append(_ batch: RowBatch) {
    times.append(batch.times.span.extracting(first: batch.count))
    lines.append(file: batch.file, line: batch.line, count: batch.count)
    for channel in columns.indices {
      columns[channel].append(batch.count, of: batch.values, from: channel, by: columns.count)
    }
  }
}

/// Rows of one series on lines that follow each other, which wait to be appended to it together: that is faster
/// than one by one.
struct RowBatch {
  /// The position of the file in those that are read.
  private(set) var file = 0
  /// The line of the first row.
  fileprivate private(set) var line = 0
  private(set) var count = 0
  fileprivate private(set) var times: [Int]
  /// Row by row.
  fileprivate private(set) var values: [Double]
  private let channels: Int

  static let capacity = 512

  init(channels: Int) {
    self.channels = channels
    times = Array(repeating: 0, count: Self.capacity)
    values = Array(repeating: 0, count: (Self.capacity + 1) * channels)
  }

  var isFull: Bool { count == Self.capacity }

  /// The values of the row that is appended next, by channel.
  var nextRow: MutableSpan<Double> {
    @_lifetime(&self)
    mutating get {
      let start = count * channels
      return values.mutableSpan._consumingExtracting(start..<start + channels)
    }
  }

  /// Whether a row of this line and file follows the rows so far.
  func isNext(line: Int, file: Int) -> Bool {
    count == 0 || (line == self.line + count && file == self.file)
  }

  /// Appends a row, whose values were set; it must be next, and the batch not be full.
  mutating func append(time: Int, file: Int, line: Int) {
    if count == 0 { (self.file, self.line) = (file, line) }
    times[count] = time
    count += 1
  }

  /// Removes all rows, but keeps the values that were set for the next one.
  mutating func removeAll() {
    for channel in 0..<channels { values[channel] = values[count * channels + channel] }
    count = 0
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
    if let known = positions[text] {
      current = known
      return
    }
    positions[text] = series.count
    current = series.count
    series.append(SeriesRows(name: text, channels: channels, like: series.last))
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

  /// The number of rows of the series that was turned to.
  var currentCount: Int { series[current].count }

  /// Makes room in the series that was turned to.
  mutating func expect(_ count: Int) {
    for channel in series[current].columns.indices {
      series[current].columns[channel].reserveCapacity(count)
    }
  }

  /// Appends rows to the series that was turned to.
  mutating func append(_ batch: RowBatch) { series[current].append(batch) }

  /// Appends a series, and turns to it.
  mutating func append(_ rows: SeriesRows) {
    current = series.count
    series.append(rows)
  }

  /// Takes a series out, so that its memory is free once it is used.
  mutating func take(_ index: Int) -> SeriesRows {
    let rows = series[index]
    series[index] = SeriesRows(name: "", channels: 0)
    return rows
  }
}
