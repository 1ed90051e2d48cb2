/// The character between the fields of a row.
public enum Delimiter: String, Sendable, CaseIterable {
  case comma, semicolon, tab, bar

  /// The byte in the file.
  package var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    }
  }

  /// Reads a delimiter by its name or as the character itself; `\t` is a tab.
  public init?(parsing text: String) {
    let found = Self.allCases.first {
      $0.rawValue == text.lowercased() || String(decoding: [$0.byte], as: UTF8.self) == text
        || ($0 == .tab && text == "\\t")
    }
    guard let found else { return nil }
    self = found
  }
}
