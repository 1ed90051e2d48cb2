/// The names of the columns, each once.
struct Header {
  /// In file order; a column without a name is called `column 3` after its position.
  let names: [String]

  /// Reads the current record as the header.
  init(of reader: borrowing RecordReader) throws(ReadError) {
    let bytes = reader.bytes
    let texts = reader.fields.map { $0.text(in: bytes) }
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
