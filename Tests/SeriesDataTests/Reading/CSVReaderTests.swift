import Foundation
import SeriesData
import Testing

@Suite("Reading delimited files")
struct CSVReaderTests {
  @Test("a plain file is read, and everything inferred is said")
  func plain() throws {
    let reading = try reading(
      "date,passengers\n1949-01-01,112\n1949-02-01,118\n1949-03-01,132.5\n",
      name: "air-passengers.csv")
    #expect(reading.series.name == "air-passengers")
    #expect(reading.series.seasonLength == 12)
    #expect(reading.series.channels == [.init(name: "passengers", values: [112, 118, 132.5])])
    #expect(reading.series.axis.label(at: 3) == "1949-04-01")
    #expect(
      reading.delimiter
        == Finding(.comma, reason: "it splits the header into 2 columns, and the first rows alike"))
    #expect(
      reading.timeColumn == Finding("date", reason: "the first column that holds dates"))
    #expect(
      reading.targets == Finding(["passengers"], reason: "all columns that hold numbers"))
    #expect(
      reading.frequency
        == Finding(try Frequency(.month), reason: "monthly: 2 of 2 gaps are one month"))
    #expect(reading.seasonLength == Finding(12, reason: "12 months make a year"))
    #expect(reading.ignoredColumns.isEmpty)
  }

  @Test("what is given is not inferred")
  func given() throws {
    let text = "a;when;b;c,d\n1;2020-01-31;x;3\n2;2020-02-29;y;4\n3;2020-03-31;z;5\n"
    let options = CSVReader.Options(
      delimiter: .semicolon, timeColumn: "when", targets: ["c,d", "a"],
      frequency: try Frequency(.month), seasonLength: 6)
    let reading = try reading(text, options)
    #expect(reading.series.channels.map(\.name) == ["c,d", "a"])
    #expect(reading.series.channels.map(\.values) == [[3, 4, 5], [1, 2, 3]])
    #expect(reading.delimiter == Finding(.semicolon, reason: "given"))
    #expect(reading.timeColumn == Finding("when", reason: "given"))
    #expect(reading.targets == Finding(["c,d", "a"], reason: "given"))
    #expect(reading.seasonLength == Finding(6, reason: "given"))
    #expect(
      reading.frequency.reason
        == "monthly, at month ends, as given: 2 of 2 gaps are one month")
    #expect(reading.ignoredColumns == ["b"])
  }

  @Test(
    "the delimiter is inferred", arguments: zip(Delimiter.allCases, [",", ";", "\t", "|"]))
  func delimiters(delimiter: Delimiter, character: String) throws {
    let text = "date|y|note\n2020-01-01|5|\"a, b; c\"\n2020-01-02|6|\"d, e|f\"\n"
    let file = text.replacingOccurrences(of: "|", with: character)
    let reading = try reading(file)
    #expect(reading.delimiter.value == delimiter)
    #expect(reading.series.channels == [.init(name: "y", values: [5, 6])])
    #expect(Delimiter(parsing: character) == delimiter)
    #expect(Delimiter(parsing: delimiter.rawValue) == delimiter)
  }

  @Test("a delimiter is named by word or character, and nothing else")
  func delimiterNames() {
    #expect(Delimiter(parsing: "\\t") == .tab)
    #expect(Delimiter(parsing: "Comma") == .comma)
    #expect(Delimiter(parsing: "") == nil)
    #expect(Delimiter(parsing: ";;") == nil)
  }

  @Test(
    "byte order mark, CR LF, no last line break, blank lines at the end and blanks are no faults")
  func tolerated() throws {
    let plain = try reading("date,y\n1949-01,1\n1949-02,2\n").series.channels
    let variants = [
      "\u{FEFF}date,y\n1949-01,1\n1949-02,2\n", "date,y\r\n1949-01,1\r\n1949-02,2\r\n",
      "date,y\n1949-01,1\n1949-02,2", "date,y\n1949-01,1\n1949-02,2\n\n\r\n\n",
      "date, y\n1949-01 , 1\n1949-02, 2 \n",
      "\"date\",\"y\"\n\"1949-01\",\"1\"\n\"1949-02\",\"2\"\n",
    ]
    for text in variants { #expect(try reading(text).series.channels == plain) }
  }

  @Test("quoted names and notes may hold delimiters, quotation marks and line breaks")
  func quoted() throws {
    let text = "date,\"a \"\"b\"\",\nc\",note\n1949-01,1,\"x\ny\"\n1949-02,2,\"\"\"\"\n"
    let reading = try reading(text)
    #expect(reading.series.channels == [.init(name: "a \"b\",\nc", values: [1, 2])])
    #expect(reading.ignoredColumns == ["note"])
  }

  @Test("an unnamed first column of row numbers, as some programs write it, is a time column")
  func unnamed() throws {
    let reading = try reading(",y\n0,5\n1,6\n2,9\n")
    #expect(
      reading.timeColumn
        == Finding("column 1", reason: "the first column, and its whole numbers count up evenly"))
    #expect(reading.series.axis.label(at: 3) == "3")
    #expect(reading.frequency.reason == "every step: 2 of 2 gaps are one step")
  }

  @Test("rows without times are numbered from 1")
  func numbered() throws {
    for text in ["y\n5\n7\n6\n", "0,1\n5,1.5\n7,2.5\n6,0.5\n"] {
      let reading = try reading(text)
      #expect(
        reading.timeColumn
          == Finding(nil, reason: "no column holds times, so the rows are numbered from 1"))
      #expect(reading.series.axis.label(at: 0) == "1")
      #expect(reading.series.count == 3)
    }
  }

  @Test("whole numbers are years where the column's name and the range say so")
  func years() throws {
    let cases: [(String, [Int], TimeStyle)] = [
      ("year", [-6000, -5999, -5998], .year), ("Fiscal_Year", [1821, 1822, 1823], .year),
      ("date", [1821, 1822, 1823], .year), ("ds", [1, 2, 3], .step),
      ("t", [1970, 1971, 1972], .year), ("t", [1, 2, 3], .step),
      ("x", [1821, 1822, 1823], .step),
      ("minute", [1, 2, 3], .step), ("year", [10_000, 10_001, 10_002], .step),
    ]
    for (name, years, style) in cases {
      let rows = years.map { "\($0),5\n" }.joined()
      let series = try reading("\(name),y\n\(rows)").series
      #expect(series.axis.style == style, "\(name)")
      #expect(series.axis.label(at: 3) == String((years.last ?? 0) + 1))
    }
  }

  @Test("columns of text are left out and named; a few faults do not make a column text")
  func ignored() throws {
    let reading = try reading("date,y,place\n1949-01,1,x\n1949-02,2,y\n1949-03,3,z\n")
    #expect(reading.ignoredColumns == ["place"])
    #expect(
      try message("date,y,z\n1949-01,1,5%\n1949-02,2,6%\n1949-03,3,7%\n".utf8)
        == "x.csv, line 2, column 'z' (character 11): '5%' is a percentage; a plain number is needed. "
        + "Remove the percent signs.")
  }

  @Test("whole numbers too large to be steps are values, not times")
  func hugeIntegers() throws {
    let reading = try reading("y\n9007199254740993\n12345678901234567890\n")
    #expect(reading.timeColumn.value == nil)
    #expect(
      reading.series.channels[0].values == [9_007_199_254_740_992, 12_345_678_901_234_567_168])
  }

  @Test("columns that are not targets are not read as numbers")
  func subset() throws {
    let text = "date,y,z\n1949-01,1,5\n1949-02,2,broken\n1949-03,3,7\n"
    #expect(try reading(text, .init(targets: ["y"])).series.channels[0].values == [1, 2, 3])
  }

  @Test("the result does not depend on the size of the buffer", arguments: [4, 5, 7, 16, 61, 1000])
  func bufferSizes(size: Int) throws {
    var text = "\u{FEFF}date,y,\"n\"\"ö\"\r\n"
    for day in 1...28 {
      text += "2020-02-\(day < 10 ? "0" : "")\(day),\(Double(day) / 7),\"a\r\n\"\"\(day)\"\"\"\r\n"
    }
    let expected = try reading(text)
    let reading = try withTemporaryFile(text.utf8) {
      try CSVReader.read(path: $0, options: .init(), bufferSize: size)
    }
    #expect(reading.series == expected.series)
    #expect(reading.ignoredColumns == ["n\"ö"])
  }

  @Test("names of series are file names without extension")
  func names() throws {
    for (file, name) in [
      ("a.b.csv", "a.b"), ("noextension", "noextension"), (".hidden", ".hidden"),
    ] {
      #expect(try reading("t,y\n1,5\n2,6\n", name: file).series.name == name)
    }
  }

  @Test("every shipped series is read, and its forecast continues it")
  func shipped() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../datasets").standardizedFileURL
    let files = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    for file in files.sorted() where file.hasSuffix(".csv") {
      let path = root.appendingPathComponent(file).path
      let reading = try CSVReader.read(path: path)
      let series = reading.series
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      #expect(series.count == lines.count - 1)
      #expect(reading.ignoredColumns.isEmpty)
      for (step, line) in lines.dropFirst().enumerated() {
        let cells = line.split(separator: ",")
        #expect(series.axis.label(at: step) == cells[0])
        #expect(
          series.channels.map { $0.values[step] }
            == cells.dropFirst().map { Double($0) })
      }
      #expect(series.seasonLength == series.axis.frequency.seasonLength.value)
    }
  }

  @Test(
    "a first line by which spreadsheets tell the delimiter is no header", arguments: ["\n", "\r\n"])
  func separatorLine(end: String) throws {
    let text = ["sep=;", "t;a,b", "1;2,5", "2;3"].map { $0 + end }.joined()
    let found = try reading(text)
    #expect(found.delimiter.value == .semicolon)
    #expect(found.delimiter.reason == "the first line says so")
    #expect(found.targets.value == ["a,b"] && found.series.channels[0].values == [2.5, 3])
    let fault = try message((text + "3;x" + end).utf8)
    #expect(fault?.hasPrefix("x.csv, line 5, column 'a,b'") == true, "\(fault ?? "")")
  }
}
