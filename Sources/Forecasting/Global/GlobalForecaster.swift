import NumericCore
import RecurrentNets
public import SeriesData

/// Forecasts with LSTMs that learn from all series at once, each channel being a series.
///
/// Every network runs over whole series and forecasts the horizon at every step. The forecast is the median of
/// several networks that differ in their seeds.
public struct GlobalForecaster: Forecaster {
  /// Steps that are forecast, H.
  public let horizon: Int
  /// How much work goes into the networks, and the seed of the first.
  let effort: Effort, seed: UInt64
  let resources: NetworkForecaster.Resources

  /// Networks that forecast up to `horizon` steps.
  ///
  /// - Throws: ``ForecastingError`` for a horizon out of range.
  public init(
    horizon: Int, effort: Effort = .normal, seed: UInt64 = 1, resources: NetworkForecaster.Resources
  ) throws(ForecastingError) {
    guard horizon >= 1 else { throw .notPositive(name: "horizon", value: horizon) }
    guard horizon <= NetworkForecaster.longestHorizon else {
      throw .tooLarge(
        name: "horizon", value: horizon, most: NetworkForecaster.longestHorizon)
    }
    self.horizon = horizon
    self.effort = effort
    self.seed = seed
    self.resources = resources
  }

  /// `LSTM ensemble`.
  public var name: String { Self.title }
  static let title = "LSTM ensemble"

  /// Trains on all channels of all histories.
  ///
  /// - Throws: ``ForecastingError`` if no history is longer than the horizon by
  ///   three observations, or none ever changes; ``NetworkError`` if memory does not
  ///   allow training, or a loss is not finite; `CancellationError`.
  public func fit(_ histories: [TimeSeries]) async throws -> any FittedForecaster {
    try await fitted(histories)
  }

  /// - Parameter learnsAgain: whether it is said to train on everything.
  func fitted(
    _ histories: [TimeSeries], learnsAgain: Bool = false
  ) async throws -> FittedGlobal {
    let channels = histories.flatMap(\.channels)
    let plan = GlobalPlan(
      for: channels.map(\.values), seasonLength: histories[0].seasonLength, horizon: horizon)
    let series = channels.filter { $0.values.isEmpty == false }.map { GlobalSeries($0, plan: plan) }
    let source = GlobalSource(series, plan: plan)
    // Every step of the horizon must be known after some origin, or its output learns nothing.
    let longest = histories.map(\.count).max() ?? 0
    let needed = plan.warmUp + 1 + horizon
    guard source.count > 0, longest >= needed else {
      throw ForecastingError.historyTooShort(
        forecaster: name, series: histories[0].name, count: longest, needed: needed)
    }
    do {
      return FittedGlobal(
        name: name, plan: plan,
        networks: try await networks(of: plan, on: source, learnsAgain: learnsAgain),
        series: GlobalChoices.Series(
          count: series.count, logarithms: series.count(where: \.takesLogarithm),
          seasons: series.count(where: \.losesSeason)))
    } catch NetworkError.noWindows {
      throw ForecastingError.wayNeeds(way: name, needed: "a series that changes")
    }
  }

  /// Trains as many networks at a time as there are threads and memory for: one thread that waits for no other
  /// carries a small network the fastest.
  private func networks(
    of plan: GlobalPlan, on source: GlobalSource, learnsAgain: Bool
  ) async throws -> [TrainedNetwork<Float>] {
    let configuration = try plan.configuration()
    let members = effort.networkCount
    let together = try together(members, configuration, plan, source)
    let trained = try await concurrentMap(count: members, threads: together) {
      member -> TrainedNetwork<Float>? in
      // The first are trained however long they take.
      guard member < together || resources.hasTime() else { return nil }
      let options = try plan.trainingOptions(seed: seed &+ UInt64(member))
      let pool =
        together == 1
        ? resources.pool : WorkerPool(threadCount: resources.pool.threadCount / together)
      return try Trainer<Float>(configuration, options: options, pool: pool).train(
        on: source, readoutBias: [Float](repeating: 0, count: horizon),
        watch: { event, _ in
          // One of those that are trained together speaks for all.
          guard member % together == 0 else { return }
          resources.tell(
            event, length: options.length, learnsAgain: learnsAgain,
            networks: (member / together, (members + together - 1) / together))
        }
      ).network
    }
    return trained.compactMap(\.self)
  }

  /// How many networks are trained at a time.
  private func together(
    _ members: Int, _ configuration: NetworkConfiguration, _ plan: GlobalPlan,
    _ source: GlobalSource
  ) throws(NetworkError) -> Int {
    let threads = resources.pool.threadCount
    let most = min(members, threads)
    guard let limit = resources.memoryLimit else { return most }
    let options = try plan.trainingOptions(seed: seed)
    func bytes(_ count: Int) -> Int? {
      let one = TrainingMemory.bytes(
        configuration, shape: source.shape, options: options, samples: source.count,
        threads: threads / count)
      guard let (all, overflows) = one?.multipliedReportingOverflow(by: count) else { return nil }
      return overflows ? nil : all
    }
    guard let count = (1...most).last(where: { bytes($0) ?? .max <= limit }) else {
      throw .needsMoreMemory(neededBytes: bytes(1), availableBytes: limit)
    }
    return count
  }
}

/// Trained networks that forecast any series.
struct FittedGlobal: FittedForecaster {
  let name: String
  let plan: GlobalPlan
  let networks: [TrainedNetwork<Float>]
  /// How the series that were learned from are read; `nil` of what was loaded.
  var series: GlobalChoices.Series?

  /// The median of the networks, as far as it is plausible.
  ///
  /// - Throws: ``ForecastingError`` if the horizon is longer than was trained for, the history is empty or a
  ///   value overflows.
  func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
    guard horizon >= 1 else {
      throw ForecastingError.notPositive(name: "horizon", value: horizon)
    }
    guard horizon <= plan.horizon else {
      throw ForecastingError.horizonTooLong(
        forecaster: name, horizon: horizon, longest: plan.horizon)
    }
    guard history.count >= 1 else {
      throw ForecastingError.historyTooShort(
        forecaster: name, series: history.name, count: history.count, needed: 1)
    }
    return try Forecast(
      after: history,
      values: history.channels.map { values(after: $0, horizon: horizon) })
  }

  private func values(after history: TimeSeries.Channel, horizon: Int) -> [Double] {
    let one = GlobalSeries(history, plan: plan)
    let last = one.count - 1
    let steps = min(plan.longestSample, last / plan.stride + 1)
    let outputs = networks.map { network in
      let runner = NetworkRunner(network, steps: steps, lanes: 1, readouts: .last(of: steps))
      for step in 0..<steps {
        one.write(
          plan, origin: last - (steps - 1 - step) * plan.stride, step: step, lane: 0,
          into: runner.input)
      }
      runner.run()
      let output = runner.outputs
      return (0..<horizon).map { Double(output[0][$0, 0]) }
    }
    let range = PlausibleRange(one)
    return one.observations(
      of: (0..<horizon).map { step in
        range.nearest(
          to: one.level[last] + median(outputs.map { $0[step] }) * one.scale, ahead: step + 1)
      })
  }
}
