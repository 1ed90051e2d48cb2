import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Testing

@Suite("Losses that tell more than one number")
struct IntervalTests {
  private func settings(
    _ loss: LossConfiguration, levels: [Double], epochs: Int = 40
  ) throws -> NetworkSettings {
    var settings = NetworkSettings(
      training: try TrainingOptions(
        loss: loss, optimiser: OptimiserConfiguration(), length: .epochs(epochs)))
    settings.hiddenSize = 4
    settings.contextLength = 4
    settings.levels = levels
    return settings
  }

  /// Independent draws whose 10 % and 90 % quantiles are −0.8 and 0.8, around a level.
  private func noise(count: Int, level: Double) throws -> TimeSeries {
    let random = CounterRandom(seed: 3, purpose: .syntheticData)
    return try makeSeries((0..<count).map { level + 2 * random.uniform(UInt32($0)) - 1 })
  }

  @Test(
    "give intervals that hold about as many of later values as their level says",
    arguments: [LossKind.pinball, .normal, .studentT])
  func coverage(kind: LossKind) async throws {
    let series = try noise(count: 600, level: 20)
    let loss =
      kind == .pinball
      ? try LossConfiguration(.pinball, quantiles: [0.1, 0.5, 0.9]) : .standard(kind)
    let fitted = try await makeForecaster(settings(loss, levels: [80]), horizon: 2)
      .fit([series.prefix(400)])
    var (inside, count) = (0, 0)
    for origin in stride(from: 400, to: 598, by: 2) {
      let forecast = try fitted.forecast(series.prefix(origin), horizon: 2)
      let interval = try #require(forecast.channels[0].intervals.first)
      #expect(interval.level == 80 && interval.levelText == "80")
      for step in 0..<2 {
        let value = series.channels[0].values[origin + step]
        #expect(interval.lower[step] <= forecast.channels[0].values[step])
        #expect(forecast.channels[0].values[step] <= interval.upper[step])
        inside += interval.lower[step] <= value && value <= interval.upper[step] ? 1 : 0
        count += 1
      }
    }
    let share = Double(inside) / Double(count)
    #expect(abs(share - 0.8) < 0.12, "\(share)")
  }

  @Test(
    "of counts give counts as ends, wider for higher levels",
    arguments: [LossKind.poisson, .negativeBinomial])
  func counts(kind: LossKind) async throws {
    let random = CounterRandom(seed: 4, purpose: .syntheticData)
    let values = (0..<200).map { (60 * random.uniform(UInt32($0))).rounded() }
    let series = try makeSeries(values, values.map { 3 * $0 })
    let fitted = try await makeForecaster(
      settings(.standard(kind), levels: [50, 95], epochs: 10), horizon: 3
    ).fit([series])
    let forecast = try fitted.forecast(series, horizon: 3)
    for (channel, mean) in zip(forecast.channels, [30.0, 90]) {
      #expect(channel.intervals.map(\.level) == [50, 95])
      for step in 0..<3 {
        #expect(abs(channel.values[step] / mean - 1) < 0.5)
        let ends = channel.intervals.map { ($0.lower[step], $0.upper[step]) }
        #expect(ends.allSatisfy { $0 == $0.rounded() && $1 == $1.rounded() && $0 >= 0 })
        #expect(ends[1].0 <= ends[0].0 && ends[0].0 < ends[0].1 && ends[0].1 <= ends[1].1)
      }
    }
  }

  @Test("of counts refuse what is no count, with its place")
  func noCount() async throws {
    for value in [-1, 2.5] {
      var values = [Double](repeating: 1, count: 30)
      values[17] = value
      let error = await #expect(throws: ForecastingError.self) {
        try await makeForecaster(settings(.standard(.poisson), levels: []), horizon: 2)
          .fit([makeSeries(values)])
      }
      #expect(
        error
          == .noCount(loss: "poisson", series: "s", channel: "a", time: "17", value: value))
    }
  }

  @Test(
    "of what is fed back are those of sampled paths, wider from step to step, and hold one another")
  func recursive() async throws {
    var level = 0.0
    let series = try makeSeries(
      (0..<240).map { step in
        level += Double((step * 37) % 101 - 50) / 50
        return level
      })
    var settings = try settings(.standard(.normal), levels: [50, 95], epochs: 30)
    settings.strategy = .recursive
    let fitted = try await makeForecaster(settings, horizon: 6).fit([series])
    let network = try #require(fitted as? FittedNetwork)
    let channel = try fitted.forecast(series, horizon: 6).channels[0]
    let paths = try network.samplePaths(
      1000, after: series, horizon: 6, seed: settings.training.seed
    ).map { $0[0] }
    for (interval, tail) in zip(channel.intervals, [0.25, 0.025]) {
      for step in 0..<6 {
        let sorted = paths.map { $0[step] }.sorted()
        let value = channel.values[step]
        #expect(interval.lower[step] == min(value, sorted[Int(1000 * tail) - 1]))
        #expect(interval.upper[step] == max(value, sorted[Int(1000 * (1 - tail)) - 1]))
      }
      let widths = zip(interval.lower, interval.upper).map { $1 - $0 }
      #expect(widths[5] > 1.3 * widths[0])
    }
    #expect(zip(channel.intervals[0].lower, channel.intervals[1].lower).allSatisfy { $0 >= $1 })
    #expect(zip(channel.intervals[0].upper, channel.intervals[1].upper).allSatisfy { $0 <= $1 })
  }

  @Test("are needed for intervals, whose levels are between 0 and 100")
  func refusals() throws {
    func make(_ loss: LossConfiguration, _ level: Double, _ strategy: NetworkSettings.Strategy)
      throws
    {
      var settings = try settings(loss, levels: [level])
      settings.strategy = strategy
      _ = try makeForecaster(settings, horizon: 2)
    }
    #expect(throws: Never.self) { try make(.mae, 80, .multiOutput) }
    #expect(throws: ForecastingError.recursiveIntervals) {
      try make(LossConfiguration(.pinball, quantiles: [0.1, 0.5, 0.9]), 80, .recursive)
    }
    #expect(throws: ForecastingError.levelOutOfRange(level: 100)) {
      try make(.standard(.normal), 100, .multiOutput)
    }
  }
}
