/// Chooses the character between fields from the first lines of a file.
enum DelimiterInference {
  static let sampleSize = 50

  /// The delimiter that was given, or the one that splits the first lines best.
  ///
  /// Best is the one that gives every line as many fields as the header, and of those the one that gives
  /// most; if no delimiter is that regular, the one that splits the header most; comma if none does.
  static func delimiter(
    of reader: inout RecordReader, given: Delimiter?
  ) throws(ReadError) -> Finding<Delimiter> {
    if let given { return Finding(given, reason: "given") }
    var best = Delimiter.comma
    var bestFields = 1
    var bestIsRegular = false
    for candidate in Delimiter.allCases {
      let (fields, isRegular) = try shape(of: &reader, candidate)
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
    return Finding(best, reason: reason)
  }

  private static func shape(
    of reader: inout RecordReader, _ candidate: Delimiter
  ) throws(ReadError) -> (fields: Int, isRegular: Bool) {
    var fields = 0
    var isRegular = true
    try reader.lookAhead(sampleSize, least: 2, delimiter: candidate) { bytes, record in
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
