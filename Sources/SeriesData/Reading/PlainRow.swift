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

  /// Where a row keeps what is no number.
  struct Places {
    var time = 0..<0
    var series = 0..<0
    /// The position after the row.
    var end = 0
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

  /// Reads the row that the bytes begin with, and its values by channel; `nil` if it is not plain.
  func read(
    _ bytes: Span<UInt8>, delimiter: UInt8, into values: consuming MutableSpan<Double>
  ) -> Places? {
    // A blank line begins with less than a character.
    guard bytes.count > 0, bytes[0] > UInt8(ascii: " ") else { return nil }
    var places = Places()
    var position = 0
    for column in uses.indices {
      switch uses[column] {
      case .channel(let channel):
        guard let (value, end) = number(bytes, from: position, delimiter) else { return nil }
        values[channel] = value
        position = end
      case .time:
        guard let (text, end) = text(bytes, from: position, delimiter) else { return nil }
        places.time = text
        position = end
      case .series:
        guard let (text, end) = text(bytes, from: position, delimiter), !text.isEmpty else {
          return nil
        }
        places.series = text
        position = end
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
    places.end = position + 1
    return places
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
