import Forecasting
import SeriesData
import Testing

@Suite("Forecast")
struct ForecastTests {
  @Test("continues the series: its names, its axis, its time labels")
  func continuesTheSeries() throws {
    let history = try makeSeries([1, 2, 3], [4, 5, 6])
    let forecast = try Forecast(after: history, values: [[7, 8], [9, 10]])
    #expect(forecast.series == "s")
    #expect(forecast.origin == 3)
    #expect(forecast.horizon == 2)
    #expect(forecast.timeLabels == ["3", "4"])
    #expect(forecast.channels.map(\.name) == ["a", "b"])
    #expect(forecast.channels.map(\.values) == [[7, 8], [9, 10]])
  }

  @Test("a value that is not finite is refused with its place", arguments: [Double.nan, .infinity])
  func refusesWhatIsNotFinite(value: Double) throws {
    let history = try makeSeries([1, 2, 3], [4, 5, 6])
    #expect(throws: ForecastingError.notFinite(series: "s", channel: "b", time: "4")) {
      try Forecast(after: history, values: [[7, 8], [9, value]])
    }
  }
}
