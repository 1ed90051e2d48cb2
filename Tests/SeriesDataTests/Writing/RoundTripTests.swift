import SeriesData
import Testing

@Suite("Conversion")
struct RoundTripTests {
  static let panel =
    "unique_id,ds,y\nA,2020-01-31,1.5\nA,2020-02-29,2\n\"B, b\",2021-05-31,1e-300\n"
    + "\"B, b\",2021-06-30,20\n"

  private func converted(
    _ reading: SeriesReading, to format: SeriesFormat
  ) throws(ConversionError) -> String {
    String(decoding: try SeriesConversion(of: reading, to: format).bytes, as: UTF8.self)
  }

  @Test("a long file is written as it was")
  func long() throws {
    let reading = try reading(Self.panel)
    #expect(try converted(reading, to: .long) == Self.panel)
  }

  @Test("a wide file becomes a long one and comes back")
  func wide() throws {
    let original = "t,\"a,b\",c\n1,1,2.5\n2,3,-0.1\n3,5,6\n"
    let wide = try reading(original)
    let back = try reading(converted(wide, to: .long))
    #expect(back.panel.map(\.name) == ["a,b", "c"])
    #expect(try converted(back, to: .wide) == original)
  }

  @Test("a .tsf file keeps starts, names, values and horizon")
  func tsf() throws {
    let original = """
      @relation test
      @attribute series_name string
      @attribute start_timestamp date
      @frequency hourly
      @horizon 24
      @missing false
      @equallength false
      @data
      T1:1979-01-01 05-00-00:1,2,3.25
      T 2:1980-01-01 00-00-00:4,5

      """
    let reading = try reading(original, name: "x.tsf")
    #expect(reading.format == .tsf)
    #expect(reading.panel[0].axis.label(at: 3) == "1979-01-01 08:00:00")
    #expect(reading.metadata?.horizon == 24)
    #expect(try converted(reading, to: .tsf) == original)
    #expect(
      try SeriesConversion(of: reading, to: .long).note
        == "A long file has no place for the horizon of 24 steps.")
  }

  @Test("what a .tsf file declares of its series that is not so is told")
  func contradictions() throws {
    let head = "@attribute series_name string\n@missing false\n@equallength true\n@data\n"
    let options = CSVReader.Options(regularity: Regularity(fill: .mask))
    #expect(
      try reading(head + "T1:1,?,3\nT2:4,5\n", name: "x.tsf", options).notes == [
        "The file declares @missing false, but values are missing.",
        "The file declares @equallength true, but its series have 2 to 3 values.",
        "1 missing value masked, 0 of them in steps without a row.",
      ])
    #expect(try reading(head + "T1:1,2\nT2:4,5\n", name: "x.tsf", options).notes == [])
  }

  @Test("whole numbers that are too long to be kept to the last digit are told")
  func longNumbers() throws {
    let text = "t,id,y\n1,9007199254740993,9007199254740991\n2,1,-5\n"
    #expect(
      try SeriesConversion(of: reading(text), to: .wide).note
        == "Whole numbers from 9007199254740992 on are kept to some 16 digits, in 'id'.")
  }

  @Test(
    "a .tsf file without starts keeps its frequency, which tells the season, and comments and blanks"
  )
  func undated() throws {
    let original = """
      # About this.
      #
      @relation two words
      @attribute series_name string
      @frequency monthly
      @missing false
      @equallength true
      @data
      T1:1,2,3.25

      """
    let reading = try reading(original, name: "x.tsf")
    #expect(reading.seasonLength.value == 12)
    #expect(reading.series.axis.label(at: 2) == "3")
    #expect(try converted(reading, to: .tsf) == original)
    #expect(
      try SeriesConversion(of: reading, to: .long).note
        == "A long file has no place for the frequency 'monthly', nor for comments.")
  }

  @Test("one column keeps its name and that of the times on every way there and back")
  func names() throws {
    let original = "month,passengers\n2020-01-01,1\n2020-02-01,2\n2020-03-01,3\n"
    for format in [SeriesFormat.long, .tsf] {
      let there = try converted(try reading(original), to: format)
      let name = format == .tsf ? "x.tsf" : "x.csv"
      #expect(try converted(try reading(there, name: name), to: .wide) == original)
    }
    let long = "unique_id,ds,y\nA,2020-01-01,1\nA,2020-02-01,2\n"
    let tsf = try converted(try reading(long), to: .tsf)
    #expect(try converted(try reading(tsf, name: "x.tsf"), to: .long) == long)
  }

  @Test("names that a format has no place for are told")
  func lostNames() throws {
    let options = CSVReader.Options(seriesColumn: "store")
    let long = try reading("store,my day,sales\nA,2020-01-01,1\nA,2020-02-01,2\n", options)
    #expect(
      try SeriesConversion(of: long, to: .wide).note
        == "A wide file has no place for the names of columns 'store', 'sales'.")
    #expect(
      try SeriesConversion(of: long, to: .tsf).note
        == "A tsf file has no place for the names of columns 'my day', 'sales'.")
    #expect(try SeriesConversion(of: long, to: .long).note == nil)
    let steps = try reading("minute,users\n1,5\n2,6\n")
    #expect(
      try SeriesConversion(of: steps, to: .tsf).note
        == "A tsf file has no place for the names of columns 'minute'.")
  }

  @Test("what a format cannot hold is refused")
  func refused() throws {
    let panel = try reading(Self.panel)
    #expect(throws: ConversionError.otherTimes(series: "B, b", first: "A")) {
      try converted(panel, to: .wide)
    }
    #expect(throws: ConversionError.self) { try converted(panel, to: .tsf) }
    let steps = try reading("t,y\n5,1\n6,2\n")
    #expect(throws: ConversionError.stepsNotHeld(series: "y", start: 5)) {
      try converted(steps, to: .tsf)
    }
    let early = try reading("year,y\n-5,1\n-4,2\n")
    #expect(
      throws: ConversionError.timesNotHeld(
        series: "y", format: "tsf", what: "years before 0 or after 9999")
    ) { try converted(early, to: .tsf) }
    let several = try reading("unique_id,t,a,b\nA,1,1,5\nA,2,2,6\n")
    for format in [SeriesFormat.wide, .tsf] {
      #expect(
        throws: ConversionError.severalChannels(series: "A", format: format.rawValue)
      ) { try converted(several, to: format) }
    }
  }

  @Test("texts that spreadsheets would compute get an apostrophe if that was asked for")
  func formulas() {
    var plain = DelimitedText()
    plain.append(["=1+2", "-5", "@x", " a"])
    #expect(String(decoding: plain.bytes, as: UTF8.self) == "=1+2,-5,@x,\" a\"\n")
    var safe = DelimitedText(isSpreadsheetSafe: true)
    safe.append(["=1+2", "-5", "@x", "-a"])
    #expect(String(decoding: safe.bytes, as: UTF8.self) == "'=1+2,-5,'@x,'-a\n")
  }
}
