import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Synchronization
import Testing

@Suite("Ensembles")
struct EnsembleForecasterTests {
  private func settings(
    _ ensemble: EnsembleSettings?, loss: LossConfiguration = .mae, levels: [Double] = []
  ) throws -> NetworkSettings {
    var settings = try smallSettings(epochs: 2, hiddenSize: 4)
    settings.training.loss = loss
    settings.levels = levels
    settings.ensemble = ensemble
    return settings
  }

  private func fit(
    _ settings: NetworkSettings, _ series: TimeSeries..., threads: Int = 1,
    memoryLimit: Int? = nil, report: @escaping @Sendable (TrainingProgress) -> Void = { _ in }
  ) async throws -> any FittedForecaster {
    try await settings.forecaster(
      horizon: 6,
      resources: .init(
        pool: WorkerPool(threadCount: threads), memoryLimit: memoryLimit, report: report)
    ).fit(series)
  }

  private func ensemble(
    _ settings: NetworkSettings, _ series: TimeSeries, threads: Int = 1
  ) async throws -> FittedEnsemble {
    try #require(try await fit(settings, series, threads: threads) as? FittedEnsemble)
  }

  @Test("of one network forecast as the network does, to the bit")
  func ofOne() async throws {
    let series = try makeSeries(wavyValues(80))
    let alone = try await fit(settings(nil), series)
    #expect(alone is FittedNetwork)
    for combination in EnsembleCombination.allCases {
      let one = try await ensemble(
        settings(EnsembleSettings(combination: combination)), series)
      #expect(one.name == "1 × GRU")
      #expect(
        try one.forecast(series, horizon: 6).channels
          == (try alone.forecast(series, horizon: 6).channels))
    }
  }

  @Test("forecast the median or the mean of their networks, each as if it were alone")
  func combined() async throws {
    let series = try makeSeries(wavyValues(80), wavyValues(80, phase: 9))
    var alone: [Forecast] = []
    for seed: UInt64 in [1, 1_000_001, 2_000_001] {
      var own = try settings(nil)
      own.training.seed = seed
      alone.append(try await fit(own, series).forecast(series, horizon: 6))
    }
    for combination in [EnsembleCombination.median, .mean] {
      let three = try await ensemble(
        settings(EnsembleSettings(seeds: 3, combination: combination)), series)
      #expect(three.name == "3 × GRU")
      let found = try three.forecast(series, horizon: 6)
      for (channel, step) in [(0, 0), (0, 5), (1, 3)] {
        let values = alone.map { $0.channels[channel].values[step] }.sorted()
        let expected =
          combination == .median ? values[1] : (values[0] + values[1] + values[2]) / 3
        #expect(abs(found.channels[channel].values[step] - expected) < 1e-12 * abs(expected))
      }
    }
  }

  @Test("hold a network of each context, each loss and each seed")
  func members() async throws {
    let chosen = EnsembleSettings(seeds: 2, contextLengths: [6, 12], losses: [.mae, .mse])
    let series = try makeSeries(wavyValues(80))
    let reports = try await ensemble(settings(chosen), series).networks.map(\.report)
    #expect(reports.map(\.contextLength) == [6, 6, 6, 6, 12, 12, 12, 12])
    #expect(reports.map(\.loss) == ["mae", "mae", "mse", "mse", "mae", "mae", "mse", "mse"])
    let seeds: [UInt64] = (0..<8).map { 1 + 1_000_000 * $0 }
    #expect(reports.map(\.seed) == seeds)
    #expect(Set(reports.map(\.epochs)).count == 8)
  }

  @Test("do not depend on the number of threads")
  func threads() async throws {
    let series = try makeSeries(wavyValues(80))
    let chosen = EnsembleSettings(seeds: 3, combination: .validation)
    var found: [FittedEnsemble] = []
    for threads in [1, 2, 3, 7] {
      found.append(try await ensemble(settings(chosen), series, threads: threads))
    }
    for other in found.dropFirst() {
      #expect(other.weights == found[0].weights)
      #expect(
        try other.forecast(series, horizon: 6) == (try found[0].forecast(series, horizon: 6)))
    }
  }

  @Test("that learn again keep weights, and what each network chose")
  func again() async throws {
    let series = try makeSeries(wavyValues(80))
    let first = try await ensemble(
      settings(EnsembleSettings(seeds: 2, combination: .validation)), series)
    #expect(first.weights.errors?.count == 2)
    let second = try #require(try await first.again.fit([series]) as? FittedEnsemble)
    #expect(second.weights == first.weights)
    for (one, other) in zip(first.networks, second.networks) {
      let alone = try #require(try await one.again.fit([series]) as? FittedNetwork)
      #expect(other.training.network.parameters == alone.training.network.parameters)
    }
  }

  @Test("have intervals whose ends are combined like values")
  func intervals() async throws {
    let series = try makeSeries(wavyValues(80))
    let three = try await ensemble(
      settings(
        EnsembleSettings(seeds: 3), loss: try LossConfiguration(.normal), levels: [50, 90]), series)
    let own = try three.networks.map { try $0.forecast(series, horizon: 6).channels[0] }
    let found = try three.forecast(series, horizon: 6).channels[0]
    for (index, interval) in found.intervals.enumerated() {
      for step in 0..<6 {
        #expect(interval.lower[step] == own.map { $0.intervals[index].lower[step] }.sorted()[1])
        #expect(interval.upper[step] == own.map { $0.intervals[index].upper[step] }.sorted()[1])
      }
    }
    #expect(found.intervals[0].lower[5] >= found.intervals[1].lower[5])
  }

  @Test("draw paths from their networks in turn")
  func paths() async throws {
    let series = try makeSeries(wavyValues(80))
    let two = try await ensemble(
      settings(EnsembleSettings(seeds: 2), loss: try LossConfiguration(.normal)), series)
    let drawn = try two.samplePaths(5, after: series, horizon: 6, seed: 3)
    let first = try two.networks[0].samplePaths(3, after: series, horizon: 6, seed: 3)
    let second = try two.networks[1].samplePaths(2, after: series, horizon: 6, seed: 1_000_003)
    #expect(drawn == [first[0], second[0], first[1], second[1], first[2]])
  }

  @Test("weigh by hand: inverse to errors, all to those without")
  func weights() {
    let sevenths: [Double] = [2, 4, 1].map { $0 / 7 }
    #expect(EnsembleWeights(inverseTo: [2, 1, 4]).shares == sevenths)
    #expect(EnsembleWeights(inverseTo: [0, 3, 0]).shares == [0.5, 0, 0.5])
    #expect(EnsembleWeights(equalFor: 4).shares == [0.25, 0.25, 0.25, 0.25])
    let (forecasts, shares): ([[Double]], [Double]) = ([[1, 8], [3, 4]], [0.25, 0.75])
    #expect(EnsembleCombination.validation.combined(forecasts, shares: shares) == [2.5, 5])
    #expect(EnsembleCombination.median.combined(forecasts, shares: shares) == [2, 6])
  }

  @Test("weigh by the absolute error at origins of the validation end")
  func validationErrors() async throws {
    // Without a season the unit is the mean change from step to step.
    let series = try makeSeries(wavyValues(80))
    let chosen = EnsembleSettings(losses: [.mae, .mse], combination: .validation)
    let two = try await ensemble(settings(chosen), series)
    let values = series.channels[0].values
    let changes = zip(values[1..<72], values[0..<71]).map { abs($0 - $1) }
    let unit = changes.reduce(0, +) / 71
    for (network, found) in zip(two.networks, try #require(two.weights.errors)) {
      // 8 steps are held out, of which 6 are forecast: from 72, 73 and 74.
      let errors = try (72...74).flatMap { origin in
        zip(
          values[origin...],
          try network.forecast(series.prefix(origin), horizon: 6).channels[0].values
        ).map { abs($0 - $1) }
      }
      #expect(abs(errors.reduce(0, +) / 18 / unit - found) < 1e-12)
    }
  }

  @Test("cannot weigh by a validation end that is not there")
  func noValidation() async throws {
    let chosen = EnsembleSettings(seeds: 2, combination: .validation)
    let refusal = await #expect(throws: ForecastingError.self) {
      try await fit(settings(chosen), makeSeries(wavyValues(14)))
    }
    #expect(refusal?.description.contains("needs a validation end") == true)
  }

  @Test("are refused if they are too many, or none")
  func count() throws {
    for (seeds, contexts) in [(65, []), (0, []), (33, [6, 12]), (.max, [6, 12])] {
      let chosen = EnsembleSettings(seeds: seeds, contextLengths: contexts)
      #expect(throws: ForecastingError.self) {
        try settings(chosen).forecaster(
          horizon: 6, resources: .init(pool: WorkerPool(threadCount: 1)))
      }
    }
  }

  @Test("that have no room side by side are trained one after the other")
  func memory() async throws {
    let series = try makeSeries(wavyValues(80))
    let chosen = try settings(EnsembleSettings(seeds: 4))
    let rounds = Mutex<Set<Double>>([])
    @Sendable func note(_ progress: TrainingProgress) {
      if progress.record.epoch == 2 {
        rounds.withLock { _ = $0.insert((progress.fractionDone * 1000).rounded()) }
      }
    }
    let together = try await fit(chosen, series, threads: 4, report: note)
    #expect(rounds.withLock { $0 } == [1000])
    let least = await #expect(throws: NetworkError.self) {
      try await fit(chosen, series, threads: 4, memoryLimit: 1)
    }
    guard case .needsMoreMemory(let bytes?, _)? = least else {
      Issue.record("\(String(describing: least))")
      return
    }
    rounds.withLock { $0 = [] }
    let apart = try await fit(
      chosen, series, threads: 4, memoryLimit: bytes, report: note)
    #expect(rounds.withLock { $0 } == [250, 500, 750, 1000])
    #expect(try apart.forecast(series, horizon: 6) == together.forecast(series, horizon: 6))
  }

  @Test("train each network further")
  func further() async throws {
    let series = try makeSeries(wavyValues(80))
    let first = try await ensemble(settings(EnsembleSettings(seeds: 2)), series)
    let second = try #require(
      try await EnsembleForecaster(continuing: first).fit([series]) as? FittedEnsemble)
    for (one, other) in zip(first.networks, second.networks) {
      let alone = try await NetworkForecaster(continuing: one).fit([series])
      #expect(
        try alone.forecast(series, horizon: 6) == (try other.forecast(series, horizon: 6)))
    }
  }
}
