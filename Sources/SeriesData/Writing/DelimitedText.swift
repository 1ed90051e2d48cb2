/// A delimited text in the making: fields are quoted where RFC 4180 asks for it, lines end with a line feed.
package struct DelimitedText: Sendable {
  /// The text so far, UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8
  private let isSpreadsheetSafe: Bool

  /// An empty text.
  ///
  /// - Parameter isSpreadsheetSafe: whether texts that spreadsheets take for formulas get a `'` before them.
  package init(delimiter: Delimiter = .comma, isSpreadsheetSafe: Bool = false) {
    self.delimiter = delimiter.byte
    self.isSpreadsheetSafe = isSpreadsheetSafe
  }

  /// The first fields of rows, as they stand in the text: where many rows begin alike, they are made once.
  package struct Beginning: Sendable {
    fileprivate let bytes: [UInt8]
  }

  /// Makes the beginning of rows.
  package func beginning(_ fields: [String]) -> Beginning {
    var other = DelimitedText(self)
    for field in fields {
      other.append(field)
      other.bytes.append(delimiter)
    }
    return Beginning(bytes: other.bytes)
  }

  /// An empty text of the same kind.
  private init(_ other: DelimitedText) {
    delimiter = other.delimiter
    isSpreadsheetSafe = other.isSpreadsheetSafe
  }

  /// Appends a row of texts: all of its fields, or those after a beginning.
  package mutating func append(_ fields: [String], after beginning: Beginning? = nil) {
    if let beginning { bytes += beginning.bytes }
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      append(field)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ text: String) {
    let field = isSpreadsheetSafe && Self.isFormula(text) ? "'" + text : text
    let quote = UInt8(ascii: "\"")
    // A blank at either end would be taken off when the text is read again.
    guard field.utf8.first == 0x20 || field.utf8.last == 0x20 || isSpecial(field) else {
      bytes += field.utf8
      return
    }
    bytes.append(quote)
    for byte in field.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Whether a byte of a field would mean something.
  private func isSpecial(_ field: String) -> Bool {
    let bytes = field.utf8.span
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "\""), delimiter, 0x0A, 0x0D: return true
      default: continue
      }
    }
    return false
  }

  /// Whether a spreadsheet would compute a text; negative numbers are none.
  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
    let bytes = Array(text.utf8)
    return DecimalNumber.parse(bytes.span) == nil
  }

  /// The shortest text that reads back to the same value; `120` rather than `120.0`.
  package static func number(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
