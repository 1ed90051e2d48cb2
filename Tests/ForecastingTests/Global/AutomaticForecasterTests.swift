import Forecasting
import Foundation
import NumericCore
import SeriesData
import Testing

@Suite("Networks and statistics together")
struct AutomaticForecasterTests {
  /// Quarterly series that grow and repeat, each of its own size.
  private func panel(_ count: Int = 12, steps: Int = 40) throws -> [TimeSeries] {
    try (0..<count).map { number in
      try makeSeries(
        (0..<steps).map { step in
          let season = [1.2, 0.7, 0.9, 1.3][(step + number) % 4]
          let wobble = 1 + 0.05 * Double((step * 7 + number * 13) % 11 - 5) / 5
          return Double(number + 1) * (10 + 0.3 * Double(step)) * season * wobble
        }, seasonLength: 4)
    }
  }

  private func forecaster(
    horizon: Int = 4, levels: [Double] = [], threads: Int = 1
  ) throws -> AutomaticForecaster {
    try AutomaticForecaster(
      horizon: horizon, levels: levels,
      resources: NetworkForecaster.Resources(pool: WorkerPool(threadCount: threads)))
  }

  @Test("forecast the same bytes with any number of threads")
  func threads() async throws {
    let panel = try panel()
    var forecasts: [[Forecast]] = []
    for threads in 1...3 {
      let fitted = try await forecaster(threads: threads).fit(panel)
      forecasts.append(try panel.map { try fitted.forecast($0, horizon: 4) })
    }
    #expect(forecasts[1] == forecasts[0])
    #expect(forecasts[2] == forecasts[0])
  }

  @Test("are a weighted mean of their parts, whose shares are kept while they learn again")
  func shares() async throws {
    let panel = try panel()
    let fitted = try #require(
      try await forecaster().fit(panel.map { $0.prefix(36) }) as? FittedAutomatic)
    #expect(fitted.judgedEnds == 12)
    #expect(fitted.networkCount == 4)
    let parts = try fitted.parts.map { try $0.forecaster.forecast(panel[3], horizon: 4) }
    let own = try fitted.forecast(panel[3], horizon: 4)
    let shares = fitted.shares
    let season = panel[3].channels[0].values.suffix(4)
    for (step, last) in zip(0..<4, season) {
      let mean =
        shares.networks * parts[0].channels[0].values[step]
        + shares.statistics * parts[1].channels[0].values[step] + shares.seasonalNaive * last
      #expect(abs(own.channels[0].values[step] - mean) <= 1e-12 * mean)
    }
    let again = try #require(try await fitted.again.fit(panel) as? FittedAutomatic)
    #expect(again.shares == shares)
    #expect(again.judgedEnds == 12)
  }

  @Test("know the season of series that repeat")
  func accuracy() async throws {
    let panel = try panel()
    let fitted = try await forecaster().fit(panel.map { $0.prefix(36) })
    for series in panel {
      let forecast = try fitted.forecast(series.prefix(36), horizon: 4).channels[0].values
      for (value, actual) in zip(forecast, series.channels[0].values[36...]) {
        #expect(abs(value / actual - 1) < 0.15)
      }
    }
  }

  @Test("forecast what never changes by statistics, and what did not until its end, too")
  func unchanging() async throws {
    let late = Array(repeating: 0.0, count: 36) + [1, 0, 2, 1]
    for values in [Array(repeating: 7, count: 40), late] {
      let series = try makeSeries(values, seasonLength: 4)
      let fitted = try #require(
        try await forecaster(levels: [80]).fit([series]) as? FittedAutomatic)
      let forecast = try fitted.forecast(series, horizon: 4).channels[0]
      #expect(fitted.judgedEnds == 0 && fitted.shares.networks == 0)
      guard Set(values).count == 1 else { continue }
      #expect(forecast.values == [7, 7, 7, 7] && forecast.intervals[0].lower == [7, 7, 7, 7])
    }
    await #expect(
      throws: ForecastingError.wayNeeds(way: "LSTM ensemble", needed: "a series that changes")
    ) {
      let resources = NetworkForecaster.Resources(pool: WorkerPool(threadCount: 1))
      _ = try await GlobalForecaster(horizon: 4, resources: resources).fit([
        try makeSeries(Array(repeating: 7, count: 40), seasonLength: 4)
      ])
    }
  }

  @Test("leave a constant series as it is, to the last digit")
  func constant() async throws {
    let constant = try makeSeries(Array(repeating: 0.1, count: 40), seasonLength: 4)
    let fitted = try await forecaster().fit(try panel() + [constant])
    #expect(try fitted.forecast(constant, horizon: 4).channels[0].values == [0.1, 0.1, 0.1, 0.1])
  }

  @Test("never forecast less than 0 of what was never less")
  func neverNegative() async throws {
    let falling = try makeSeries((0..<30).map { Double(max(0, 29 - $0)) })
    let fitted = try await GlobalForecaster(
      horizon: 6, effort: .quick,
      resources: NetworkForecaster.Resources(pool: WorkerPool(threadCount: 1))
    ).fit([falling])
    #expect(try fitted.forecast(falling, horizon: 6).channels[0].values.allSatisfy { $0 >= 0 })
  }

  @Test("forecast nothing below 0 of what never was, intervals included, statistics or not")
  func sign() async throws {
    let falling = try makeSeries([9, 7, 6, 4, 3, 1], [9, 7, 6, 4, 3, -1])
    let fitted = try await forecaster(horizon: 6, levels: [95]).fit([falling])
    let channels = try fitted.forecast(falling, horizon: 6).channels
    #expect(channels[0].values.allSatisfy { $0 >= 0 })
    #expect(channels[0].intervals[0].lower.allSatisfy { $0 >= 0 })
    #expect(channels[1].intervals[0].lower.contains { $0 < 0 })
  }

  @Test("are as many networks as the effort says, fewer where time is up, but for the first ones")
  func effort() async throws {
    let panel = try panel(steps: 16)
    for (effort, hasTime, count) in [
      (Effort.quick, true, 2), (.thorough, true, 8), (.thorough, false, 3),
    ] {
      let fitted = try await AutomaticForecaster(
        horizon: 4, effort: effort,
        resources: NetworkForecaster.Resources(
          pool: WorkerPool(threadCount: 3), hasTime: { hasTime })
      ).fit(panel)
      #expect((fitted as? FittedAutomatic)?.networkCount == count)
    }
  }

  @Test("forecast by statistics alone what is too short to learn from")
  func tooShort() async throws {
    let short = try makeSeries([3, 4, 5])
    let fitted = try #require(try await forecaster(horizon: 2).fit([short]) as? FittedAutomatic)
    #expect(fitted.shares.statistics == 1)
    #expect(fitted.parts.map(\.name) == ["combination"])
    #expect(try fitted.forecast(short, horizon: 2).horizon == 2)
  }

  @Test(
    "have intervals around the forecast, the wider the surer: of few ends those of the statistics",
    arguments: [12, 24])
  func intervals(count: Int) async throws {
    let panel = try panel(count)
    let fitted = try await forecaster(levels: [80, 95]).fit(panel)
    let channel = try fitted.forecast(panel[0], horizon: 4).channels[0]
    let (narrow, wide) = (channel.intervals[0], channel.intervals[1])
    for step in 0..<4 {
      #expect(wide.lower[step] <= narrow.lower[step] && narrow.lower[step] < channel.values[step])
      #expect(wide.upper[step] >= narrow.upper[step] && narrow.upper[step] > channel.values[step])
    }
  }

  @Test(
    "have intervals of the statistics whose 95 % hold what these forecast, however far networks are"
  )
  func disagreement() async throws {
    let growing = try makeSeries((0..<60).map { pow(1.3, Double($0)) })
    let channel = try await forecaster(horizon: 12, levels: [80, 95]).fit([growing])
      .forecast(growing, horizon: 12).channels[0]
    let statistics = try CombinationBaseline().forecast(growing, horizon: 12).channels[0].values
    let (narrow, wide) = (channel.intervals[0], channel.intervals[1])
    for (step, value) in statistics.enumerated() {
      let slack = 1e-9 * channel.values[step]
      #expect(wide.lower[step] <= value + slack && value <= wide.upper[step] + slack)
      #expect(wide.lower[step] < narrow.lower[step] && narrow.upper[step] < wide.upper[step])
    }
  }

  @Test("do not go on with a jump that came but once")
  func jump() async throws {
    let values = (0..<96).map { step in
      let level: Double = step < 90 ? 1 : 5
      return level * Double(95 + step * step * 7919 % 11)
    }
    let jumping = try makeSeries(values, seasonLength: 12)
    let fitted = try await GlobalForecaster(
      horizon: 12, effort: .quick,
      resources: NetworkForecaster.Resources(pool: WorkerPool(threadCount: 1))
    ).fit([jumping])
    let forecast = try fitted.forecast(jumping, horizon: 12).channels[0].values
    #expect(forecast.allSatisfy { 90...750 ~= $0 }, "\(forecast)")
  }

  @Test("refuse a horizon that was not trained for")
  func longHorizon() async throws {
    let panel = try panel()
    let fitted = try await GlobalForecaster(
      horizon: 2, effort: .quick,
      resources: NetworkForecaster.Resources(pool: WorkerPool(threadCount: 1))
    ).fit(panel)
    #expect(
      throws: ForecastingError.horizonTooLong(forecaster: "LSTM ensemble", horizon: 3, longest: 2)
    ) { try fitted.forecast(panel[0], horizon: 3) }
  }
}
