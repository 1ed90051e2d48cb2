import Evaluation
import Forecasting
import SeriesData
import Testing

@Suite("Warnings about forecasts")
struct ForecastWarningsTests {
  private func warnings(
    _ channels: [(history: [Double], forecast: [Double])], halfWidth: Double? = nil
  ) throws -> [String] {
    let series = try TimeSeries(
      name: "s", axis: makeSeries([0]).axis, seasonLength: 1,
      channels: channels.enumerated().map { number, channel in
        TimeSeries.Channel(name: "y\(number)", values: channel.history)
      })
    let intervals = halfWidth.map { half in
      channels.map {
        PredictionInterval(
          level: 80, lower: $0.forecast.map { $0 - half }, upper: $0.forecast.map { $0 + half })
      }
    }
    let forecast = try Forecast(
      after: series, values: channels.map(\.forecast), intervals: intervals.map { [$0] } ?? [])
    return ForecastWarnings(about: [forecast], after: [series]).sentences
  }

  @Test("tell how far a forecast is from all that was seen, above it and below")
  func far() throws {
    let above = try warnings([([1, 2, 3], [4, 43])])
    #expect(above.count == 1)
    #expect(
      above[0].contains("forecast of 'y0' goes beyond all that was seen by 20 times the range"))
    #expect(above[0].contains("--upper-bound"))
    let below = try warnings([([1, 2, 3], [1, -43])])
    #expect(below[0].contains("22 times") && below[0].contains("--lower-bound"))
  }

  @Test("tell of several the farthest by its name")
  func several() throws {
    let found = try warnings([([1, 2], [1e9]), ([1, 2], [1]), ([1, 2], [20])])
    #expect(
      found[0].contains(
        "2 forecasts go far beyond all that was seen, that of 'y0' by more than a million times"))
  }

  @Test("are none where the forecast stays near, or nothing ever changed")
  func near() throws {
    #expect(try warnings([([1, 2, 3], [20, -15])], halfWidth: 1).isEmpty)
    #expect(try warnings([([2, 2, 2], [2, 3])], halfWidth: 1).isEmpty)
    #expect(try warnings([([1, 2, 3], [2, 2])], halfWidth: 0).isEmpty)
  }

  @Test("name intervals without width of what never changed")
  func certain() throws {
    let one = try warnings([([1, 2], [1]), ([7, 7], [7])], halfWidth: 0)
    #expect(one.count == 1 && one[0].hasPrefix("The intervals of 'y1' have no width"))
    let two = try warnings([([5, 5], [5]), ([7, 7], [7])], halfWidth: 0)
    #expect(two[0].hasPrefix("The intervals of 'y0' and 1 more have no width"))
  }
}
