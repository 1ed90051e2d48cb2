import Evaluation
import Forecasting
import SeriesData
import Testing

@Suite("The shape of a forecast")
struct ForecastShapeTests {
  /// What always forecasts the same values.
  private struct Fixed: Forecaster, FittedForecaster {
    let name = "fixed"
    let values: [Double]

    func fit(_ histories: [TimeSeries]) -> any FittedForecaster { self }

    func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
      try Forecast(after: history, values: [Array(values.prefix(horizon))])
    }
  }

  private func remarks(_ values: [Double], after history: [Double]) async throws -> [String] {
    let series = try makeSeries(history, seasonLength: 4)
    return try await JudgedForecast.make(
      of: series, horizon: values.count, holdout: .horizon, by: Fixed(values: values),
      baselines: [NaiveBaseline(), SeasonalNaiveBaseline()]
    ).shapeRemarks(on: series)
  }

  private let season = [1.0, 5, 2, 8]

  @Test("is flat where it hardly moves")
  func flat() async throws {
    let history = (0..<24).map { season[$0 % 4] + Double($0 * 7 % 5) }
    let remarks = try await remarks([4, 4.1, 4, 4.1], after: history)
    #expect(remarks.count == 1)
    #expect(remarks[0].contains("'a' is nearly flat"))
  }

  @Test("is copied where it is the last season")
  func copied() async throws {
    let history = (0..<24).map { season[$0 % 4] + Double($0 * 7 % 5) }
    let remarks = try await remarks(Array(history.suffix(4)), after: history)
    #expect(remarks.count == 1)
    #expect(remarks[0].contains("repeats the last season"))
  }

  @Test("is nothing to speak of otherwise, or where the series itself is constant")
  func other() async throws {
    let history = (0..<24).map { season[$0 % 4] + Double($0 * 7 % 5) }
    #expect(try await remarks([3, 7, 1, 9], after: history).isEmpty)
    #expect(
      try await remarks([2, 2, 2, 2], after: Array(repeating: 2, count: 24)).isEmpty)
  }
}
