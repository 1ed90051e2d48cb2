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

  /// The number of a field; NaN if it is missing and may be.
  @inline(__always)
  func number(_ bytes: Span<UInt8>, _ field: FieldGrid.Place) -> Double? {
    if readsAhead,
      let value = ShortDecimal.value(bytes, from: field.start, to: field.end, mark: mark)
    {
      return value
    }
    return longNumber(bytes, field)
  }

  @inline(never)
  private func longNumber(_ bytes: Span<UInt8>, _ field: FieldGrid.Place) -> Double? {
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
    guard let text = text(bytes, field), let value = try? numbers.read(bytes.extracting(text)),
      acceptsMissing || !value.isNaN
    else { return nil }
    return value
  }

  /// Whether two fields, of which the first stands before the second, are the same byte for byte.
  @inline(__always)
  func areEqual(
    _ bytes: Span<UInt8>, _ earlier: FieldGrid.Place, _ later: FieldGrid.Place
  ) -> Bool {
    let count = later.end &- later.start
    guard count == earlier.end &- earlier.start, later.end + 8 <= bytes.count else { return false }
    let raw = unsafe bytes.bytes
    // In range: earlier.start < later.start ≤ later.start + offset ≤ later.end ≤ bytes.count − 8.
    func differing(_ offset: Int) -> UInt64 {
      let before = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: earlier.start &+ offset, as: UInt64.self)
      let here = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: later.start &+ offset, as: UInt64.self)
      return UInt64(littleEndian: before ^ here)
    }
    var offset = 0
    while offset &+ 8 < count {
      if differing(offset) != 0 { return false }
      offset &+= 8
    }
    // Of the last eight bytes only those of the field count; shifting by 64 leaves nothing.
    return differing(offset) << UInt64(8 &* (8 &- (count &- offset))) == 0
  }

  /// Where the text of a field stands, without quotation marks and blanks; `nil` if it needs a closer look.
  @inline(never)
  func text(_ bytes: Span<UInt8>, _ field: FieldGrid.Place) -> Range<Int>? {
    let quote = UInt8(ascii: "\"")
    var seen: UInt8 = 0
    if bytes[field.start] == quote {
      let (start, end) = (field.start + 1, field.end - 1)
      let scanner = RecordScanner(delimiter: quote)
      guard scanner.endOfPlainField(bytes, start, &seen) == end, seen < 0x80 else { return nil }
      return start..<end
    }
    let scanner = RecordScanner(delimiter: delimiter)
    guard scanner.endOfPlainField(bytes, field.start, &seen) == field.end, seen < 0x80 else {
      return nil
    }
    let trimmed = scanner.trimmed(bytes, field.start, field.end)
    return trimmed.start..<trimmed.end
  }
}
