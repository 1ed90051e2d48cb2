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
}
