import SeriesData
import Testing

@Suite("Rows that are read in one go")
struct PlainRowsTests {
  private static let seed: UInt64 = 17

  private func outcome(
    _ bytes: [UInt8], _ options: CSVReader.Options, looksClosely: Bool
  ) throws -> Result<SeriesReading, ReadError> {
    try withTemporaryFile(bytes) { path in
      Result { () throws(ReadError) in
        try CSVReader.read(
          path: path, options: options, bufferSize: 1 << 12, looksClosely: looksClosely)
      }
    }
  }

  /// Cells that a column of times or of numbers may hold, good and bad.
  private static let cells = [
    "1", "-2.5", "+3", "4e2", "5.", ".5", "00012", "123456789012345678901234567890", "1e400", "NA",
    "", " 7 ", "\"8\"", "\"9\"\"\"", "\"1,5\"", "1,5", "0x10", "x", "é", "1.5 2", "-", "\t6",
    "1\u{B}",
    "2020-01-31", "99999999.99999999", "12345678", "123456789", "0.1234567", "0.12345678",
  ]

  @Test("whatever stands in a file, it is read, or refused, as row by row")
  func asRowByRow() throws {
    var generator = SplitMix(seed: Self.seed)
    var faultless = 0
    for round in 0..<800 {
      let delimiter = [",", ";", "\t", "|"].randomElement(using: &generator) ?? ","
      let lineEnd = Bool.random(using: &generator) ? "\n" : "\r\n"
      let strangeness = [0, 0, 1, 4, 40][round % 5]
      let isLong = round % 3 == 0
      var text =
        (isLong ? ["id"] : []).joined() + (isLong ? delimiter : "")
        + ["t", "a", "b"].joined(separator: delimiter) + lineEnd
      // More than are divided into fields together, now and then.
      let mostRows = round % 6 == 5 ? 150 : 30
      for row in 0..<Int.random(in: 1...mostRows, using: &generator) {
        var cells = isLong ? [["A", "B", "\"C, c\"", "ü"][row / 8 % 4]] : []
        cells.append(time(row, of: round))
        for _ in 0..<2 {
          cells.append("\(Double(Int.random(in: -9999...9999, using: &generator)) / 100)")
        }
        for column in cells.indices
        where Int.random(in: 0..<100, using: &generator) < strangeness {
          cells[column] = Self.cells.randomElement(using: &generator) ?? ""
        }
        text += cells.joined(separator: delimiter)
        text += Int.random(in: 0..<200, using: &generator) == 0 ? "\n\n" : lineEnd
      }
      let options = CSVReader.Options(
        delimiter: Delimiter(parsing: delimiter), timeColumn: "t", targets: ["b", "a"],
        seriesColumn: isLong ? "id" : nil,
        numbers: NumberStyle(
          decimal: round % 7 == 0 ? .comma : .point, missing: round % 11 == 0 ? ["5."] : []),
        timeStyle: round % 4 == 3 ? .pattern(try TimePattern(parsing: "%d/%m/%Y")) : nil,
        onError: round % 2 == 0 ? .skip : .stop,
        regularity: Regularity(
          fill: round % 5 < 2 ? .error : .mask, duplicates: .last, sorts: round % 9 == 0))
      let bytes = Array(text.utf8)
      let found = try outcome(bytes, options, looksClosely: false)
      let expected = try outcome(bytes, options, looksClosely: true)
      guard Self.same(found, expected) else {
        Issue.record("seed \(Self.seed), round \(round): \(text)\n\(found)\n\(expected)")
        return
      }
      if case .success = found { faultless += 1 }
    }
    #expect(faultless > 250)
  }

  private func time(_ row: Int, of round: Int) -> String {
    let (month, day) = (row / 28 + 1, row % 28 + 1)
    let padded = "0\(month)-" + (day < 10 ? "0\(day)" : "\(day)")
    switch round % 4 {
    case 0: return "2020-\(padded)"
    case 1: return "2020-\(padded)T06:30:00Z"
    case 2: return "\(row)"
    default: return "\(day)/0\(month)/2020"
    }
  }

  /// The folders of the two files differ, and so do the texts that name them.
  private static func same(
    _ one: Result<SeriesReading, ReadError>, _ other: Result<SeriesReading, ReadError>
  ) -> Bool {
    func text(_ error: ReadError) -> Substring {
      let text = error.description
      return text[(text.firstRange(of: "x.csv")?.lowerBound ?? text.startIndex)...]
    }
    switch (one, other) {
    case (.success(let one), .success(let other)):
      return one.panel == other.panel && one.notes == other.notes
        && one.frequency == other.frequency
        && one.refused.map(\.bytes) == other.refused.map(\.bytes)
        && one.refused.map { text($0.error) } == other.refused.map { text($0.error) }
    case (.failure(let one), .failure(let other)): return text(one) == text(other)
    default: return false
    }
  }
}
