import Foundation
import SeriesData
import Testing

@Suite("Hostile bytes")
struct FuzzTests {
  private static let seed: UInt64 = 3
  private static let pieces =
    [
      "date", "year", "y", ",", ";", "\t", "|", "\n", "\r\n", "\r", "\"", "\"\"", "\0", " ",
      "1949-01",
      "1949-02", "1949-03", "1960Q1", "2023-02-29", "2020-01-01 10:00", "9999-12-31", "0000-01-01",
      "1",
      "2", "3", "-6000", "1e400", "1e5", "0x1", "nan", "inf", "%", "1,5", "999999999999999999999",
      "é",
      "\u{FEFF}", "-", "T10:00:00Z", "９", "\u{202E}", "1000000000000000", "-1000000000000000", ".",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xF0, 0x9F], [0xFF, 0xFE], [0x80]]

  @Test("files put together from hostile pieces are read or refused, never trapped on")
  func pieces() throws {
    var generator = SplitMix(seed: Self.seed)
    for round in 0..<4000 {
      var bytes: [UInt8] = round % 2 == 0 ? Array("date,y\n1949-01,5\n1949-02,6\n".utf8) : []
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        bytes += Self.pieces.randomElement(using: &generator) ?? []
      }
      try expectNoTrap(bytes, &generator)
    }
  }

  @Test("good files with single bytes changed are read or refused, never trapped on")
  func mutations() throws {
    var generator = SplitMix(seed: Self.seed)
    let good = Array(
      "date,\"y\"\"1\",z\r\n1949-01-31,1.5,\"2\"\r\n1949-02-28,-3e2,4\r\n1949-03-31,5,6\r\n".utf8)
    for _ in 0..<4000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: index)
        }
      }
      try expectNoTrap(bytes, &generator)
    }
  }

  /// Reads bytes with random options; whatever is refused must have a message of one line.
  private func expectNoTrap(_ bytes: [UInt8], _ generator: inout SplitMix) throws {
    let options = CSVReader.Options(
      delimiter: (Delimiter.allCases + [nil, nil]).randomElement(using: &generator) ?? nil,
      timeColumn: [nil, nil, "date", "y"].randomElement(using: &generator) ?? nil,
      targets: [[], [], ["y"], ["z"]].randomElement(using: &generator) ?? [],
      frequency: [
        nil, nil, try Frequency(.month, multiple: Frequency.largestMultiple(of: .month)),
        try Frequency(.step, multiple: Frequency.largestMultiple(of: .step)),
      ]
      .randomElement(using: &generator) ?? nil)
    let size = [4, 9, 64, 4096].randomElement(using: &generator) ?? 4
    let message = try message(bytes, options) { path, options throws(ReadError) in
      let reading = try CSVReader.read(
        path: path, options: options, bufferSize: size, longestRecord: 256)
      for step in [reading.series.count, 1 << 40, Int.max] {
        _ = reading.series.axis.label(at: step)
      }
      return reading
    }
    let controls = message?.unicodeScalars.filter { $0.properties.generalCategory == .control }
    guard controls?.isEmpty ?? true else {
      Issue.record("seed \(Self.seed): \(bytes) gives the message \(message ?? "")")
      return
    }
  }
}
