import Forecasting
import SeriesData
import Testing

@Suite("Origins")
struct OriginsTests {
  @Test(
    "step from the start of the held-out end to the last observation",
    arguments: [
      (12, 12, nil, [8]),
      (12, 6, nil, [8, 14]),
      (10, 4, nil, [10, 14, 18]),
      (3, 12, nil, [17]),
      (4, 2, 1, [16, 17, 18, 19]),
      (19, 7, 10, [1, 11]),
    ] as [(Int, Int, Int?, [Int])])
  func step(holdout: Int, horizon: Int, stride: Int?, known: [Int]) throws {
    let series = try makeSeries((0..<20).map(Double.init))
    let origins = try Origins(in: series, holdout: holdout, horizon: horizon, stride: stride)
    #expect(origins.known == known)
    #expect(origins.horizon == horizon)
  }

  @Test("a held-out end must leave something to learn from", arguments: [20, 21])
  func refuseTheWholeSeries(holdout: Int) throws {
    let series = try makeSeries((0..<20).map(Double.init))
    #expect(
      throws: ForecastingError.holdoutTooLong(series: "s", holdout: holdout, count: 20)
    ) { try Origins(in: series, holdout: holdout, horizon: 1) }
  }

  @Test("numbers below 1 are refused by name")
  func refuseNumbersBelowOne() throws {
    let series = try makeSeries((0..<20).map(Double.init))
    #expect(throws: ForecastingError.notPositive(name: "held-out end", value: 0)) {
      try Origins(in: series, holdout: 0, horizon: 1)
    }
    #expect(throws: ForecastingError.notPositive(name: "horizon", value: -1)) {
      try Origins(in: series, holdout: 2, horizon: -1)
    }
    #expect(throws: ForecastingError.notPositive(name: "stride", value: 0)) {
      try Origins(in: series, holdout: 2, horizon: 1, stride: 0)
    }
  }
}
