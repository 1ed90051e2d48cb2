public import NumericCore
public import RecurrentNets
public import SeriesData

/// A trained network with what is needed to forecast: transforms, context and strategy.
public struct FittedNetwork: FittedForecaster, PathForecaster, Relearnable {
  /// What training found: losses, length, and the network itself.
  public let training: TrainingResult<Float>
  /// The columns and the frequency of what it learned from.
  public let trainedOn: TrainedOn
  let plan: NetworkPlan
  let transforms: [ChannelTransform]
  let inputs: FittedInputs
  private let forecaster: NetworkForecaster
  /// The widths of intervals that the loss does not tell; `nil` where there are none.
  var calibration: Calibration?

  init(
    forecaster: NetworkForecaster, plan: NetworkPlan, transforms: [ChannelTransform],
    inputs: FittedInputs, trainedOn: TrainedOn, training: TrainingResult<Float>
  ) {
    self.inputs = inputs
    self.forecaster = forecaster
    self.plan = plan
    self.transforms = transforms
    self.trainedOn = trainedOn
    self.training = training
  }

  /// The steps that it was trained to forecast, H.
  public var horizon: Int { forecaster.horizon }
  var resources: NetworkForecaster.Resources { forecaster.resources }
  /// Whether each of several columns is read by itself, and that was chosen rather than asked for.
  public var choseColumnsApart: Bool {
    plan.settings.channels == nil && plan.settings.readsApart(columns: transforms.count)
  }
  /// The validation end, where intervals made it longer than usual.
  public var lengthenedValidation: Int? {
    plan.lengthensValidation ? plan.validationLength : nil
  }
  /// The name in tables and sentences.
  public var name: String { forecaster.name }

  /// Keeps the context length, the training length, the learning rates and where the logarithm is taken.
  public var again: any Forecaster { relearning }

  var relearning: NetworkForecaster {
    forecaster.keeping(
      NetworkPlan.Choices(
        trainingSteps: training.trainingSteps, learningRates: training.learningRates,
        contextLength: plan.shape.contextLength,
        takesLogarithm: transforms.map(\.scaler.takesLogarithm), calibration: calibration))
  }

  /// The forecast of the steps that follow a history, which may be another than was learned from.
  ///
  /// - Throws: ``ForecastingError`` if the history is empty, or shorter than the context and the
  ///   network is not told what is missing, lacks covariates or cannot be
  ///   transformed, the horizon is longer than the multi-output strategy was trained for, or a value
  ///   is 0 that has a logarithm or more than 2²⁴ times as large as any that was seen;
  ///   `CancellationError` soon after the task is cancelled.
  public func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
    let (transforms, found) = try unroll(history, horizon: horizon) { unrolling, _ in
      var unrolling = unrolling
      return try unrolling.forecast(horizon: horizon)
    }
    func observations(_ values: [Double], channel: Int) -> [Double] {
      transforms[channel].inverse(
        values, after: history.channels[channel].values, firstStep: history.axis.stepNumber)
    }
    let values = found.flatMap(\.values).enumerated().map { observations($1, channel: $0) }
    if plan.settings.calibrates {
      let intervals = try calibration?.intervals(around: values, after: history, by: self)
      return try Forecast(after: history, values: values, intervals: intervals ?? [])
    }
    guard plan.settings.strategy == .multiOutput else {
      return try Forecast(
        after: history, values: values, intervals: sampledIntervals(around: values, after: history))
    }
    return try Forecast(
      after: history, values: values,
      intervals: plan.settings.levels.enumerated().map { index, level in
        found.flatMap { $0.intervals[index] }.enumerated().map { channel, ends in
          PredictionInterval(
            level: level, lower: observations(ends.map(\.lowerBound), channel: channel),
            upper: observations(ends.map(\.upperBound), channel: channel))
        }
      })
  }

  /// The paths from which intervals of what is fed back are told.
  private static let pathsOfIntervals = 1000

  /// The intervals that hold the middle of sampled paths, and the forecast; none where no level was asked for.
  private func sampledIntervals(
    around values: [[Double]], after history: TimeSeries
  ) throws -> [[PredictionInterval]] {
    let levels = plan.settings.levels
    guard levels.isEmpty == false else { return [] }
    let paths = try samplePaths(
      Self.pathsOfIntervals, after: history, horizon: values[0].count,
      seed: plan.settings.training.seed)
    let sorted = values.enumerated().map { channel, values in
      values.indices.map { step in paths.map { $0[channel][step] }.sorted() }
    }
    return levels.map { level in
      // In this order 95 leaves 25 of 1000 paths, and not a little more.
      let tail = (100 - level) / 200
      func quantile(_ share: Double, of sorted: [Double]) -> Double {
        sorted[max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
      }
      return zip(values, sorted).map { values, sorted in
        PredictionInterval(
          level: level, lower: zip(values, sorted).map { min($0, quantile(tail, of: $1)) },
          upper: zip(values, sorted).map { max($0, quantile(1 - tail, of: $1)) })
      }
    }
  }

  /// Paths that may follow a history, `[path][channel][step]`: each value is drawn from the distribution that the loss
  /// tells of it.
  ///
  /// With the recursive strategy each value is the next input of its path, so that a path goes on as a series would.
  /// With the multi-output strategy each step is drawn by itself: it tells of that step, and a sum over steps would
  /// vary too little. So do several columns, which are drawn each by itself.
  ///
  /// - Parameters:
  ///   - count: how many, from the first of the seed on.
  ///   - seed: by which they are drawn; the same gives the same paths.
  /// - Throws: ``ForecastingError/tellsNoSamples(loss:)`` for a loss without a distribution; as
  ///   ``forecast(_:horizon:)`` otherwise.
  public func samplePaths(
    _ count: Int, after history: TimeSeries, horizon: Int, seed: UInt64
  ) throws -> [[[Double]]] {
    let loss = plan.settings.training.loss
    guard loss.tellsDistribution else {
      throw ForecastingError.tellsNoSamples(loss: loss.kind.rawValue)
    }
    if plan.settings.strategy == .multiOutput,
      let step = plan.settings.transform?.first(where: \.isChange)
    {
      throw ForecastingError.changesTellNoSamples(transform: "\(step)")
    }
    let (transforms, found) = try unroll(history, horizon: horizon) { unrolling, columns in
      let draws = (0..<count).map {
        PathDraws(seed: seed, series: history.name, path: $0, firstChannel: columns[0])
      }
      return try unrolling.paths(by: draws, horizon: horizon)
    }
    return try (0..<count).map { path in
      let values = found.flatMap { $0[path] }.enumerated().map { channel, values in
        transforms[channel].inverse(
          values, after: history.channels[channel].values, firstStep: history.axis.stepNumber)
      }
      return try Forecast(after: history, values: values).channels.map(\.values)
    }
  }

  /// Does something with the network at the end of a history, once for columns that are read together.
  private func unroll<Result>(
    _ history: TimeSeries, horizon: Int,
    _ work: (_ unrolling: ForecastUnrolling, _ columns: [Int]) throws -> Result
  ) throws -> (transforms: [ChannelTransform], results: [Result]) {
    let history = plan.padded(history, to: plan.shape.contextLength)
    try check(history, horizon: horizon)
    let (transforms, transformed) = try transformed(history)
    let limits = zip(transforms, transformed).map { transform, values in
      ForecastLimit(transform.scaler, history: values.map(transform.scaler.inverse))
    }
    let layout = plan.layout(channels: transforms.count)
    let inputs = try inputValues(of: history, horizon: horizon)
    let results = try plan.readings.map { columns in
      let unrolling = ForecastUnrolling(
        network: training.network, plan: plan,
        encoding: WindowEncoding(
          plan.settings, contextLength: plan.shape.contextLength,
          spreads: columns.map { transforms[$0].spread }),
        limits: columns.map { limits[$0] }, values: columns.map { transformed[$0] },
        missing: columns.map { history.channels[$0].missing },
        inputs: inputs.telling(column: columns[0], of: layout), layout: layout,
        pool: forecaster.resources.pool)
      do {
        return try work(unrolling, columns)
      } catch let departure as ForecastDeparture {
        let channel = columns[departure.channel]
        throw refusal(
          of: ForecastDeparture(channel: channel, step: departure.step), after: history,
          limit: limits[channel].largest)
      }
    }
    return (transforms, results)
  }

  /// What the network reads of a history beside its columns.
  private func inputValues(
    of history: TimeSeries, horizon: Int
  ) throws(ForecastingError) -> InputValues {
    do throws(SeriesError) {
      let inputs =
        plan.settings.scalesEachSeries
        ? try FittedInputs(inputs.plan, fittedOn: [(history, 0..<history.count)]) : inputs
      return inputs.values(
        of: history, count: history.count + max(horizon, plan.shape.horizon))
    } catch {
      throw .notTransformable(forecaster: forecaster.name, reason: error)
    }
  }

  /// Checks that future covariates reach as far as the network reads them.
  private func checkFuture(_ history: TimeSeries, horizon: Int) throws(ForecastingError) {
    let layout = plan.layout(channels: transforms.count)
    let ahead = layout.decodes ? horizon : max(horizon, plan.shape.horizon)
    try history.checkFuture(ofNext: ahead)
  }

  /// A history in the network's terms, and how it was brought there.
  private func transformed(
    _ history: TimeSeries
  ) throws(ForecastingError) -> ([ChannelTransform], [[Double]]) {
    do throws(SeriesError) {
      var transforms = self.transforms
      var values: [[Double]] = []
      for (index, channel) in history.channels.enumerated() {
        if plan.settings.scalesEachSeries {
          transforms[index] = try ChannelTransform(
            fittedOn: [(channel.values, channel.missing, history.axis.stepNumber)],
            channel: channel.name,
            takesLogarithm: transforms[index].scaler.takesLogarithm, settings: plan.settings,
            seasonLength: history.seasonLength, horizon: plan.shape.horizon)
        }
        values.append(
          try transforms[index].transform(
            channel.values, firstStep: history.axis.stepNumber, channel: channel.name))
      }
      return (transforms, values)
    } catch {
      throw .notTransformable(forecaster: forecaster.name, reason: error)
    }
  }

  /// Why a forecast went past its limit: huge data, what is fed back, or training.
  private func refusal(
    of departure: ForecastDeparture, after history: TimeSeries, limit: Double
  ) -> ForecastingError {
    let channel = history.channels[departure.channel].name
    let time = history.axis.label(at: history.count + departure.step - 1)
    guard limit.isFinite else {
      return .notFinite(series: history.name, channel: channel, time: time)
    }
    return plan.settings.strategy == .recursive && departure.step > 1
      ? .recursionDiverged(
        series: history.name, channel: channel, time: time, steps: departure.step)
      : .trainingDiverged(series: history.name, channel: channel, time: time)
  }

  private func check(_ history: TimeSeries, horizon: Int) throws(ForecastingError) {
    guard horizon >= 1 else { throw .notPositive(name: "horizon", value: horizon) }
    try history.checkChannels(count: transforms.count, for: forecaster.name)
    try inputs.plan.check(history)
    guard history.count >= plan.shape.contextLength else {
      throw .historyTooShort(
        forecaster: forecaster.name, series: history.name, count: history.count,
        needed: plan.shape.contextLength)
    }
    switch plan.settings.strategy {
    case .multiOutput:
      guard horizon <= forecaster.horizon else {
        throw .horizonTooLong(
          forecaster: forecaster.name, horizon: horizon, longest: forecaster.horizon)
      }
    case .recursive:
      guard horizon <= NetworkForecaster.longestHorizon else {
        throw .tooLarge(name: "horizon", value: horizon, most: NetworkForecaster.longestHorizon)
      }
    }
    try checkFuture(history, horizon: horizon)
  }
}
