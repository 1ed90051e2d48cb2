import SeriesData
import Testing

@Suite("Time series")
struct TimeSeriesTests {
  private func series(
    _ channels: [TimeSeries.Channel], seasonLength: Int = 1
  ) throws -> TimeSeries {
    let axis = TimeAxis(
      start: try time("1949-01"), frequency: try Frequency(.month), style: .yearMonth)
    return try TimeSeries(name: "s", axis: axis, seasonLength: seasonLength, channels: channels)
  }

  @Test("a suffix keeps its own times, month ends included, and what it misses")
  func suffix() throws {
    let start = try #require(TimeAxis(startingAt: "2020-01-31", frequency: Frequency(.month)))
    let whole = try TimeSeries(
      name: "s", axis: start, seasonLength: 12,
      channels: [.init(name: "x", values: [1, 2, 3, 4], missing: [true, false, true, false])])
    let part = whole.suffix(3)
    #expect((0..<5).map { part.axis.label(at: $0) } == (1..<6).map { whole.axis.label(at: $0) })
    #expect(part.channels[0].values == [2, 3, 4])
    #expect(part.channels[0].missing == [false, true, false])
    #expect(whole.suffix(4) == whole)
  }

  @Test("a prefix keeps name, axis and the first observations")
  func prefix() throws {
    let whole = try series([
      .init(name: "a", values: [1, 2, 3]), .init(name: "b", values: [4, 5, 6]),
    ])
    let part = whole.prefix(2)
    #expect(part.count == 2)
    #expect(part.channels.map(\.values) == [[1, 2], [4, 5]])
    #expect(part.axis == whole.axis)
    #expect(whole.prefix(0).count == 0)
    #expect(whole.prefix(3) == whole)
    #expect(part.axis.label(at: part.count) == "1949-03")
  }

  @Test("what is no series is refused with the facts")
  func refused() throws {
    let cases: [([TimeSeries.Channel], Int, String)] = [
      ([], 1, "Series 's' has no numeric column to forecast."),
      ([.init(name: "a", values: [1])], 0, "The season length must be at least 1, but is 0."),
      (
        [.init(name: "a", values: [1])], .max,
        "The season length must be at most 1000000000, but is 9223372036854775807."
      ),
      (
        [.init(name: "a", values: [1]), .init(name: "b", values: [])], 1,
        "Series 's': column 'b' has 0 values, the first column 1."
      ),
      (
        [.init(name: "a", values: [1, .infinity])], 1,
        "Series 's': column 'a' is inf at 1949-02; every value must be finite."
      ),
    ]
    for (channels, seasonLength, message) in cases {
      let error = #expect(throws: SeriesError.self) {
        try series(channels, seasonLength: seasonLength)
      }
      #expect(error?.description == message)
    }
  }

  @Test("the steps that follow end with the last year and the last step that can be written")
  func times() throws {
    let last = try TimeSeries(
      name: "s",
      axis: TimeAxis(
        start: try time("9999-10"), frequency: try Frequency(.month), style: .yearMonth),
      seasonLength: 1, channels: [.init(name: "a", values: [1, 2])])
    try last.checkTimes(ofNext: 1)
    for (steps, text) in [(2, "2 steps"), (.max, "9223372036854775807 steps")] {
      let error = #expect(throws: SeriesError.self) { try last.checkTimes(ofNext: steps) }
      #expect(
        error?.description
          == "Series 's': \(text) after 9999-11 lead past the last time that can be written, the year "
          + "9999 or step 10^15. Shorten the horizon.")
    }
    let steps = try TimeSeries(
      name: "s",
      axis: TimeAxis(
        start: .step(999_999_999_999_999), frequency: try Frequency(.step), style: .step),
      seasonLength: 1, channels: [.init(name: "a", values: [1])])
    try steps.checkTimes(ofNext: 1)
    #expect(throws: SeriesError.self) { try steps.checkTimes(ofNext: 2) }
  }
}
