import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Synchronization
import Testing

@Suite("Network forecaster")
struct NetworkForecasterTests {
  @Test("the forecast does not depend on the number of threads", arguments: Variant.all)
  func threads(variant: Variant) async throws {
    let series = try makeSeries(wavyValues(150), wavyValues(150, phase: 9))
    var forecasts: [Forecast] = []
    for threads in [1, 2, 5] {
      let fitted = try await makeForecaster(
        try smallSettings(variant), horizon: 6, threads: threads
      ).fit([series])
      forecasts.append(try fitted.forecast(series, horizon: 6))
    }
    #expect(forecasts[1] == forecasts[0])
    #expect(forecasts[2] == forecasts[0])
  }

  @Test("another seed gives another forecast")
  func seeds() async throws {
    let series = try makeSeries(wavyValues(80))
    let one = try await makeForecaster(try smallSettings(seed: 1), horizon: 6).fit([series])
    let two = try await makeForecaster(try smallSettings(seed: 2), horizon: 6).fit([series])
    #expect(try one.forecast(series, horizon: 6) != two.forecast(series, horizon: 6))
  }

  @Test("fitting stops soon after it is cancelled")
  func cancelledFit() async throws {
    let series = try makeSeries(wavyValues(500))
    let started = Mutex(false)
    let forecaster = try makeForecaster(
      try smallSettings(epochs: 1_000_000, learningRate: 1e-9), horizon: 6,
      report: { _ in started.withLock { $0 = true } })
    let task = Task { _ = try await forecaster.fit([series]) }
    while started.withLock({ $0 }) == false { try await Task.sleep(for: .milliseconds(1)) }
    let clock = ContinuousClock()
    let cancelled = clock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(clock.now - cancelled < .seconds(20))
  }

  @Test("a long recursive forecast stops soon after it is cancelled", arguments: Variant.all)
  func cancelledForecast(variant: Variant) async throws {
    guard variant.strategy == .recursive else { return }
    let series = try makeSeries(wavyValues(60))
    let fitted = try await makeForecaster(
      try smallSettings(variant, epochs: 1, contextLength: 12), horizon: 6
    ).fit([series])
    let task = Task {
      while Task.isCancelled == false { await Task.yield() }
      _ = try fitted.forecast(series, horizon: NetworkForecaster.longestHorizon)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("the report follows the epochs, and reaches the end where nothing stops it early")
  func report() async throws {
    let series = try makeSeries(wavyValues(80))
    let seen = Mutex<[TrainingProgress]>([])
    let forecaster = try makeForecaster(
      try smallSettings(epochs: 4), horizon: 6, report: { now in seen.withLock { $0.append(now) } })
    let fitted = try #require(try await forecaster.fit([series]) as? FittedNetwork)
    let first = seen.withLock { progress in
      defer { progress = [] }
      return progress
    }
    #expect(first.map(\.record.epoch) == [1, 2, 3, 4])
    #expect(first.map(\.fractionDone) == [0.25, 0.5, 0.75, 1])
    #expect(fitted.report.epochs == first.map(\.record))
    _ = try await fitted.again.fit([series])
    let second = seen.withLock { $0 }.map(\.fractionDone)
    #expect(second == second.sorted())
    #expect(second.last == 1)
    #expect(Set(second).count == second.count)
  }

  @Test("learning again keeps context, training length and logarithm, and validates nothing")
  func again() async throws {
    // The last ten steps alone would make the logarithm be taken.
    let values = wavyValues(90) + wavyValues(10).map { $0 * 10 }
    let settings = try smallSettings(epochs: 5)
    let first = try #require(
      try await makeForecaster(settings, horizon: 4).fit([makeSeries(Array(values[..<90]))])
        as? FittedNetwork)
    let again = try #require(
      try await first.again.fit([makeSeries(values)]) as? FittedNetwork)
    #expect(first.report.validationLength == 9)
    #expect(again.report.validationLength == 0)
    #expect(again.report.contextLength == first.report.contextLength)
    #expect(again.report.trainingSteps == first.report.trainingSteps)
    #expect(again.report.bestEpoch == nil)
    #expect(first.report.takesLogarithm == [false])
    #expect(again.report.takesLogarithm == [false])
    let third = try #require(try await again.again.fit([makeSeries(values)]) as? FittedNetwork)
    #expect(third.training.network.parameters == again.training.network.parameters)
  }

  @Test("learning again from a value without logarithm gives the logarithm up, if left to choose")
  func againWithoutLogarithm() async throws {
    let values = (0..<60).map { 1 + Double($0) }
    let fitted = try #require(
      try await makeForecaster(try smallSettings(), horizon: 4).fit([makeSeries(values)])
        as? FittedNetwork)
    #expect(fitted.report.takesLogarithm == [true])
    let again = try await fitted.again.fit([makeSeries(values + [0])])
    #expect((again as? FittedNetwork)?.report.takesLogarithm == [false])
  }

  @Test("a zero in the validation end alone keeps the logarithm from being chosen")
  func zeroInValidation() async throws {
    let series = try makeSeries((0..<59).map { 1 + Double($0) } + [0])
    let fitted = try await makeForecaster(try smallSettings(), horizon: 4).fit([series])
    #expect((fitted as? FittedNetwork)?.report.takesLogarithm == [false])
    #expect(throws: Never.self) { try fitted.forecast(series, horizon: 4) }
  }

  @Test("several histories are learned from together, the shorter ones too")
  func severalHistories() async throws {
    let long = try makeSeries(wavyValues(90), wavyValues(90, phase: 2))
    let short = try makeSeries(wavyValues(3, phase: 30), wavyValues(3, phase: 31))
    let other = try makeSeries(wavyValues(30, phase: 50), wavyValues(30, phase: 52))
    let fitted = try await makeForecaster(try smallSettings(), horizon: 6).fit([short, long, other])
    for series in [short, long, other] {
      let forecast = try fitted.forecast(series, horizon: 6)
      #expect(forecast.origin == series.count)
      #expect(forecast.channels.map(\.values.count) == [6, 6])
    }
  }

  @Test("a later origin is forecast from its own last context")
  func laterOrigin() async throws {
    let values = wavyValues(120)
    let fitted = try await makeForecaster(
      try smallSettings(contextLength: 12), horizon: 6
    ).fit([makeSeries(Array(values[..<80]))])
    let whole = try fitted.forecast(makeSeries(values), horizon: 6)
    let tail = try fitted.forecast(makeSeries(Array(values[108...])), horizon: 6)
    #expect(whole.origin == 120)
    #expect(whole.channels[0].values == tail.channels[0].values)
  }

  @Test("a horizon shorter than was trained for is the beginning of the longer one")
  func shorterHorizon() async throws {
    let series = try makeSeries(wavyValues(80), wavyValues(80, phase: 4))
    for variant in Variant.all {
      let fitted = try await makeForecaster(try smallSettings(variant), horizon: 6).fit([series])
      let six = try fitted.forecast(series, horizon: 6)
      let two = try fitted.forecast(series, horizon: 2)
      #expect(two.channels.map(\.values) == six.channels.map { Array($0.values[..<2]) })
    }
  }

  @Test("recursive forecasts go on as far as they are asked to", arguments: Variant.all)
  func longerHorizon(variant: Variant) async throws {
    guard variant.strategy == .recursive else { return }
    let series = try makeSeries(wavyValues(80))
    let fitted = try await makeForecaster(try smallSettings(variant), horizon: 6).fit([series])
    #expect(try fitted.forecast(series, horizon: 5000).horizon == 5000)
  }

  @Test("a context as long as the history leaves for the horizon suffices", arguments: Variant.all)
  func longestContext(variant: Variant) async throws {
    let series = try makeSeries(wavyValues(20))
    let settings = try smallSettings(
      variant, contextLength: variant.strategy == .recursive ? 19 : 16)
    let fitted = try await makeForecaster(settings, horizon: 4).fit([series])
    #expect((fitted as? FittedNetwork)?.report.validationLength == 0)
    #expect(try fitted.forecast(series, horizon: 4).horizon == 4)
  }
}
