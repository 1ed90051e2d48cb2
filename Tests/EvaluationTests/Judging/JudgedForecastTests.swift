import Evaluation
import Forecasting
import SeriesData
import Synchronization
import Testing

@Suite("Judged forecast")
struct JudgedForecastTests {
  /// Forecasts the number of steps it learned from; notes every fit.
  private final class Probe: Forecaster {
    struct Fitted: FittedForecaster {
      let learned: Int

      func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
        try Forecast(
          after: history,
          values: history.channels.map { _ in Array(repeating: Double(learned), count: horizon) })
      }
    }

    struct FittedAgain: FittedForecaster, Relearnable {
      let fitted: Fitted
      let again: any Forecaster

      func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
        try fitted.forecast(history, horizon: horizon)
      }
    }

    let name: String
    private let needed: Int
    private let again: Probe?
    private let log = Mutex<[Int]>([])

    init(_ name: String = "probe", needed: Int = 1, again: Probe? = nil) {
      self.name = name
      self.needed = needed
      self.again = again
    }

    /// How many steps were known at each fit.
    var fits: [Int] { log.withLock { $0 } }

    func fit(_ histories: [TimeSeries]) async throws -> any FittedForecaster {
      let count = histories[0].count
      guard count >= needed else {
        throw ForecastingError.historyTooShort(
          forecaster: name, series: histories[0].name, count: count, needed: needed)
      }
      log.withLock { $0.append(count) }
      let fitted = Fitted(learned: count)
      return again.map { FittedAgain(fitted: fitted, again: $0) } ?? fitted
    }
  }

  private func judge(
    _ series: TimeSeries, horizon: Int = 3, holdout: JudgedForecast.Holdout = .horizon,
    by forecaster: any Forecaster
  ) async throws -> JudgedForecast {
    try await JudgedForecast.make(
      of: series, horizon: horizon, holdout: holdout, by: forecaster, baselines: simpleBaselines)
  }

  private let series: TimeSeries

  init() throws { series = try makeSeries((0..<20).map(Double.init)) }

  @Test("is judged before the held-out end and made from everything")
  func judgedThenRefitted() async throws {
    let probe = Probe()
    let result = try await judge(series, by: probe)
    #expect(probe.fits == [17, 20])
    #expect(result.forecast.origin == 20)
    #expect(result.forecast.channels[0].values == [20, 20, 20])
    #expect((result.fitted as? Probe.Fitted)?.learned == 17)
    #expect(result.unjudgedReason == nil)
    let judgement = try #require(result.judgement)
    #expect(judgement.origins == [17])
    #expect(judgement.standings.map(\.forecaster) == ["probe"] + simpleBaselines.map(\.name))
    #expect(judgement.standings.map(\.isBaseline) == [false, true, true, true, true])
    // 17 is forecast; 17, 18 and 19 were observed.
    #expect(judgement.standings[0].value(of: .mae) == 1)
  }

  @Test("what can learn again does so from everything, instead of choosing anew")
  func relearns() async throws {
    for (holdout, known) in [(.horizon, 17), (.none, 20)] as [(JudgedForecast.Holdout, Int)] {
      let again = Probe("again")
      let probe = Probe(again: again)
      let result = try await judge(series, holdout: holdout, by: probe)
      #expect(probe.fits == [known])
      #expect(again.fits == [20])
      #expect(result.forecast.channels[0].values == [20, 20, 20])
    }
  }

  @Test("a held-out end of several horizons is judged at each of its origins, with one fit")
  func severalOrigins() async throws {
    let probe = Probe()
    let result = try await judge(series, holdout: .steps(8), by: probe)
    #expect(result.judgement?.origins == [12, 15, 18])
    #expect(probe.fits == [12, 20])
  }

  @Test("holding out nothing judges nothing")
  func holdsOutNothing() async throws {
    let probe = Probe()
    let result = try await judge(series, holdout: .none, by: probe)
    #expect(result.judgement == nil)
    #expect(result.unjudgedReason == "The forecast was not judged: nothing was held out.")
    #expect(probe.fits == [20])
  }

  @Test("a series too short for its horizon to be held out is forecast without being judged")
  func tooShortForHorizon() async throws {
    let refused = try await judge(series, by: Probe(needed: 18))
    #expect(refused.judgement == nil)
    #expect(
      refused.unjudgedReason
        == "The forecast was not judged: the series is too short to hold out an end. Series 's' has "
        + "17 observations before the forecast; probe needs 18. Supply more history, or choose "
        + "another forecaster.")
    #expect(refused.forecast.channels[0].values == [20, 20, 20])
    let nothingLeft = try await judge(series, horizon: 20, by: Probe())
    #expect(
      nothingLeft.unjudgedReason
        == "The forecast was not judged: the series is too short to hold out an end. Series 's' has "
        + "20 observations; a held-out end of 20 leaves nothing to learn from. Hold out at most 19."
    )
    #expect(nothingLeft.forecast.horizon == 20)
  }

  @Test("steps held out on request that leave too little are an error")
  func tooShortForRequest() async throws {
    await #expect(
      throws: ForecastingError.historyTooShort(
        forecaster: "probe", series: "s", count: 15, needed: 18)
    ) { try await judge(series, holdout: .steps(5), by: Probe(needed: 18)) }
    await #expect(
      throws: ForecastingError.holdoutTooLong(series: "s", holdout: 20, count: 20)
    ) { try await judge(series, holdout: .steps(20), by: Probe()) }
    await #expect(throws: ForecastingError.notPositive(name: "held-out end", value: 0)) {
      try await judge(series, holdout: .steps(0), by: Probe())
    }
  }

  @Test("a series too short to be forecast at all is an error")
  func tooShortToForecast() async throws {
    await #expect(
      throws: ForecastingError.historyTooShort(
        forecaster: "probe", series: "s", count: 20, needed: 21)
    ) { try await judge(series, by: Probe(needed: 21)) }
  }

  @Test("a horizon out of range is an error, not a reason to go unjudged")
  func horizonOutOfRange() async throws {
    await #expect(throws: ForecastingError.self) {
      try await judge(series, horizon: 0, by: Probe())
    }
  }
}
