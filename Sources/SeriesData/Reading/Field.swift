/// One field of a record, as positions in the bytes that hold the record.
struct Field: Sendable, Equatable {
  /// The first byte, without quotation mark or surrounding blanks.
  var start: Int
  /// The byte after the last.
  var end: Int
  /// Whether `""` in it stands for a quotation mark.
  var hasEscapedQuotes = false

  /// The field's text; the bytes must be UTF-8.
  func text(in bytes: Span<UInt8>) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(end - start)
    var index = start
    while index < end {
      copy.append(bytes[index])
      index += hasEscapedQuotes && bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(decoding: copy, as: UTF8.self)
  }
}
