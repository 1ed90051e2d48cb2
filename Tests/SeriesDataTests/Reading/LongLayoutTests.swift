import Foundation
import SeriesData
import Testing

@Suite("Long layouts, several files, compressed files")
struct LongLayoutTests {
  static let long = #"""
    unique_id,ds,y
    A,2020-01-01,1
    A,2020-02-01,2
    A,2020-03-01,3
    "B ""2""",2021-05-01,10
    "B ""2""",2021-06-01,20
    """#

  @Test("series stand in the order of their first rows, each with its own times")
  func panel() throws {
    let reading = try reading(Self.long)
    #expect(reading.format == .long)
    #expect(reading.seriesColumn == Finding("unique_id", reason: "its name says so"))
    #expect(reading.panel.map(\.name) == ["A", "B \"2\""])
    #expect(reading.panel.map { $0.channels[0].values } == [[1, 2, 3], [10, 20]])
    #expect(reading.panel.map { $0.axis.label(at: $0.count) } == ["2020-04-01", "2021-07-01"])
    #expect(reading.frequency.reason == "monthly: 2 of 2 gaps are one month")
  }

  @Test("rows of series may take turns, and lines are still known")
  func interleaved() throws {
    let text = "shop,t,y\nx,1,1\ny,1,10\nx,2,2\ny,2,20\nx,3,3\ny,2,30\n"
    let options = CSVReader.Options(seriesColumn: "shop")
    let good = text.split(separator: "\n").dropLast().joined(separator: "\n")
    #expect(
      try reading(good, options).panel.map { $0.channels[0].values } == [[1, 2, 3], [10, 20]])
    let found = try message(text.utf8, options)
    #expect(found?.hasPrefix("x.csv, line 7: the time 2 stands already on line 5.") == true)
  }

  @Test("all series have the frequency of the longest")
  func otherFrequency() throws {
    let text = Self.long + "\nC,2020-01-01,1\nC,2020-01-02,2\n"
    #expect(
      try message(text.utf8)
        == "x.csv, line 8: after 2020-01-01 (line 7) should come 2020-02-01, but 2020-01-02 stands here. "
        + "The series is monthly, as in series 'A': 0 of 1 gaps are one month. Correct the time, or give "
        + "the true frequency with --frequency.")
  }

  @Test("a series of one row is read beside others")
  func oneRow() throws {
    let panel = try reading(Self.long + "\nC,2020-01-01,1\n").panel
    #expect(panel[2].count == 1)
    #expect(panel[2].axis.label(at: 1) == "2020-02-01")
  }

  @Test("a series without a name is refused")
  func unnamed() throws {
    #expect(
      try message("unique_id,t,y\na,1,1\n,2,2\n".utf8)
        == "x.csv, line 3, character 1: the cell of column 'unique_id', which tells the series apart, is "
        + "empty. Fill it in.")
  }

  @Test("files of the same columns are a series each")
  func files() throws {
    try withTemporaryFile("t,y\n1,5\n2,6\n".utf8, name: "a.csv") { first in
      try withTemporaryFile("t,y\n1,7\n2,8\n".utf8, name: "b.csv") { second in
        let reading = try CSVReader.read(paths: [first, second])
        #expect(reading.panel.map(\.name) == ["a", "b"])
        #expect(reading.seriesColumn == Finding("series", reason: "each file is a series"))
        _ = try withTemporaryFile("t,z\n1,7\n".utf8, name: "c.csv") { third in
          #expect(throws: ReadError.header(file: third, .differs(from: first))) {
            try CSVReader.read(paths: [first, third])
          }
        }
      }
    }
  }

  /// Two members, one after the other, as `cat a.gz b.gz` makes them.
  static let compressed =
    "H4sIAAAAAAACA0tJLEnVqeQyMjAy0DUwBCIdQy4A5DsYUxQAAAAfiwgAAAAAAAIDMzIwMtA1MNQ1MNIx4jKCcYx1jLkAqRNY0hoAAAA="

  @Test("a gzip file of several members is read, and a damaged one refused")
  func gzip() throws {
    let bytes = try #require(Data(base64Encoded: Self.compressed))
    try withTemporaryFile(bytes, name: "x.csv.gz") { path in
      let reading = try CSVReader.read(path: path)
      #expect(reading.series.name == "x")
      #expect(reading.series.channels[0].values == [1, 2, 3])
    }
    #expect(
      try message(bytes.dropLast(3))
        == "x.csv: the gzip stream ends too early. Compress the file again, or fetch it again.")
    var damaged = bytes
    // The check sum of the first member.
    damaged[31] ^= 0xFF
    #expect(
      try message(damaged)
        == "x.csv: the gzip stream is damaged. Compress the file again, or fetch it again.")
  }

  @Test("files of one name in several folders are told apart by their paths, and one is read once")
  func filesOfOneName() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (part, name) in [("a", "x.csv"), ("b", "x.csv"), ("b", "y.csv")] {
      let place = folder.appendingPathComponent(part)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let file = place.appendingPathComponent(name)
      try Data("t,y\n1,5\n2,6\n".utf8).write(to: file)
      paths.append(file.path)
    }
    let reading = try CSVReader.read(paths: paths)
    #expect(reading.panel.map(\.name) == [paths[0], paths[1], "y"])
    let twice = #expect(throws: ReadError.self) {
      try CSVReader.read(paths: [paths[0], paths[2], paths[0]])
    }
    #expect(
      twice?.description
        == "\(paths[0]), line 1: the file is named twice, and each file is a series. Name it once.")
  }
}
