public import NumericCore
public import RecurrentNets
public import SeriesData

/// A trained network with what is needed to forecast: transforms, context and strategy.
public struct FittedNetwork: FittedForecaster, Relearnable {
  /// What training found: losses, length, and the network itself.
  public let training: TrainingResult<Float>
  /// The columns and the frequency of what it learned from.
  public let trainedOn: TrainedOn
  let plan: NetworkPlan
  let transforms: [ChannelTransform]
  let inputs: FittedInputs
  private let forecaster: NetworkForecaster

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
  /// The name in tables and sentences.
  public var name: String { forecaster.name }

  /// Keeps the context length, the training length, the learning rates and where the logarithm is taken.
  public var again: any Forecaster {
    forecaster.keeping(
      NetworkPlan.Choices(
        trainingSteps: training.trainingSteps, learningRates: training.learningRates,
        contextLength: plan.shape.contextLength,
        takesLogarithm: transforms.map(\.scaler.takesLogarithm)))
  }

  /// The forecast of the steps that follow a history, which may be another than was learned from.
  ///
  /// - Throws: ``ForecastingError`` if the history is shorter than the context, lacks covariates or cannot be
  ///   transformed, the horizon is longer than the multi-output strategy was trained for, or a value
  ///   is 0 that has a logarithm or more than 2²⁴ times as large as any that was seen;
  ///   `CancellationError` soon after the task is cancelled.
  public func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
    try check(history, horizon: horizon)
    let (transforms, transformed) = try transformed(history)
    let limits = zip(transforms, transformed).map { transform, values in
      ForecastLimit(transform.scaler, history: values.map(transform.scaler.inverse))
    }
    let layout = plan.layout(channels: transforms.count)
    let inputs = try inputValues(of: history, horizon: horizon)
    var values: [[Double]] = []
    var intervals = [[[ClosedRange<Double>]]](repeating: [], count: plan.settings.levels.count)
    do {
      for columns in plan.readings {
        var unrolling = ForecastUnrolling(
          network: training.network, plan: plan,
          encoding: WindowEncoding(
            plan.settings, contextLength: plan.shape.contextLength,
            spreads: columns.map { transforms[$0].spread }),
          limits: columns.map { limits[$0] }, values: columns.map { transformed[$0] },
          missing: columns.map { history.channels[$0].missing },
          inputs: inputs.telling(column: columns[0], of: layout), layout: layout,
          pool: forecaster.resources.pool)
        let found: (values: [[Double]], intervals: [[[ClosedRange<Double>]]])
        do {
          found = try unrolling.forecast(horizon: horizon)
        } catch let departure as ForecastDeparture {
          throw ForecastDeparture(channel: columns[departure.channel], step: departure.step)
        }
        values += found.values
        for level in intervals.indices { intervals[level] += found.intervals[level] }
      }
      func observations(_ values: [Double], channel: Int) -> [Double] {
        transforms[channel].inverse(
          values, after: history.channels[channel].values, firstStep: history.axis.stepNumber)
      }
      return try Forecast(
        after: history, values: values.enumerated().map { observations($1, channel: $0) },
        intervals: zip(plan.settings.levels, intervals).map { level, channels in
          channels.enumerated().map { channel, ends in
            PredictionInterval(
              level: level, lower: observations(ends.map(\.lowerBound), channel: channel),
              upper: observations(ends.map(\.upperBound), channel: channel))
          }
        })
    } catch let departure as ForecastDeparture {
      throw refusal(
        of: departure, after: history, limit: limits[departure.channel].largest)
    }
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
