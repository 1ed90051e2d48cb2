import Evaluation
import Forecasting
import Plotting
import Reporting
import SeriesData
import Testing

@Suite("Forecast figure of results")
struct ForecastFigureTests {
  @Test("holds the series, the held-out forecast, the forecast and the verdict")
  func judged() async throws {
    let series = try makeSeries([("a", [1, 2, 4, 8, 16]), ("b", [5, 6, 7, 8, 9])])
    let forecast = try Forecast(after: series, values: [[20, 30, 40], [10, 11, 12]])
    let judgement = try await makeJudgement(series, network: [[7, 15], [8, 10]])
    let figure = ForecastFigure(
      forecast, by: "GRU", after: series, judgement: judgement, unit: "m")
    #expect(figure.title == "s: the next 3 months all average more than the last")
    #expect(
      figure.subtitle
        == "GRU beats every baseline on the last 2 months of 2 columns together: MASE 0.58, "
        + "drift 1.92.")
    #expect(figure.times == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(figure.axis == HorizontalAxis(.number))
    #expect(figure.originLabel == "5")
    #expect(figure.heldOutCount == 2)
    #expect(figure.targets.map(\.name) == ["a", "b"])
    #expect(figure.targets.map(\.unit) == ["m", "m"])
    #expect(figure.targets.map(\.observed) == series.channels.map(\.values))
    #expect(figure.targets.map(\.heldOutForecast?.values) == [[7, 15], [8, 10]])
    #expect(figure.targets.map(\.forecast.values) == [[20, 30, 40], [10, 11, 12]])
    #expect(throws: Never.self) { try figure.figure() }
  }

  @Test("without a judgement there is no held-out end, and the title asked for is taken")
  func notJudged() throws {
    let series = try makeSeries([("a", [1, 2])])
    let forecast = try Forecast(after: series, values: [[3]])
    let figure = ForecastFigure(
      forecast, by: "GRU", after: series, judgement: nil, title: "Mine")
    #expect(figure.title == "Mine")
    #expect(figure.subtitle == "GRU's forecast")
    #expect(figure.heldOutCount == 0)
    #expect(figure.targets[0].heldOutForecast == nil)
    #expect(throws: Never.self) { try figure.figure() }
  }

  @Test("of overlapping held-out forecasts the latest origin's is drawn; gaps stay gaps")
  func severalOrigins() async throws {
    let series = try makeSeries([("a", [1, 2, 4, 8, 16, 32])])
    let forecast = try Forecast(after: series, values: [[3]])
    for (horizon, stride, expected) in [
      (3, 1, [2, 4, 8, 16]), (1, 2, [2, .nan, 8, .nan]), (3, 3, [2, 2, 2, 16]),
    ] as [(Int, Int, [Double])] {
      let origins = try Origins(in: series, holdout: 4, horizon: horizon, stride: stride)
      let judgement = try await Judgement(
        of: RollingOrigins.forecasts(of: series, at: origins, by: [NaiveBaseline()]), in: series)
      let figure = ForecastFigure(forecast, by: "naive", after: series, judgement: judgement)
      let drawn = figure.targets[0].heldOutForecast?.values
      #expect(drawn?.map(\.description) == expected.map(\.description))
    }
  }

  @Test("a forecaster that refused has no held-out forecast")
  func refused() async throws {
    let series = try makeSeries([("a", [1, 2, 4])], seasonLength: 12)
    let judgement = try await makeJudgement(series, network: [[7]])
    let figure = ForecastFigure(
      try Forecast(after: series, values: [[3]]), by: "seasonal naive", after: series,
      judgement: judgement)
    #expect(figure.targets[0].heldOutForecast == nil)
    #expect(throws: Never.self) { try figure.figure() }
  }
}
