/// Chooses the character between fields from the first lines of a file.
enum DelimiterInference {
  static let sampleSize = 50

  /// The delimiter that was given, the one that a first line such as `sep=;` tells, or the one that splits the first
  /// lines best; a given one that does not split the header, where another splits all lines alike, is a fault.
  ///
  /// Best is the one that gives every line as many fields as the header, and of those the one that gives
  /// most; if no delimiter is that regular, the one that splits the header most; comma if none does.
  static func delimiter(
    of reader: inout RecordReader, given: Delimiter?
  ) throws(ReadError) -> Finding<Delimiter> {
    let declared = declared(in: &reader)
    if let given {
      try check(given, in: &reader)
      return Finding(given, reason: "given")
    }
    if let declared { return Finding(declared, reason: "the first line says so") }
    return try inferred(from: &reader).delimiter
  }

  /// Leaves a first line behind by which spreadsheets tell the delimiter.
  private static func declared(in reader: inout RecordReader) -> Delimiter? {
    _ = shape(of: &reader, .comma)
    guard let (delimiter, length) = declaration(reader.ahead) else { return nil }
    reader.passLines(1, bytes: length)
    return delimiter
  }

  /// The delimiter that bytes begin by telling, and the length of that line.
  private static func declaration(_ bytes: Span<UInt8>) -> (delimiter: Delimiter, length: Int)? {
    let mark = Array("sep=".utf8)
    guard bytes.count > 6, mark.indices.allSatisfy({ bytes[$0] | 0x20 == mark[$0] | 0x20 }),
      let delimiter = Delimiter.allCases.first(where: { $0.byte == bytes[4] })
    else { return nil }
    let end = bytes[5] == UInt8(ascii: "\r") ? 6 : 5
    return bytes[end] == UInt8(ascii: "\n") ? (delimiter, end + 1) : nil
  }

  private static func check(
    _ given: Delimiter, in reader: inout RecordReader
  ) throws(ReadError) {
    guard shape(of: &reader, given).fields == 1 else { return }
    let (found, isRegular) = try inferred(from: &reader)
    guard isRegular, found.value != given else { return }
    throw .header(
      file: reader.path, .otherDelimiter(given: given, found: found.value))
  }

  private static func inferred(
    from reader: inout RecordReader
  ) throws(ReadError) -> (delimiter: Finding<Delimiter>, isRegular: Bool) {
    var best = Delimiter.comma
    var bestFields = 1
    var bestIsRegular = false
    for candidate in Delimiter.allCases {
      let (fields, isRegular) = shape(of: &reader, candidate)
      guard fields > 1, isRegular || !bestIsRegular else { continue }
      if fields > bestFields || (isRegular && !bestIsRegular) {
        (best, bestFields, bestIsRegular) = (candidate, fields, isRegular)
      }
    }
    let reason =
      bestFields == 1
      ? "the header has one column"
      : "it splits the header into \(bestFields) columns"
        + (bestIsRegular ? ", and the first rows alike" : "")
    return (Finding(best, reason: reason), bestIsRegular)
  }

  private static func shape(
    of reader: inout RecordReader, _ candidate: Delimiter
  ) -> (fields: Int, isRegular: Bool) {
    var fields = 0
    var isRegular = true
    reader.lookAhead(sampleSize, least: 2, delimiter: candidate) { bytes, record in
      let isBlank = record.count == 1 && record[0].start == record[0].end
      if fields == 0 {
        fields = record.count
      } else if record.count != fields && !isBlank {
        isRegular = false
      }
    }
    return (fields, isRegular)
  }
}
