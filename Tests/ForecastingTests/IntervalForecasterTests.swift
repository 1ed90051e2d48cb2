import Forecasting
import NumericCore
import SeriesData
import Testing

@Suite("Intervals that need more history than the forecast")
struct IntervalForecasterTests {
  @Test("are left out, and nothing else, of statistics and of auto")
  func short() async throws {
    let short = try makeSeries([3, 5])
    let long = try makeSeries((0..<20).map { Double($0 * 7 % 5) })
    let automatic = try await AutomaticForecaster(
      horizon: 2, levels: [80], effort: .quick,
      resources: NetworkForecaster.Resources(pool: WorkerPool(threadCount: 1))
    ).fit([long])
    for fitted in [automatic, try BaselineForecaster(NaiveBaseline(), levels: [80])] {
      let bare = try fitted.forecastAtLeast(short, horizon: 2, within: .none).channels[0]
      #expect(bare.intervals.isEmpty && bare.values.count == 2)
      let telling = try fitted.forecastAtLeast(long, horizon: 2, within: .none).channels[0]
      #expect(telling.intervals.count == 1)
      #expect(throws: ForecastingError.self) { try fitted.forecast(short, horizon: 2) }
    }
  }

  @Test("do not matter where the history is too short for the forecast")
  func tooShort() throws {
    let fitted = try BaselineForecaster(DriftBaseline(), levels: [80])
    #expect(throws: ForecastingError.self) {
      try fitted.forecastAtLeast(makeSeries([3]), horizon: 2, within: .none)
    }
  }
}
