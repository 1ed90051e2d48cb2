/// Reads one field of a row that holds nothing unusual.
struct PlainField: Sendable {
  let delimiter: UInt8
  private let numbers: NumberReader
  private let acceptsMissing: Bool
  private let mark: UInt8
  /// Whether a number may be read before it is known whether its field is quoted or blank.
  private let readsAhead: Bool

  init(numbers: NumberReader, acceptsMissing: Bool, delimiter: UInt8) {
    self.numbers = numbers
    self.acceptsMissing = acceptsMissing
    self.delimiter = delimiter
    mark = numbers.decimal.byte
    readsAhead = numbers.readsAhead && mark != delimiter
  }

  /// Where a field stands in the bytes.
  struct Place {
    var start: Int
    /// The position of its end in the list of all that may be one.
    var next: Int
    var end = 0
  }

  /// The time of a field in a known layout.
  @inline(__always)
  func time(_ bytes: Span<UInt8>, _ field: Place, _ layout: TimeLayout) -> Int? {
    field.end - field.start == layout.length ? layout.read(bytes, from: field.start) : nil
  }

  /// The number of a field; NaN if it is missing and may be.
  @inline(__always)
  func number(_ bytes: Span<UInt8>, _ field: inout Place, _ ends: Span<UInt32>) -> Double? {
    if readsAhead,
      let value = ShortDecimal.value(bytes, from: field.start, to: field.end, mark: mark)
    {
      return value
    }
    return longNumber(bytes, &field, ends)
  }

  @inline(never)
  private func longNumber(
    _ bytes: Span<UInt8>, _ field: inout Place, _ ends: Span<UInt32>
  ) -> Double? {
    if readsAhead {
      if let short = ShortDecimal(bytes, from: field.start, mark: mark), short.end == field.end {
        return short.value
      }
      if let scan = DecimalScan(bytes, from: field.start, mark: mark), scan.end == field.end,
        let value = DecimalNumber.value(of: scan, from: field.start, in: bytes, mark: mark)
      {
        return value
      }
    }
    guard let text = text(bytes, &field, ends),
      let value = try? numbers.read(bytes.extracting(text)), acceptsMissing || !value.isNaN
    else { return nil }
    return value
  }

  /// Whether a field is the same, byte for byte, as one before it; then its end is that of the same text.
  @inline(__always)
  func repeats(
    _ cell: Range<Int>, _ bytes: Span<UInt8>, _ field: inout Place, _ ends: Span<UInt32>
  ) -> Bool {
    let end = field.start + cell.count
    guard !cell.isEmpty, end + 8 <= bytes.count else { return false }
    let raw = unsafe bytes.bytes
    var offset = 0
    while offset < cell.count {
      // In range: cell.lowerBound < start ≤ start + offset < end ≤ count − 8.
      let before = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: cell.lowerBound + offset, as: UInt64.self)
      let here = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: field.start + offset, as: UInt64.self)
      let unlike = UInt64(littleEndian: before ^ here)
      // Of the last eight bytes only those of the cell count; shifting by 64 leaves nothing.
      let excess = max(0, offset + 8 - cell.count)
      if unlike << UInt64(8 * excess) != 0 { return false }
      offset += 8
    }
    return field.end == end || reach(end, &field, ends)
  }

  /// Where the text of a field stands, without quotation marks and blanks; moves its end past what is quoted.
  func text(_ bytes: Span<UInt8>, _ field: inout Place, _ ends: Span<UInt32>) -> Range<Int>? {
    let quote = UInt8(ascii: "\"")
    var seen: UInt8 = 0
    if bytes[field.start] == quote {
      let start = field.start + 1
      let scanner = RecordScanner(delimiter: quote)
      let end = scanner.endOfPlainField(bytes, start, &seen)
      guard end < bytes.count, bytes[end] == quote, seen < 0x80, reach(end + 1, &field, ends)
      else { return nil }
      return start..<end
    }
    let scanner = RecordScanner(delimiter: delimiter)
    guard scanner.endOfPlainField(bytes, field.start, &seen) == field.end, seen < 0x80 else {
      return nil
    }
    let trimmed = scanner.trimmed(bytes, field.start, field.end)
    return trimmed.start..<trimmed.end
  }

  /// Moves the end of a field to a position after it; `false` if no field can end there.
  private func reach(_ end: Int, _ field: inout Place, _ ends: Span<UInt32>) -> Bool {
    while field.next < ends.count, Int(ends[field.next]) < end { field.next += 1 }
    guard field.next < ends.count, Int(ends[field.next]) == end else { return false }
    field.end = end
    return true
  }
}
