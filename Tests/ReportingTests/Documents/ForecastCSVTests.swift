import Forecasting
import Reporting
import SeriesData
import Testing

@Suite("Forecast CSV")
struct ForecastCSVTests {
  private func text(
    _ channels: [(name: String, values: [Double])], timeColumn: String = "Month"
  ) throws -> String {
    let history = try makeSeries(channels.map { ($0.name, [0, 0]) })
    let forecast = try Forecast(after: history, values: channels.map(\.values))
    return String(decoding: ForecastCSV.bytes(of: forecast, timeColumn: timeColumn), as: UTF8.self)
  }

  @Test("has the time column, then one column per target, and ends lines with a line feed")
  func plain() throws {
    #expect(
      try text([("Passengers", [120, 131.5]), ("Größe", [-0.25, 0])])
        == "Month,Passengers,Größe\n3,120,-0.25\n4,131.5,0\n")
  }

  @Test(
    "quotes names as RFC 4180 asks, and leaves all else verbatim",
    arguments: [
      ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""),
      ("dos\r\n", "\"dos\r\n\""), (" spaced ", "\" spaced \""), ("=cmd()", "=cmd()"), ("", ""),
      ("'`$(x)", "'`$(x)"), ("e\u{301}", "e\u{301}"),
    ])
  func quoting(name: String, field: String) throws {
    #expect(try text([(name, [1])], timeColumn: name) == "\(field),\(field)\n3,1\n")
  }

  @Test("of many series has empty fields for intervals that are not told")
  func missingIntervals() throws {
    let series = try makeSeries([("y", [0, 0])])
    let interval = PredictionInterval(level: 80, lower: [1], upper: [3])
    let forecasts = [
      try Forecast(after: series, values: [[2]]),
      try Forecast(after: series, values: [[2]], intervals: [[interval]]),
    ]
    let bytes = ForecastCSV.bytes(of: forecasts, seriesColumn: "id", timeColumn: nil)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "id,step,forecast,lower-80,upper-80")
    #expect(lines[1].hasSuffix(",1,2,,") && lines[2].hasSuffix(",1,2,1,3"))
  }

  @Test("numbers read back to the same value")
  func numbersReadBack() throws {
    let values: [Double] = [
      0.1, 1 / 3, -2.5e-7, 1e16, 123_456_789.123_456_78, .greatestFiniteMagnitude,
      .leastNonzeroMagnitude, -0.0, 9_007_199_254_740_991,
    ]
    let lines = try text([("y", values)]).split(separator: "\n").dropFirst()
    let read = lines.compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
    #expect(read.map(\.bitPattern) == values.map(\.bitPattern))
  }
}
