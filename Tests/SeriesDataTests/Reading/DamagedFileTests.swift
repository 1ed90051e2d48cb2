import Foundation
import SeriesData
import Testing

@Suite("Compressed files with more than one fault")
struct DamagedFileTests {
  /// A gzip file that holds the text as it is, with a check sum that is wrong or, at once after the text, a block of
  /// no known kind.
  private func damaged(_ text: String, inBlocks: Bool) -> [UInt8] {
    let bytes = Array(text.utf8)
    let length = [UInt8(bytes.count & 0xFF), UInt8(bytes.count >> 8)]
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, inBlocks ? 0 : 1]
    let tail: [UInt8] = inBlocks ? [7] : []
    return head + length + length.map { ~$0 } + bytes + tail + [1, 2, 3, 4, 5, 6, 7, 8]
  }

  private func fault(
    _ bytes: [UInt8], bufferSize: Int, threads: Int, onError: CSVReader.Options.FaultyRows = .stop
  ) throws -> ReadError? {
    var options = CSVReader.Options(onError: onError)
    options.threads = threads
    return try withTemporaryFile(bytes, name: "x.csv.gz") { path in
      #expect(throws: ReadError.self) {
        try CSVReader.read(path: path, options: options, bufferSize: bufferSize)
      }
    }
  }

  private static let rows = (1...4000).map { "\($0).5" }

  @Test(
    "the first fault in the order of the file is told, whatever is read at a time",
    arguments: [16, 256, 4096, 1 << 18], 1...3)
  func firstFault(bufferSize: Int, threads: Int) throws {
    for inBlocks in [false, true] {
      for row in [1, 3, 700, 3999] {
        var rows = Self.rows
        rows[row] = "x"
        let bytes = damaged("y\n" + rows.joined(separator: "\n") + "\n", inBlocks: inBlocks)
        let found = try fault(bytes, bufferSize: bufferSize, threads: threads)
        guard case .number(let place, _, _, _) = found else {
          Issue.record("row \(row): \(String(describing: found))")
          return
        }
        #expect(place.line == row + 2)
      }
    }
  }

  @Test(
    "damage after faultless rows, or skipped ones, is told",
    arguments: [16, 256, 4096, 1 << 18], 1...3)
  func onlyDamage(bufferSize: Int, threads: Int) throws {
    for inBlocks in [false, true] {
      for onError in CSVReader.Options.FaultyRows.allCases {
        let rows = Self.rows + (onError == .skip ? ["x", ""] : [""])
        let bytes = damaged("y\n" + rows.joined(separator: "\n"), inBlocks: inBlocks)
        let found = try fault(
          bytes, bufferSize: bufferSize, threads: threads, onError: onError)
        guard case .file(_, .damaged) = found else {
          Issue.record("\(String(describing: found))")
          return
        }
      }
    }
  }
}
