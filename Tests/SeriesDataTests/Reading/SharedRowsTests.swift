import SeriesData
import Testing

@Suite("Rows that several threads read")
struct SharedRowsTests {
  private static let seed: UInt64 = 29

  private func outcome(
    _ path: String, _ options: CSVReader.Options, threads: Int, looksClosely: Bool = false
  ) -> Result<SeriesReading, ReadError> {
    // Pieces of 256 bytes, a few lines each.
    var options = options
    options.threads = threads
    return Result { [options] () throws(ReadError) in
      try CSVReader.read(
        path: path, options: options, bufferSize: 256, looksClosely: looksClosely)
    }
  }

  @Test("whatever stands in a file, it is read, or refused, as by one thread and row by row")
  func asByOne() throws {
    var generator = SplitMix(seed: Self.seed)
    var faultless = 0
    for round in 0..<120 {
      let bytes = Array(text(of: round, &generator).utf8)
      let options = CSVReader.Options(
        timeColumn: "t", targets: ["b", "a"], seriesColumn: round % 3 == 0 ? "id" : nil,
        timeStyle: round % 4 == 3 ? .pattern(try TimePattern(parsing: "%d/%m/%Y")) : nil,
        onError: round % 2 == 0 ? .skip : .stop,
        regularity: Regularity(fill: .mask, duplicates: .last, sorts: true))
      try withTemporaryFile(bytes) { path in
        let expected = outcome(path, options, threads: 1, looksClosely: true)
        for threads in 1...3 {
          let found = outcome(path, options, threads: threads)
          guard found == expected else {
            Issue.record(
              "seed \(Self.seed), round \(round), \(threads) threads: \(found)\n\(expected)")
            return
          }
        }
        if case .success = expected { faultless += 1 }
      }
    }
    #expect(faultless > 60)
  }

  /// Some hundred rows, most of them plain: some have quoted fields, line breaks in them, faults, or blank lines
  /// between them.
  private func text(of round: Int, _ generator: inout SplitMix) -> String {
    let lineEnd = Bool.random(using: &generator) ? "\n" : "\r\n"
    let isLong = round % 3 == 0
    let strange = [
      "\"1.5\"", "1,5", "x", "", "é", "\"2\n\"", "\"3\"\"\"", " 4 ", "1e400", "\u{B}", "\"",
      "12345678901234567890", "1.5\t", "\r",
    ]
    let strangeness = [0, 1, 1, 4, 20][round % 5]
    var text = (isLong ? "id," : "") + "t,a,b" + lineEnd
    let rows = Int.random(in: 300...700, using: &generator)
    for row in 0..<rows {
      var cells: [String] = []
      if isLong { cells.append(["A", "B", "\"C, c\"", "D"][row / 90 % 4]) }
      let (year, month, day) = (1990 + row / 336, row / 28 % 12 + 1, row % 28 + 1)
      let padded = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      switch round % 4 {
      case 0: cells.append(padded)
      case 1: cells.append(padded + "T06:30:00Z")
      case 2: cells.append("\(row)")
      default: cells.append("\(day)/\(month)/\(year)")
      }
      for _ in 0..<2 {
        cells.append("\(Double(Int.random(in: -999_999...999_999, using: &generator)) / 100)")
      }
      if Int.random(in: 0..<1000, using: &generator) < strangeness {
        cells[cells.count - 1] = strange.randomElement(using: &generator) ?? ""
      }
      text += cells.joined(separator: ",")
      if row + 1 < rows || Bool.random(using: &generator) { text += lineEnd }
      if round % 8 == 6, Int.random(in: 0..<300, using: &generator) == 0 { text += lineEnd }
    }
    return text
  }

  @Test("of two faulty rows the first by line is told", arguments: [40, 399, 400, 401, 700])
  func firstFault(row: Int) throws {
    var lines = ["y"] + (0..<2000).map { "\($0).25" }
    lines[row] = "x"
    lines[row + 3] = "y"
    try withTemporaryFile(Array(lines.joined(separator: "\n").utf8)) { path in
      let error = #expect(throws: ReadError.self) {
        try outcome(path, CSVReader.Options(), threads: 3).get()
      }
      guard case .number(let place, _, let found, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(place == TextPlace(file: path, line: row + 1, character: 1))
      #expect(found == Excerpt("x"))
    }
  }

  @Test("faulty rows are left out wherever they stand, and the others keep their order")
  func leavesOut() throws {
    var lines = ["y"] + (1...3000).map { "\($0)" }
    let faulty = [250, 251, 777, 1500, 2999]
    for row in faulty { lines[row] = "?" }
    try withTemporaryFile(Array(lines.joined(separator: "\r\n").utf8)) { path in
      let reading = try outcome(path, CSVReader.Options(onError: .skip), threads: 2).get()
      let kept = (1...3000).filter { !faulty.contains($0) }.map(Double.init)
      #expect(reading.series.channels[0].values == kept)
      #expect(reading.refused.map(\.bytes) == faulty.map { _ in Array("?".utf8) })
    }
  }

  @Test("series go on from one piece to the next")
  func longFile() throws {
    var text = "id,t,y\n"
    for series in 0..<40 {
      for day in 1...28 {
        text += "S\(series),2020-02-\(day < 10 ? "0" : "")\(day),\(series * 100 + day).5\n"
      }
    }
    try withTemporaryFile(Array(text.utf8)) { path in
      let options = CSVReader.Options(seriesColumn: "id")
      let panel = try outcome(path, options, threads: 3).get().panel
      #expect(panel.map(\.name) == (0..<40).map { "S\($0)" })
      for (index, series) in panel.enumerated() {
        #expect(series.channels[0].values == (1...28).map { Double(index * 100 + $0) + 0.5 })
      }
    }
  }
}
