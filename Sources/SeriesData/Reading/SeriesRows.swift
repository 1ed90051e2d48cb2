/// The rows of one series as they were read, before anything is known about their spacing.
struct SeriesRows {
  let name: String
  var times = TimeColumn()
  /// By channel; NaN where the value is missing.
  var values: [[Double]]
  var lines = LineIndex()
  /// The axis, where the file tells it.
  var axis: TimeAxis?

  init(name: String, channels: Int) {
    self.name = name
    values = Array(repeating: [], count: channels)
  }

  var count: Int { lines.count }
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

  /// Turns to the series of a name, most often the one of the row before.
  mutating func select(_ name: Span<UInt8>) {
    if !series.isEmpty, isCurrent(name) { return }
    currentName.removeAll(keepingCapacity: true)
    for index in name.indices { currentName.append(name[index]) }
    let text = String(decoding: currentName, as: UTF8.self)
    if let known = positions[text] {
      current = known
      return
    }
    // A series is likely to be as long as the one before it.
    let expected = series.last?.count ?? 0
    positions[text] = series.count
    current = series.count
    var rows = SeriesRows(name: text, channels: channels)
    for channel in rows.values.indices { rows.values[channel].reserveCapacity(expected) }
    rows.times.reserveCapacity(expected)
    series.append(rows)
  }

  /// The number of rows of the series that was turned to.
  var currentCount: Int { series[current].count }

  private func isCurrent(_ name: Span<UInt8>) -> Bool {
    guard name.count == currentName.count else { return false }
    for index in name.indices where name[index] != currentName[index] { return false }
    return true
  }

  /// Appends a row to the series that was turned to.
  mutating func append(time: Int, values: [Double], file: Int, line: Int) {
    series[current].times.append(time)
    for channel in values.indices { series[current].values[channel].append(values[channel]) }
    series[current].lines.append(file: file, line: line)
  }

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
