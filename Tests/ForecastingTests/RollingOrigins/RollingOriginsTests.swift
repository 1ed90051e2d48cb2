import Forecasting
import SeriesData
import Testing

/// Forecasts the mean of what it was fitted on, so that a test can see what it was given.
private struct FittedMean: Forecaster {
  let name = "fitted mean"

  struct Fitted: FittedForecaster {
    let level: Double

    func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
      let last = history.channels[0].values.last ?? .nan
      return try Forecast(
        after: history, values: [[level] + Array(repeating: last, count: horizon - 1)])
    }
  }

  func fit(_ histories: [TimeSeries]) throws -> any FittedForecaster {
    Fitted(level: arithmeticMean(histories.flatMap { $0.channels[0].values }))
  }
}

/// Fails to learn, as a network whose loss is not finite.
private struct Failing: Forecaster {
  struct Failure: Error, Equatable {}

  let name = "failing"

  func fit(_ histories: [TimeSeries]) throws -> any FittedForecaster { throw Failure() }
}

@Suite("Rolling origins")
struct RollingOriginsTests {
  private func values(_ forecasts: [OriginForecast]) throws -> [[Double]] {
    try forecasts.map { try $0.outcome.get().channels[0].values }
  }

  @Test("a forecaster learns at the first origin only, and forecasts from each")
  func firstOriginOnly() async throws {
    let series = try makeSeries([1, 3, 8, 4, 20, 0])
    let forecasts = try await RollingOrigins.forecasts(
      of: series, at: Origins(in: series, holdout: 4, horizon: 2), by: [FittedMean()])
    #expect(forecasts.map(\.origin) == [2, 4])
    #expect(try values(forecasts) == [[2, 3], [2, 4]])
  }

  @Test("a forecaster learns at every origin from all that is known there")
  func everyOrigin() async throws {
    let series = try makeSeries([1, 3, 8, 4, 20, 0])
    let forecasts = try await RollingOrigins.forecasts(
      of: series, at: Origins(in: series, holdout: 4, horizon: 2), by: [FittedMean()],
      refit: .always)
    #expect(try values(forecasts) == [[2, 3], [4, 4]])
    let levels = forecasts.map { ($0.fitted as? FittedMean.Fitted)?.level }
    #expect(levels == [2, 4])
  }

  @Test("a forecaster learns at every second origin, and in between stays as it was")
  func everySecondOrigin() async throws {
    let series = try makeSeries([1, 3, 8, 4, 20, 0])
    let forecasts = try await RollingOrigins.forecasts(
      of: series, at: Origins(in: series, count: 4, horizon: 1, stride: 1), by: [FittedMean()],
      refit: .every(2))
    #expect(forecasts.map(\.origin) == [2, 3, 4, 5])
    #expect(try values(forecasts) == [[2], [2], [4], [4]])
  }

  @Test("a forecaster learns from all series together, at the origin of the same position in each")
  func panel() async throws {
    let panel = try [makeSeries([1, 3, 8, 4]), makeSeries([5, 5, 5, 5, 5, 7])]
    let forecasts = try await RollingOrigins.forecasts(
      of: panel, at: panel.map { try Origins(in: $0, count: 2, horizon: 1, stride: 1) },
      by: [FittedMean()], refit: .always)
    #expect(forecasts.map(\.origin) == [2, 4, 3, 5] && forecasts.map(\.series) == [0, 1, 0, 1])
    #expect(try values(forecasts) == [[4], [4], [37 / 8.0], [37 / 8.0]])
  }

  @Test("forecasters come in the order given, each through all origins, at full horizon")
  func orderOfForecasts() async throws {
    let series = try makeSeries([1, 3, 8, 4, 20], seasonLength: 2)
    let forecasts = try await RollingOrigins.forecasts(
      of: series, at: Origins(in: series, holdout: 3, horizon: 2),
      by: [NaiveBaseline(), SeasonalNaiveBaseline(), MeanBaseline()])
    #expect(forecasts.map(\.origin) == [2, 4, 2, 4, 2, 4])
    let names = ["naive", "seasonal naive", "mean"]
    #expect(forecasts.map(\.forecaster) == names.flatMap { [$0, $0] })
    #expect(try forecasts.allSatisfy { try $0.outcome.get().horizon == 2 })
  }

  @Test("a refusal is the outcome of its origin; later origins may have a forecast")
  func refusalIsAnOutcome() async throws {
    let series = try makeSeries([1, 3, 8, 4, 20, 6], seasonLength: 4)
    let forecasts = try await RollingOrigins.forecasts(
      of: series, at: Origins(in: series, holdout: 4, horizon: 2), by: [SeasonalNaiveBaseline()])
    #expect(
      forecasts[0].outcome
        == .failure(
          .historyTooShort(forecaster: "seasonal naive", series: "s", count: 2, needed: 4)))
    #expect(try forecasts[1].outcome.get().channels[0].values == [1, 3])
  }

  @Test("other errors of a forecaster end the run")
  func otherErrorsEndTheRun() async throws {
    let series = try makeSeries([1, 2, 3])
    await #expect(throws: Failing.Failure()) {
      try await RollingOrigins.forecasts(
        of: series, at: Origins(in: series, holdout: 1, horizon: 1), by: [Failing()])
    }
  }

  @Test("a cancelled run stops")
  func cancelledRunStops() async throws {
    let series = try makeSeries([1, 2, 3])
    let origins = try Origins(in: series, holdout: 1, horizon: 1)
    let run = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await RollingOrigins.forecasts(of: series, at: origins, by: Baselines.all)
    }
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
  }

  @Test(
    "values after an origin change nothing there",
    arguments: [RefitPolicy.always, .every(2), .never])
  func valuesAfterTheOriginChangeNothing(refit: RefitPolicy) async throws {
    let values = (0..<30).map { Double($0 * 7 % 11) }
    let series = try makeSeries(values, seasonLength: 5)
    let origins = try Origins(in: series, holdout: 9, horizon: 3)
    let forecasters = Baselines.all + [FittedMean()] as [any Forecaster]
    let before = try await RollingOrigins.forecasts(
      of: series, at: origins, by: forecasters, refit: refit)
    for origin in origins.known {
      let changed = values.enumerated().map { $0 < origin ? $1 : -1e6 * Double($0) }
      let after = try await RollingOrigins.forecasts(
        of: makeSeries(changed, seasonLength: 5), at: origins, by: forecasters, refit: refit)
      for (old, new) in zip(before, after) where old.origin <= origin {
        #expect(old.outcome == new.outcome, "\(old.forecaster) at \(origin)")
      }
    }
  }
}
