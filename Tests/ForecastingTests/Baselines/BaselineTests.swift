import Forecasting
import Foundation
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

  @Test("the list holds each of them once, those of the tables in their order")
  func listHoldsEachOnce() {
    #expect(Set(Baselines.all.map(\.name)).count == Baselines.all.count)
    #expect(Baselines.shown.map(\.name) == Self.byHand.map(\.name) + ["ETS", "Theta"])
    #expect(Baselines.all.prefix(6).map(\.name) == Baselines.shown.map(\.name))
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

  @Test("the shortest history they take is enough", arguments: Baselines.all.map(\.name))
  func takeTheShortestHistory(name: String) throws {
    let baseline = try baseline(name)
    let needed = baseline.neededCount(seasonLength: 4)
    let series = try makeSeries([Double](repeating: 7, count: needed), seasonLength: 4)
    let level = name == "SBA" ? 0.95 * 7 : 7
    for value in try baseline.forecast(series, horizon: 9).channels[0].values {
      #expect(abs(value - level) < 1e-9)
    }
    #expect(throws: ForecastingError.self) {
      try baseline.forecast(series.prefix(needed - 1), horizon: 1)
    }
  }

  /// Histories that trouble methods which divide, take logarithms or square.
  static let hostile: [[Double]] = [
    [Double](repeating: 0, count: 30),
    [Double](repeating: -3, count: 30),
    (0..<30).map { $0 % 7 == 3 ? Double($0) : 0 },
    (0..<30).map { $0 % 2 == 0 ? 1 : -1 },
    (0..<30).map { $0 == 29 ? 1e9 : 1 },
    (0..<30).map { $0 == 0 ? 1e9 : 1e-9 },
    (0..<30).map { Double($0) },
    (0..<30).map { Double(1 << $0) },
    (0..<30).map { Double.leastNonzeroMagnitude * Double($0 % 4) },
    (0..<30).map { 1e300 * Double($0 % 5 + 1) },
  ]

  @Test(
    "hostile histories of any length are forecast by numbers, with deviations",
    arguments: Baselines.all.map(\.name), [1, 2, 4, 12])
  func hostileHistories(name: String, seasonLength: Int) throws {
    let baseline = try baseline(name)
    for history in Self.hostile {
      for count in [1, 2, 3, 5, 6, 7, 8, 12, 24, 30]
      where count >= baseline.neededCount(seasonLength: seasonLength) {
        let outlook = baseline.outlook(
          after: Array(history.prefix(count)), seasonLength: seasonLength, horizon: 14)
        #expect(outlook.values.count == 14 && outlook.values.allSatisfy(\.isFinite))
        #expect(outlook.deviations.allSatisfy { $0 >= 0 && $0.isFinite })
      }
    }
  }

  @Test(
    "a history in a unit that is 1024 times smaller gives the same forecast, 1024 times larger",
    arguments: Baselines.all.map(\.name))
  func equivariance(name: String) throws {
    let history = (0..<40).map { step in
      let value: Int = 20 + step + 9 * (step % 4) + (step * step) % 5
      return Double(value)
    }
    let baseline = try baseline(name)
    let plain = baseline.outlook(after: history, seasonLength: 4, horizon: 6)
    let large = baseline.outlook(
      after: history.map { $0 * 1024 }, seasonLength: 4, horizon: 6)
    #expect(large.values == plain.values.map { $0 * 1024 })
    #expect(large.deviations == plain.deviations.map { $0 * 1024 })
  }

  @Test("intervals are normal around the forecast, and need two observations more")
  func intervals() throws {
    let series = try makeSeries([2, 4, 6, 3, 5, 10])
    let forecast = try NaiveBaseline().forecast(series, horizon: 4, levels: [95])
    let interval = forecast.channels[0].intervals[0]
    // The changes 2, 2, −3, 2, 5 have a mean square of 46/5; at the fourth step σ is doubled.
    let half = 1.959963984540054 * 2 * (46.0 / 5).squareRoot()
    #expect(abs(interval.lower[3] - (10 - half)) < 1e-12)
    #expect(abs(interval.upper[3] - (10 + half)) < 1e-12)
    #expect(
      throws: ForecastingError.historyTooShort(
        forecaster: "an interval of naive", series: "s", count: 2, needed: 3)
    ) { try NaiveBaseline().forecast(series.prefix(2), horizon: 1, levels: [95]) }
    #expect(throws: ForecastingError.levelOutOfRange(level: 100)) {
      try BaselineForecaster(NaiveBaseline(), levels: [100])
    }
  }

  @Test("intervals hold their forecast where factors of a wild season are below 0")
  func negativeFactors() throws {
    let wild = (0..<56).map { exp(6 * sin(Double($0 * $0) * 1.7 + 2)) }
    let forecast = try HoltWintersBaseline.standard.forecast(
      makeSeries(wild, seasonLength: 7), horizon: 7, levels: [80])
    let channel = forecast.channels[0]
    #expect(channel.values.contains { $0 < 0 })
    for (step, value) in channel.values.enumerated() {
      let interval = channel.intervals[0]
      #expect(interval.lower[step] <= value && value <= interval.upper[step])
    }
  }

  @Test("weights that would be unstable are none, however perfect their rounding looks")
  func longHistory() throws {
    let values = (0..<40_000).map { step in
      let day = 10 * sin(Double(step) * 2 * .pi / 24)
      let week = 8 * sin(Double(step) * 2 * .pi / 168)
      return 50 + day + week + Double(step * step * 7919 % 1009) / 500
        + 30 * sin(Double(step) / 3000)
    }
    for baseline in [ETSBaseline(), HoltWintersBaseline.additive] as [any Baseline] {
      let outlook = baseline.outlook(after: values, seasonLength: 24, horizon: 2)
      #expect(outlook.values.allSatisfy { abs($0 - values[39_999]) < 20 }, "\(baseline.name)")
    }
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
    #expect(distinct.map(\.name) == ["naive", "drift", "mean", "ETS", "Theta"])
    #expect(
      notes == ["The season length is 1: seasonal naive is the same as naive, and is left out."])
    #expect(Baselines.distinct(seasonLength: 2).baselines.count == 6)
    #expect(Baselines.distinct(seasonLength: 2, from: "Theta").baselines.count == 5)
    #expect(Baselines.distinct(seasonLength: 2).notes.isEmpty)
  }
}
