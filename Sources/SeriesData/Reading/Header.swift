/// The names of the columns, each once.
struct Header {
  /// In file order; a column without a name is called `column 3` after its position.
  let names: [String]

  /// Reads the current record as the header.
  init(of reader: borrowing RecordReader) throws(ReadError) {
    let bytes = reader.bytes
    let texts = reader.fields.map { $0.text(in: bytes) }
    try Self.checkCharacters(of: reader)
    if Self.looksLikeValues(texts) {
      throw .header(file: reader.path, .missing(found: Excerpt(texts[0])))
    }
    names = texts.enumerated().map { $1.isEmpty ? "column \($0 + 1)" : $1 }
    var positions: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if let first = positions.updateValue(index, forKey: name) {
        throw .header(
          file: reader.path,
          .repeatedName(Excerpt(name), first: first + 1, second: index + 1))
      }
    }
  }

  /// The position of a name, or an error that offers the most similar names.
  func index(of name: String, file: String) throws(ReadError) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    let known = NearestNames.of(name, among: names).map { Excerpt($0) }
    throw .columns(file: file, .unknown(Excerpt(name), known: known))
  }

  /// Refuses control characters, which would act on the terminals that show the names; tabs and the line
  /// breaks of quoted names are none of that kind.
  private static func checkCharacters(of reader: borrowing RecordReader) throws(ReadError) {
    for index in reader.fields.indices {
      let name = reader.bytes(of: index)
      for offset in name.indices where isControl(name[offset]) {
        throw .row(reader.place(of: index, offset: offset), .controlCharacter(name[offset]))
      }
    }
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): false
    default: byte < 0x20 || byte == 0x7F
    }
  }

  /// Whether every cell is a number or a time, so that the header is missing.
  ///
  /// Columns may be named by their positions, `0,1,2` or `1,2,3`.
  private static func looksLikeValues(_ texts: [String]) -> Bool {
    for first in 0...1 where texts.count > 1 {
      if texts.enumerated().allSatisfy({ $1 == String($0 + first) }) { return false }
    }
    return texts.allSatisfy { text in
      let bytes = Array(text.utf8)
      if DecimalNumber.isWellFormed(bytes.span) { return true }
      return (try? TimeStyle.detect(bytes.span)) != nil
    }
  }
}
