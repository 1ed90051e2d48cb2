import Foundation
import SeriesData
import Testing

/// Inputs that libFuzzer found to reach different code (`scripts/fuzz`), one in base64 a line.
@Suite("Inputs of the fuzzer")
struct FuzzCorpusTests {
  @Test("files are read alike in one go and field by field, or refused in one line")
  func files() throws {
    for input in try inputs("csv") { try expectOneOutcome(input) }
    for input in try inputs("tsf") { try expectOneOutcome(Array("@relation x\n".utf8) + input) }
  }

  @Test("times that are read in a style can be read in it again")
  func times() throws {
    for input in try inputs("time") {
      guard let written = try? TimeStyle.detect(input.span) else { continue }
      _ = written.style.format(.instant(seconds: written.number))
      if case .pattern = written.style { continue }
      #expect(throws: Never.self) { try written.style.parse(input.span) }
    }
  }

  @Test("numbers are those of strtod")
  func numbers() throws {
    for input in try inputs("number") {
      guard let value = DecimalNumber.parse(input.span) else { continue }
      let text = String(decoding: input, as: UTF8.self)
      #expect(unsafe value.bitPattern == strtod(text, nil).bitPattern, "\(text)")
    }
  }

  /// As the fuzzer does it: the first byte chooses how faults and gaps are taken, and whether several threads read.
  private func expectOneOutcome(_ input: [UInt8]) throws {
    let choice = input.first ?? 0
    var options = CSVReader.Options(
      onError: choice & 1 == 0 ? .stop : .skip,
      regularity: Regularity(
        fill: choice & 2 == 0 ? .error : .mask, duplicates: choice & 4 == 0 ? nil : .mean,
        sorts: choice & 8 != 0))
    options.threads = 3
    let outcomes = try withTemporaryFile(input) { path in
      [false, true].map { looksClosely in
        Result { () throws(ReadError) in
          try CSVReader.read(
            path: path, options: options, bufferSize: choice & 16 == 0 ? 64 : 16,
            longestRecord: 4096, looksClosely: looksClosely)
        }
      }
    }
    #expect(outcomes[0] == outcomes[1])
    guard case .failure(let error) = outcomes[0] else { return }
    #expect(!error.description.utf8.contains { $0 < 32 })
  }

  private func inputs(_ reader: String) throws -> [[UInt8]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = folder.appendingPathComponent("Fixtures/fuzz-\(reader).txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return try lines.map { Array(try #require(Data(base64Encoded: String($0)))) }
  }
}
