import Forecasting
import SeriesData
import Testing

@Suite("Baselines")
struct BaselineTests {
  static let history: [Double] = [2, 4, 6, 3, 5, 10]

  static let byHand: [(name: String, values: [Double])] = [
    ("naive", [10, 10, 10, 10, 10]),
    ("seasonal naive", [3, 5, 10, 3, 5]),
    ("drift", [11.6, 13.2, 14.8, 16.4, 18]),
    ("mean", [5, 5, 5, 5, 5]),
  ]

  private func baseline(_ name: String) throws -> any Baseline {
    try #require(Baselines.all.first { $0.name == name })
  }

  @Test("equal the rule worked out by hand", arguments: byHand)
  func equalTheRuleByHand(name: String, values: [Double]) throws {
    let series = try makeSeries(Self.history, seasonLength: 3)
    let forecast = try baseline(name).forecast(series, horizon: 5)
    for (found, expected) in zip(forecast.channels[0].values, values) {
      // The slope of drift is rounded once, and multiplied by up to 5.
      #expect(abs(found - expected) < 1e-13)
    }
    #expect(forecast.horizon == 5)
  }

  @Test("the list holds each of them once, in the order of the tables")
  func listHoldsEachOnce() {
    #expect(Baselines.all.map(\.name) == Self.byHand.map(\.name))
  }

  @Test("forecast each channel by itself", arguments: byHand.map(\.name))
  func forecastEachChannelByItself(name: String) throws {
    let other: [Double] = [7, 1, 8, 2, 8, 1]
    let baseline = try baseline(name)
    let both = try baseline.forecast(makeSeries(Self.history, other, seasonLength: 3), horizon: 4)
    let alone = try baseline.forecast(makeSeries(other, seasonLength: 3), horizon: 4)
    #expect(both.channels.map(\.name) == ["a", "b"])
    #expect(both.channels[1].values == alone.channels[0].values)
  }

  @Test(
    "a history too short is refused, not forecast by another rule",
    arguments: [("seasonal naive", 11, 12), ("drift", 1, 2), ("naive", 0, 1), ("mean", 0, 1)])
  func refuseShortHistories(name: String, count: Int, needed: Int) throws {
    let series = try makeSeries([Double](repeating: 1, count: 12), seasonLength: 12).prefix(count)
    #expect(
      throws: ForecastingError.historyTooShort(
        forecaster: name, series: "s", count: count, needed: needed)
    ) { try baseline(name).forecast(series, horizon: 3) }
  }

  @Test("the shortest history they take is enough", arguments: byHand.map(\.name))
  func takeTheShortestHistory(name: String) throws {
    let baseline = try baseline(name)
    let needed = baseline.neededCount(seasonLength: 4)
    let series = try makeSeries([Double](repeating: 7, count: needed), seasonLength: 4)
    let forecast = try baseline.forecast(series, horizon: 9)
    #expect(forecast.channels[0].values == [Double](repeating: 7, count: 9))
  }

  @Test("a horizon below 1 is refused", arguments: byHand.map(\.name))
  func refuseHorizonZero(name: String) throws {
    let series = try makeSeries(Self.history)
    #expect(throws: ForecastingError.notPositive(name: "horizon", value: 0)) {
      try baseline(name).forecast(series, horizon: 0)
    }
  }

  @Test("drift between huge ends is right where it fits, and refused where it overflows")
  func driftOfHugeValues() throws {
    let falling = try makeSeries([1.6e308, 0, 0, 0, -1.6e308])
    #expect(throws: ForecastingError.notFinite(series: "s", channel: "a", time: "5")) {
      try baseline("drift").forecast(falling, horizon: 1)
    }
    let crossing = try makeSeries([1.2e308, 0, 0, 0, -0.8e308])
    let forecast = try baseline("drift").forecast(crossing, horizon: 1)
    #expect(abs(forecast.channels[0].values[0] / -1.3e308 - 1) < 1e-15)
  }

  @Test("a season of one step leaves seasonal naive out, and says so once")
  func seasonOfOneStep() {
    let (distinct, notes) = Baselines.distinct(seasonLength: 1)
    #expect(distinct.map(\.name) == ["naive", "drift", "mean"])
    #expect(
      notes == ["The season length is 1: seasonal naive is the same as naive, and is left out."])
    #expect(Baselines.distinct(seasonLength: 2).baselines.count == 4)
    #expect(Baselines.distinct(seasonLength: 2).notes.isEmpty)
  }
}
