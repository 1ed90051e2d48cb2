/// Reads rows that hold nothing unusual in one go, from the bytes to the values.
///
/// Where anything needs a closer look (a fault, a character that is not ASCII, a row that goes on past the bytes
/// at hand), it reads nothing, and ``RecordScanner`` and ``RowCollector`` have the word.
struct PlainRow {
  /// What a column is read for.
  private enum Use {
    case channel(Int)
    case time, series, nothing
  }

  /// What a row holds beside its values, as positions in the bytes.
  struct Row {
    var time = 0..<0
    /// The time, where its layout is known.
    var timeNumber: Int?
    var series = 0..<0
    /// Whether it is plain that the series is that of the row before.
    var continuesSeries = false
    /// The position after the row.
    var end = 0
    /// The series as it stands in the file, with its quotation marks.
    fileprivate var seriesCell = 0..<0
  }

  private let uses: [Use]
  private let numbers: NumberReader
  private let acceptsMissing: Bool

  init(columns: Int, roles: ColumnRoles, numbers: NumberReader, acceptsMissing: Bool) {
    var uses = [Use](repeating: .nothing, count: columns)
    for (channel, column) in roles.numbers.enumerated() { uses[column] = .channel(channel) }
    if let column = roles.time.value { uses[column] = .time }
    if let column = roles.series.value { uses[column] = .series }
    self.uses = uses
    self.numbers = numbers
    self.acceptsMissing = acceptsMissing
  }

  /// Reads the row after another, and its values by channel; `nil` if it is not plain.
  ///
  /// - Parameters:
  ///   - before: the row before in the same bytes; an empty one before the first.
  ///   - layout: of times, if it is known.
  func read(
    after before: Row, in bytes: Span<UInt8>, delimiter: UInt8, layout: TimeLayout?,
    into values: consuming MutableSpan<Double>
  ) -> Row? {
    var position = before.end
    // A blank line begins with less than a character.
    guard position < bytes.count, bytes[position] > UInt8(ascii: " ") else { return nil }
    var row = Row()
    for column in uses.indices {
      switch uses[column] {
      case .channel(let channel):
        guard let (value, end) = number(bytes, from: position, delimiter) else { return nil }
        values[channel] = value
        position = end
      case .time:
        if let (number, end) = time(bytes, from: position, delimiter, layout) {
          row.timeNumber = number
          position = end
        } else {
          guard let (text, end) = text(bytes, from: position, delimiter) else { return nil }
          row.time = text
          position = end
        }
      case .series:
        if repeats(before.seriesCell, bytes, from: position, delimiter) {
          row.continuesSeries = true
          row.seriesCell = position..<position + before.seriesCell.count
        } else {
          guard let (text, end) = text(bytes, from: position, delimiter), !text.isEmpty else {
            return nil
          }
          row.series = text
          row.seriesCell = position..<end
        }
        position = row.seriesCell.upperBound
      case .nothing:
        guard let (_, end) = text(bytes, from: position, delimiter) else { return nil }
        position = end
      }
      guard position < bytes.count else { return nil }
      if column + 1 < uses.count {
        guard bytes[position] == delimiter else { return nil }
        position += 1
      }
    }
    if bytes[position] == UInt8(ascii: "\r") { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\n") else { return nil }
    row.end = position + 1
    return row
  }

  /// Whether the cell that begins at `start` is the same, byte for byte, as one before it.
  @inline(__always)
  private func repeats(
    _ cell: Range<Int>, _ bytes: Span<UInt8>, from start: Int, _ delimiter: UInt8
  ) -> Bool {
    let end = start + cell.count
    guard !cell.isEmpty, end + 8 <= bytes.count, bytes[end] == delimiter else { return false }
    let raw = unsafe bytes.bytes
    var offset = 0
    while offset < cell.count {
      // In range: cell.lowerBound < start ≤ start + offset < end ≤ count − 8.
      let before = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: cell.lowerBound + offset, as: UInt64.self)
      let here = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: start + offset, as: UInt64.self)
      let unlike = UInt64(littleEndian: before ^ here)
      // Of the last eight bytes only those of the cell count; shifting by 64 leaves nothing.
      let excess = max(0, offset + 8 - cell.count)
      if unlike << UInt64(8 * excess) != 0 { return false }
      offset += 8
    }
    return true
  }

  /// The time that begins at `start` in a known layout, and the position after it.
  @inline(__always)
  private func time(
    _ bytes: Span<UInt8>, from start: Int, _ delimiter: UInt8, _ layout: TimeLayout?
  ) -> (Int, end: Int)? {
    guard let layout else { return nil }
    let end = start + layout.length
    guard end < bytes.count, bytes[end] == delimiter || bytes[end] < 14,
      let number = layout.read(bytes, from: start)
    else { return nil }
    return (number, end)
  }

  /// The number that begins at `start`, and the position after it; NaN if it is missing and may be.
  @inline(__always)
  private func number(
    _ bytes: Span<UInt8>, from start: Int, _ delimiter: UInt8
  ) -> (Double, end: Int)? {
    let mark = numbers.decimal.byte
    guard numbers.readsAhead, mark != delimiter else {
      return cell(bytes, from: start, delimiter)
    }
    if let short = ShortDecimal(bytes, from: start, mark: mark),
      bytes[short.end] == delimiter || bytes[short.end] < 14
    {
      return (short.value, short.end)
    }
    return longNumber(bytes, from: start, delimiter)
  }

  @inline(never)
  private func longNumber(
    _ bytes: Span<UInt8>, from start: Int, _ delimiter: UInt8
  ) -> (Double, end: Int)? {
    let mark = numbers.decimal.byte
    guard let scan = DecimalScan(bytes, from: start, mark: mark),
      scan.end < bytes.count, bytes[scan.end] == delimiter || bytes[scan.end] < 14,
      let value = DecimalNumber.value(of: scan, from: start, in: bytes, mark: mark)
    else { return cell(bytes, from: start, delimiter) }
    return (value, scan.end)
  }

  /// A number whose cell is found first.
  @inline(never)
  private func cell(
    _ bytes: Span<UInt8>, from start: Int, _ delimiter: UInt8
  ) -> (Double, end: Int)? {
    guard let (text, end) = text(bytes, from: start, delimiter),
      let value = try? numbers.read(bytes.extracting(text)), acceptsMissing || !value.isNaN
    else { return nil }
    return (value, end)
  }

  /// Where the text of the field that begins at `start` stands, and the position after the field.
  private func text(
    _ bytes: Span<UInt8>, from start: Int, _ delimiter: UInt8
  ) -> (Range<Int>, end: Int)? {
    let quote = UInt8(ascii: "\"")
    var seen: UInt8 = 0
    if start < bytes.count, bytes[start] == quote {
      let scanner = RecordScanner(delimiter: quote)
      let end = scanner.endOfPlainField(bytes, start + 1, &seen)
      guard end < bytes.count, bytes[end] == quote, seen < 0x80 else { return nil }
      return (start + 1..<end, end + 1)
    }
    let scanner = RecordScanner(delimiter: delimiter)
    let end = scanner.endOfPlainField(bytes, start, &seen)
    guard end < bytes.count, seen < 0x80 else { return nil }
    let field = scanner.trimmed(bytes, start, end)
    return (field.start..<field.end, end)
  }
}
