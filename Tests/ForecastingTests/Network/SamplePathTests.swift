import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Testing

@Suite("Paths that are drawn")
struct SamplePathTests {
  private func settings(
    _ kind: LossKind, _ strategy: NetworkSettings.Strategy = .multiOutput,
    _ lossAt: NetworkSettings.LossAt = .last
  ) throws -> NetworkSettings {
    var settings = NetworkSettings(
      training: try TrainingOptions(
        loss: .standard(kind), optimiser: OptimiserConfiguration(), length: .epochs(5)))
    settings.hiddenSize = 4
    settings.contextLength = 4
    settings.strategy = strategy
    settings.lossAt = lossAt
    return settings
  }

  private func fit(
    _ settings: NetworkSettings, _ series: TimeSeries, threads: Int = 1
  ) async throws -> FittedNetwork {
    let fitted = try await makeForecaster(settings, horizon: 8, threads: threads).fit([series])
    return try #require(fitted as? FittedNetwork)
  }

  /// A walk whose steps are between −1 and 1.
  private func walk(_ count: Int) throws -> TimeSeries {
    let random = CounterRandom(seed: 5, purpose: .syntheticData)
    var level = 50.0
    return try makeSeries(
      (0..<count).map { step in
        level += 2 * random.uniform(UInt32(step)) - 1
        return level
      })
  }

  @Test("spread at each step as the distribution does", arguments: [LossKind.normal, .studentT])
  func quantiles(kind: LossKind) async throws {
    var settings = try settings(kind)
    settings.levels = [50, 90]
    let series = try walk(200)
    let fitted = try await fit(settings, series)
    let channel = try fitted.forecast(series, horizon: 8).channels[0]
    let paths = try fitted.samplePaths(4000, after: series, horizon: 8, seed: 1)
    for step in 0..<8 {
      let drawn = paths.map { $0[0][step] }.sorted()
      for interval in channel.intervals {
        let width = interval.upper[step] - interval.lower[step]
        let tail = (1 - interval.level / 100) / 2
        #expect(abs(drawn[Int(4000 * tail)] - interval.lower[step]) < 0.1 * width)
        #expect(abs(drawn[Int(4000 * (1 - tail))] - interval.upper[step]) < 0.1 * width)
      }
    }
  }

  @Test(
    "go on from what was drawn before where steps are fed back",
    arguments: NetworkSettings.LossAt.allCases)
  func feedback(lossAt: NetworkSettings.LossAt) async throws {
    let series = try walk(200)
    let fitted = try await fit(settings(.normal, .recursive, lossAt), series)
    let paths = try fitted.samplePaths(400, after: series, horizon: 8, seed: 1)
    let spreads = [0, 7].map { step in
      let drawn = paths.map { $0[0][step] }
      let mean = drawn.reduce(0, +) / 400
      return (drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 400).squareRoot()
    }
    // √8 of a walk.
    #expect(spreads[1] > 1.8 * spreads[0] && spreads[1] < 4.5 * spreads[0], "\(spreads)")
  }

  @Test("are a function of seed, series, path, step and column")
  func repeatable() async throws {
    let history = try makeSeries(wavyValues(60), wavyValues(60, phase: 2))
    for strategy in NetworkSettings.Strategy.allCases {
      let one = try await fit(settings(.normal, strategy), history)
      let two = try await fit(settings(.normal, strategy), history, threads: 2)
      let paths = try one.samplePaths(5, after: history, horizon: 3, seed: 1)
      #expect(try two.samplePaths(5, after: history, horizon: 3, seed: 1) == paths)
      #expect(try one.samplePaths(3, after: history, horizon: 3, seed: 1) == Array(paths.prefix(3)))
      #expect(try one.samplePaths(5, after: history, horizon: 3, seed: 2) != paths)
      #expect(paths.allSatisfy { $0.count == 2 && $0.allSatisfy { $0.count == 3 } })
      #expect(Set(paths.flatMap { $0.flatMap(\.self) }).count == 30)
    }
  }

  @Test(
    "of counts are counts, and go where forecasts are brought",
    arguments: [LossKind.poisson, .negativeBinomial])
  func counts(kind: LossKind) async throws {
    let values = wavyValues(80).map { ($0 / 4).rounded() }
    let series = try makeSeries(values)
    let fitted = try await fit(settings(kind, .recursive), series)
    let paths = try fitted.samplePaths(20, after: series, horizon: 5, seed: 1)
    #expect(paths.joined().joined().allSatisfy { $0 >= 0 && $0 == $0.rounded() })
    let forecast = try fitted.forecast(series, horizon: 5).with(paths: paths)
    #expect(forecast.channels[0].samples == paths.map { $0[0] })
    let bounded = try ForecastBounds(upper: 4).applied(to: forecast)
    #expect(bounded.channels[0].samples == paths.map { $0[0].map { min($0, 4) } })
  }

  @Test("are refused where nothing tells a distribution, or only that of changes")
  func refusals() async throws {
    let series = try walk(60)
    let plain = try await fit(settings(.mae), series)
    let none = #expect(throws: ForecastingError.self) {
      try plain.samplePaths(1, after: series, horizon: 2, seed: 1)
    }
    #expect(none == .tellsNoSamples(loss: "mae"))
    #expect(none?.description.contains("Choose normal, student-t, poisson or neg") == true)
    var settings = try settings(.normal)
    settings.transform = [try #require(TransformStep("difference:1"))]
    let changes = try await fit(settings, series)
    let sum = #expect(throws: ForecastingError.self) {
      try changes.samplePaths(1, after: series, horizon: 2, seed: 1)
    }
    #expect(sum?.description.hasPrefix("The transform difference forecasts changes, and") == true)
    settings.strategy = .recursive
    let again = try await fit(settings, series)
    #expect(try again.samplePaths(2, after: series, horizon: 2, seed: 1).count == 2)
  }
}
