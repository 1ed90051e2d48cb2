/// An encoding that is not read, by its usual name.
public enum TextEncoding: String, Equatable, Sendable {
  case utf16 = "UTF-16"
  case utf32 = "UTF-32"
  case windows1252 = "Windows-1252"
  case latin1 = "ISO 8859-1 (Latin-1)"

  /// The encoding of a file by its first four bytes; `nil` if they may be UTF-8.
  static func ofBeginning(_ bytes: ArraySlice<UInt8>) -> TextEncoding? {
    let marks32: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]
    if marks32.contains(where: { bytes.elementsEqual($0) }) { return .utf32 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    // Without a mark every other byte of plain text is NUL.
    let isZero = bytes.map { $0 == 0 }
    if isZero == [false, true, false, true] || isZero == [true, false, true, false] {
      return .utf16
    }
    return nil
  }

  /// The likely encoding of text that is not UTF-8; `nil` if nothing is likely.
  ///
  /// Bytes from 80 to 9F are letters and quotation marks in Windows-1252, control characters in Latin-1.
  static func ofText(_ bytes: [UInt8]) -> TextEncoding? {
    // Other control characters than blanks and line ends do not stand in text.
    let isText = bytes.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0D].contains($0) }
    let high = bytes.filter { $0 >= 0x80 }
    let undefined: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    if !isText || high.contains(where: undefined.contains) { return nil }
    return high.allSatisfy { $0 >= 0xA0 } ? .latin1 : .windows1252
  }
}
