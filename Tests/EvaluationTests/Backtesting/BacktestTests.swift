import Evaluation
import Forecasting
import SeriesData
import Testing

/// Knows the whole series, and tells it.
private struct Oracle: Forecaster, FittedForecaster {
  let name = "oracle"
  let values: [Double]

  func fit(_ histories: [TimeSeries]) -> any FittedForecaster { self }

  func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
    try Forecast(
      after: history, values: [(0..<horizon).map { values[history.count + $0] }])
  }
}

/// Says something else at every call, as one that finds later values elsewhere may.
private final class Spy: Forecaster, FittedForecaster, @unchecked Sendable {
  // Only this test's task touches it: it forecasts one at a time.
  let name = "spy"
  private var calls = 0.0

  func fit(_ histories: [TimeSeries]) -> any FittedForecaster { self }

  func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
    calls += 1
    return try Forecast(after: history, values: [Array(repeating: calls, count: horizon)])
  }
}

/// Learns from a series once, and never again.
private final class Fickle: Forecaster, @unchecked Sendable {
  // Only this test's task touches it.
  let name = "fickle"
  private var hasLearned = false

  func fit(_ histories: [TimeSeries]) throws -> any FittedForecaster {
    guard hasLearned == false else {
      throw ForecastingError.historyTooShort(forecaster: name, series: "s", count: 1, needed: 2)
    }
    hasLearned = true
    return NaiveBaseline().fit(histories)
  }
}

@Suite("Backtest")
struct BacktestTests {
  private let values = (0..<40).map { Double($0 % 7) + Double($0) / 10 }

  @Test("forecasts from the last origins with a whole horizon, and judges at each")
  func origins() async throws {
    let series = try makeSeries(values, seasonLength: 7)
    let result = try await Backtest.run(
      of: [series], plan: BacktestPlan(horizon: 3, origins: 4, stride: 2),
      candidates: [Oracle(values: values)], baselines: [NaiveBaseline(), SeasonalNaiveBaseline()])
    #expect(result.contest.places.map(\.known) == [31, 33, 35, 37])
    #expect(result.contest.entrants.map(\.name) == ["oracle", "naive", "seasonal naive"])
    #expect(result.contest.score(.mae, of: 0, .pooled).value == 0)
    #expect(result.contest.verdicts(.mase)[0].beatsBaselines)
    #expect(result.contest.overlap == 2 && result.contest.originCount == 4)
    #expect(result.auditedForecasts == 9)
    let seasonal = try #require(result.contest.score(.mae, of: 2, .pooled).value)
    #expect(abs(seasonal - 0.7) < 1e-12)
  }

  @Test("the number of threads changes no forecast")
  func threads() async throws {
    let panel = try [0, 1, 2].map { try makeSeries(Array(values.dropLast($0))) }
    let plan = BacktestPlan(horizon: 3, origins: 9)
    let rules = Baselines.all
    let one = try await Backtest.run(of: panel, plan: plan, candidates: [], baselines: rules)
    let many = try await Backtest.run(
      of: panel, plan: plan, candidates: [], baselines: rules, threads: 7)
    #expect(one.forecasts.map(\.outcome) == many.forecasts.map(\.outcome))
    #expect(one.forecasts.map(\.series) == many.forecasts.map(\.series))
    #expect(one.forecasts.prefix(4).map(\.series) == [0, 1, 2, 0])
  }

  @Test("series that are too short for all origins are left out; none left is an error")
  func shortSeries() async throws {
    let long = try makeSeries(values)
    let short = try makeSeries([1, 2, 3])
    let plan = BacktestPlan(horizon: 3, origins: 4)
    let refusal = ForecastingError.tooFewForOrigins(
      series: "s", count: 3, needed: 7, origins: 4, horizon: 3, stride: 1)
    let result = try await Backtest.run(
      of: [long, short], plan: plan, candidates: [], baselines: [NaiveBaseline()])
    #expect(result.leftOut == [refusal] && result.panel == [long])
    await #expect(throws: refusal) {
      try await Backtest.run(
        of: [short], plan: plan, candidates: [], baselines: [NaiveBaseline()])
    }
    #expect(
      refusal.description
        == "Series 's' has 3 observations; 4 origins 1 step apart with a horizon of 3 need 7. Take fewer "
        + "origins, a smaller stride or a shorter horizon.")
  }

  @Test("a sliding window is all that a forecaster is given, at its own times")
  func slidingWindow() async throws {
    let series = try makeSeries(values)
    let result = try await Backtest.run(
      of: [series], plan: BacktestPlan(horizon: 2, origins: 3, span: .sliding(5)),
      candidates: [MeanBaseline()], baselines: [NaiveBaseline()])
    let forecast = try result.forecasts[0].outcome.get()
    #expect(forecast.channels[0].values[0] == arithmeticMean(Array(values[31..<36])))
    #expect(forecast.timeLabels == ["36", "37"] && forecast.origin == 5)
    #expect(result.forecasts[0].origin == 36)
  }

  @Test("what changes from one time to the next fails the audit", arguments: LeakageAudit.allCases)
  func leakage(audit: LeakageAudit) async throws {
    let series = try makeSeries(values)
    let plan = BacktestPlan(horizon: 2, origins: 3)
    let leak = LeakageError.laterValuesMatter(forecaster: "spy", series: "s", time: "35")
    if audit == .none {
      let result = try await Backtest.run(
        of: [series], plan: plan, candidates: [Spy()], baselines: [], audit: audit)
      #expect(result.auditedForecasts == 0)
    } else {
      await #expect(throws: leak) {
        try await Backtest.run(
          of: [series], plan: plan, candidates: [Spy()], baselines: [], audit: audit)
      }
    }
    #expect(
      leak.description.hasPrefix("Leakage: the forecast of series 's' by spy from 35 changes"))
  }

  @Test("who refuses to learn again what it learned before fails the audit, too")
  func refusedAgain() async throws {
    let series = try makeSeries(values)
    await #expect(throws: LeakageError.self) {
      try await Backtest.run(
        of: [series], plan: BacktestPlan(horizon: 2, origins: 3, refit: .never),
        candidates: [Fickle()], baselines: [], audit: .full)
    }
  }
}
