/// Splits bytes into records of fields, by RFC 4180 and strictly.
///
/// A quoted field may hold delimiters, line breaks and `""`; lines end with LF or CR LF. Blanks around
/// a field without quotation marks do not belong to it. A quotation mark inside such a field is a
/// character like any other.
struct RecordScanner: Sendable {
  let delimiter: UInt8

  /// What stands at a position.
  enum Outcome: Equatable {
    /// A record, the position after it, and the facts that the reader keeps count of.
    case record(next: Int, lineBreaks: Int, isASCII: Bool)
    /// The beginning of a record that goes on past the bytes at hand.
    case incomplete
    /// A fault at a position.
    case fault(RowFault, at: Int)
  }

  /// How the scan of one field ended.
  private enum Stop {
    case delimiter(next: Int)
    case lineEnd(next: Int)
    case incomplete
    case fault(RowFault, at: Int)
  }

  /// Scans the record that begins at `start`, which must not be past the last byte.
  ///
  /// - Parameters:
  ///   - isLast: whether the file ends with these bytes, so that the last line needs no line break.
  ///   - fields: is replaced by the record's fields; their positions are positions in `bytes`.
  func scan(
    _ bytes: Span<UInt8>, from start: Int, isLast: Bool, into fields: inout [Field]
  ) -> Outcome {
    fields.removeAll(keepingCapacity: true)
    var position = start
    var lineBreaks = 1
    var seen: UInt8 = 0
    while true {
      let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
      let stop =
        isQuoted
        ? quoted(bytes, position, isLast, &fields, &lineBreaks, &seen)
        : plain(bytes, position, isLast, &fields, &seen)
      switch stop {
      case .delimiter(let next): position = next
      case .lineEnd(let next):
        return .record(next: next, lineBreaks: lineBreaks, isASCII: seen < 0x80)
      case .incomplete: return .incomplete
      case .fault(let fault, let position): return .fault(fault, at: position)
      }
    }
  }

  private func plain(
    _ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool, _ fields: inout [Field], _ seen: inout UInt8
  ) -> Stop {
    let end = endOfPlainField(bytes, start, &seen)
    if end == bytes.count, !isLast { return .incomplete }
    fields.append(trimmed(bytes, start, end))
    return stop(bytes, end, isLast)
  }

  /// The position of the delimiter, line end or NUL after a field without quotation marks, or the number of
  /// bytes; the bits of all bytes before it are gathered in `seen`.
  ///
  /// Eight bytes at a time: `(x − 1) & ~x` has the top bit of a byte set where the byte is the first zero
  /// (Mycroft, 1987), and `(x − 14) & ~x` where it is the first below 14, as line ends and NUL are.
  func endOfPlainField(
    _ bytes: Span<UInt8>, _ start: Int, _ seen: inout UInt8
  ) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones << 7
    let delimiters = ones &* UInt64(delimiter)
    let raw = unsafe bytes.bytes
    var gathered: UInt64 = 0
    var position = start
    while position + 8 <= bytes.count {
      // In range: 0 ≤ start ≤ position ≤ count − 8.
      let loaded = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: position, as: UInt64.self)
      let word = UInt64(littleEndian: loaded)
      let difference = word ^ delimiters
      let isDelimiter = (difference &- ones) & ~difference
      let isLow = (word &- (ones &* 14)) & ~word
      let stops = (isDelimiter | isLow) & tops
      if stops == 0 {
        gathered |= word
        position += 8
        continue
      }
      let bits = stops.trailingZeroBitCount & ~7
      gathered |= word & ~(UInt64.max << UInt64(bits))
      position += bits / 8
      if !isPlainTab(bytes[position]) { break }
      position += 1
    }
    if gathered & tops != 0 { seen |= 0x80 }
    guard position + 8 > bytes.count else { return position }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte < 14 && !isPlainTab(byte) { break }
      seen |= byte
      position += 1
    }
    return position
  }

  private func isPlainTab(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\t") && byte != delimiter
  }

  private func quoted(
    _ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool, _ fields: inout [Field],
    _ lineBreaks: inout Int, _ seen: inout UInt8
  ) -> Stop {
    var field = Field(start: start + 1, end: start + 1)
    var position = start + 1
    while position < bytes.count {
      let byte = bytes[position]
      seen |= byte
      switch byte {
      case UInt8(ascii: "\""):
        if position + 1 == bytes.count, !isLast { return .incomplete }
        if position + 1 < bytes.count, bytes[position + 1] == byte {
          field.hasEscapedQuotes = true
          position += 1
        } else {
          field.end = position
          fields.append(field)
          return stop(bytes, position + 1, isLast)
        }
      case UInt8(ascii: "\n"): lineBreaks += 1
      case 0: return .fault(.nulByte, at: position)
      default: break
      }
      position += 1
    }
    return isLast ? .fault(.unclosedQuote, at: start) : .incomplete
  }

  /// What ends a field at `position`.
  private func stop(_ bytes: Span<UInt8>, _ position: Int, _ isLast: Bool) -> Stop {
    guard position < bytes.count else {
      return isLast ? .lineEnd(next: position) : .incomplete
    }
    switch bytes[position] {
    case delimiter: return .delimiter(next: position + 1)
    case UInt8(ascii: "\n"): return .lineEnd(next: position + 1)
    case UInt8(ascii: "\r"):
      if position + 1 == bytes.count, !isLast { return .incomplete }
      guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\n") else {
        return .fault(.bareCarriageReturn, at: position)
      }
      return .lineEnd(next: position + 2)
    case 0: return .fault(.nulByte, at: position)
    case 1..<14 where bytes[position] != UInt8(ascii: "\t"):
      return .fault(.controlCharacter(bytes[position]), at: position)
    default: return .fault(.textAfterQuote, at: position)
    }
  }

  func trimmed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Field {
    var field = Field(start: start, end: end)
    while field.start < field.end, Self.isBlank(bytes[field.start]) { field.start += 1 }
    while field.start < field.end, Self.isBlank(bytes[field.end - 1]) { field.end -= 1 }
    return field
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
