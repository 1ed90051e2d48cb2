import SeriesData
import Testing

@Suite("Conversion")
struct RoundTripTests {
  static let panel =
    "unique_id,ds,y\nA,2020-01-31,1.5\nA,2020-02-29,2\n\"B, b\",2021-05-31,1e-300\n"
    + "\"B, b\",2021-06-30,20\n"

  private func text(_ reading: SeriesReading) -> SeriesText {
    SeriesText(
      delimiter: .comma, isSpreadsheetSafe: false,
      seriesColumn: reading.seriesColumn.value ?? "unique_id",
      timeColumn: reading.timeColumn.value, valueColumn: "y")
  }

  @Test("a long file is written as it was")
  func long() throws {
    let reading = try reading(Self.panel)
    let bytes = text(reading).long(reading.panel, isLong: true)
    #expect(String(decoding: bytes, as: UTF8.self) == Self.panel)
  }

  @Test("a wide file becomes a long one and comes back")
  func wide() throws {
    let original = "t,\"a,b\",c\n1,1,2.5\n2,3,-0.1\n3,5,6\n"
    let wide = try reading(original)
    let long = text(wide).long(wide.panel, isLong: false)
    let back = try reading(String(decoding: long, as: UTF8.self))
    #expect(back.panel.map(\.name) == ["a,b", "c"])
    #expect(String(decoding: try text(back).wide(back.panel), as: UTF8.self) == original)
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
    let bytes = try TSFText.bytes(of: reading.panel, relation: "test", horizon: 24)
    #expect(String(decoding: bytes, as: UTF8.self) == original)
  }

  @Test("what a format cannot hold is refused")
  func refused() throws {
    let panel = try reading(Self.panel)
    #expect(throws: ConversionError.otherTimes(series: "B, b", first: "A")) {
      try text(panel).wide(panel.panel)
    }
    #expect(throws: ConversionError.self) {
      try TSFText.bytes(of: panel.panel, relation: "x", horizon: nil)
    }
    let steps = try reading("t,y\n5,1\n6,2\n")
    #expect(throws: ConversionError.stepsNotHeld(series: "y", start: 5)) {
      try TSFText.bytes(
        of: [steps.series.renamed("y", keeping: steps.series.channels[0])], relation: "x",
        horizon: nil)
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
