import SeriesData
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Short numbers in rows")
struct ShortNumberTests {
  @Test("numbers of one to ten characters are those of strtod, to the last bit")
  func asStrtod() throws {
    var generator = SplitMix(seed: 5)
    var texts: [String] = []
    for _ in 0..<30_000 {
      let count = Int.random(in: 1...9, using: &generator)
      var text = (0..<count).map { _ in "\(Int.random(in: 0...9, using: &generator))" }
      if Bool.random(using: &generator) {
        text.insert(".", at: Int.random(in: 0...count, using: &generator))
      }
      let sign = ["", "", "-", "+"].randomElement(using: &generator) ?? ""
      texts.append(sign + text.joined())
    }
    let bytes = Array(("y\n" + texts.joined(separator: "\n") + "\n").utf8)
    let values = try withTemporaryFile(bytes) { path in
      try CSVReader.read(path: path).series.channels[0].values
    }
    #expect(values.count == texts.count)
    for (text, value) in zip(texts, values) {
      let expected = unsafe strtod(text, nil)
      guard value.bitPattern == expected.bitPattern else {
        Issue.record("\(text) is read as \(value)")
        return
      }
    }
  }

  @Test("dates of all years are the days of the calendar")
  func dates() throws {
    for year in [0, 1, 4, 99, 100, 101, 399, 400, 401, 1899, 1900, 1970, 1999, 2000, 2024, 9999] {
      let padded = String(repeating: "0", count: 4 - "\(year)".count) + "\(year)"
      for (month, last) in [(1, 31), (2, 28), (2, 29), (3, 1), (4, 30), (12, 31)] {
        let text =
          "t,y\n\(padded)-\(month < 10 ? "0" : "")\(month)-\(last < 10 ? "0" : "")\(last),1\n"
        let reading = try withTemporaryFile(Array(text.utf8)) { path in
          try? CSVReader.read(
            path: path, options: .init(timeColumn: "t", frequency: Frequency(.day)))
        }
        let exists = last <= CivilDate.daysInMonth(month, year: year)
        let days = CivilDate(year: year, month: month, day: last).daysSinceEpoch
        #expect(reading?.series.axis.start == (exists ? .instant(seconds: days * 86_400) : nil))
      }
    }
  }
}
