/// Reads rows that hold nothing unusual in one go, from the bytes to the values.
///
/// First it is found where fields end, sixty-four bytes at a time; then each is read by itself, so that the processor
/// works on several of them at once. Where anything needs a closer look (a fault, a character that is not ASCII, a
/// line break in a field), the rows end, and ``RecordScanner`` and ``RowCollector`` have the word.
struct PlainRows: Sendable {
  /// What a column is read for: a channel, by its number, or one of these.
  private enum Use {
    static let time = -1
    static let series = -2
    static let nothing = -3
  }

  private let uses: [Int]
  private let channels: Int
  private let hasTime: Bool
  private let fields: PlainField

  init(
    columns: Int, roles: ColumnRoles, numbers: NumberReader, acceptsMissing: Bool,
    delimiter: Delimiter
  ) {
    var uses = [Int](repeating: Use.nothing, count: columns)
    for (channel, column) in roles.numbers.enumerated() { uses[column] = channel }
    if let column = roles.time.value { uses[column] = Use.time }
    if let column = roles.series.value { uses[column] = Use.series }
    self.uses = uses
    channels = roles.numbers.count
    hasTime = roles.time.value != nil
    fields = PlainField(numbers: numbers, acceptsMissing: acceptsMissing, delimiter: delimiter.byte)
  }

  /// Reads the rows that the bytes begin with, as far as they are plain and fill a block.
  ///
  /// The reader of times learns from these rows alone.
  func read(_ bytes: Span<UInt8>, times: inout TimeReader, into block: inout RowBlock) {
    let text = bytes.extracting(first: min(bytes.count, RowBlock.longest))
    // Taken out of the block while rows are written into it.
    var ends: [UInt32] = []
    swap(&ends, &block.fieldEnds)
    let found = FieldEnds.find(text, delimiter: fields.delimiter, into: &ends)
    block.begin(rows: found / uses.count, channels: channels)
    (block.count, block.bytes) = read(
      bytes, ends.span.extracting(first: found), stride: block.stride, times: &times,
      into: &block.times, &block.values, &block.turns)
    swap(&ends, &block.fieldEnds)
  }

  /// Reads the rows as far as the ends of their fields are known; returns their number and that of their bytes.
  private func read(
    _ bytes: Span<UInt8>, _ ends: Span<UInt32>, stride: Int, times: inout TimeReader,
    into rowTimes: inout [Int], _ rowValues: inout [Double], _ turns: inout [RowBlock.Turn]
  ) -> (rows: Int, bytes: Int) {
    let (uses, layout, found) = (uses.span, times.layout, ends.count)
    var rowTimes = rowTimes.mutableSpan
    var values = rowValues.mutableSpan
    var (count, start, next) = (0, 0, 0)
    var row = Row()
    var readsByLayout = false
    // A blank line begins with less than a character.
    rows: while next < found, bytes[start] > UInt8(ascii: " ") {
      var field = PlainField.Place(start: start, next: next)
      (row.time, row.timeText, row.newName) = (nil, nil, nil)
      for column in uses.indices {
        if column > 0 {
          guard bytes[field.end] == fields.delimiter else { break rows }
          field.start = field.end + 1
          field.next += 1
        }
        guard field.next < found else { break rows }
        field.end = Int(ends[field.next])
        let use = uses[column]
        if use >= 0 {
          guard let value = fields.number(bytes, &field, ends) else { break rows }
          values[use * stride + count] = value
        } else {
          guard take(use, bytes, &field, ends, layout, into: &row) else { break rows }
        }
      }
      guard endsLine(bytes, &field, ends) else { break }
      if let text = row.timeText {
        guard let time = try? times.read(bytes.extracting(text)) else { break }
        row.time = time
      } else if hasTime {
        readsByLayout = true
      }
      if let time = row.time { rowTimes[count] = time }
      if let name = row.newName { turns.append(RowBlock.Turn(row: count, name: name)) }
      count += 1
      (start, next) = (field.end + 1, field.next + 1)
    }
    if readsByLayout { times.noteLayout() }
    return (count, start)
  }

  /// What a row holds beside its values.
  private struct Row {
    var time: Int?
    /// The time, if it is not in the known layout.
    var timeText: Range<Int>?
    /// The series, if it is not plainly that of the row before.
    var newName: Range<Int>?
    /// The series as it stands in the file, with its quotation marks.
    var nameCell = 0..<0
  }

  /// Takes a field that is no value; `false` if it needs a closer look.
  @inline(__always)
  private func take(
    _ use: Int, _ bytes: Span<UInt8>, _ field: inout PlainField.Place, _ ends: Span<UInt32>,
    _ layout: TimeLayout?, into row: inout Row
  ) -> Bool {
    switch use {
    case Use.time:
      row.time = layout.flatMap { fields.time(bytes, field, $0) }
      if row.time == nil {
        row.timeText = fields.text(bytes, &field, ends)
        return row.timeText != nil
      }
    case Use.series:
      if !fields.repeats(row.nameCell, bytes, &field, ends) {
        row.newName = fields.text(bytes, &field, ends)
        guard row.newName?.isEmpty == false else { return false }
      }
      row.nameCell = field.start..<field.end
    default: return fields.text(bytes, &field, ends) != nil
    }
    return true
  }

  /// Whether the line ends with the field; moves to the last byte of the line end.
  @inline(__always)
  private func endsLine(
    _ bytes: Span<UInt8>, _ field: inout PlainField.Place, _ ends: Span<UInt32>
  ) -> Bool {
    if bytes[field.end] == UInt8(ascii: "\r") {
      field.end += 1
      field.next += 1
    }
    return field.next < ends.count && Int(ends[field.next]) == field.end
      && bytes[field.end] == UInt8(ascii: "\n")
  }
}
