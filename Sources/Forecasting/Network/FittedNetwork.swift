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
  private let forecaster: NetworkForecaster

  init(
    forecaster: NetworkForecaster, plan: NetworkPlan, transforms: [ChannelTransform],
    trainedOn: TrainedOn, training: TrainingResult<Float>
  ) {
    self.forecaster = forecaster
    self.plan = plan
    self.transforms = transforms
    self.trainedOn = trainedOn
    self.training = training
  }

  /// The steps that it was trained to forecast, H.
  public var horizon: Int { forecaster.horizon }
  var resources: NetworkForecaster.Resources { forecaster.resources }
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
  /// - Throws: ``ForecastingError`` if the history is shorter than the context or cannot be
  ///   transformed, the horizon is longer than the multi-output strategy was trained for, or a value
  ///   is 0 that has a logarithm or more than 2²⁴ times as large as any that was seen;
  ///   `CancellationError` soon after the task is cancelled.
  public func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
    try check(history, horizon: horizon)
    let (transforms, transformed) = try transformed(history)
    let limits = zip(transforms, history.channels).map {
      ForecastLimit($0.scaler, history: $1.values)
    }
    var unrolling = ForecastUnrolling(
      network: training.network, plan: plan,
      encoding: WindowEncoding(plan.settings, spreads: transforms.map(\.spread)),
      limits: limits, values: transformed, missing: history.channels.map(\.missing),
      pool: forecaster.resources.pool)
    do {
      let (values, intervals) = try unrolling.forecast(horizon: horizon)
      return try Forecast(
        after: history, values: zip(transforms, values).map { $1.map($0.scaler.inverse) },
        intervals: zip(plan.settings.levels, intervals).map { level, channels in
          zip(transforms, channels).map { transform, ends in
            PredictionInterval(
              level: level, lower: ends.map { transform.scaler.inverse($0.lowerBound) },
              upper: ends.map { transform.scaler.inverse($0.upperBound) })
          }
        })
    } catch let departure as ForecastDeparture {
      throw refusal(
        of: departure, after: history, limit: limits[departure.channel].largest)
    }
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
            fittedOn: [channel.observations], channel: channel.name,
            takesLogarithm: transforms[index].scaler.takesLogarithm, settings: plan.settings,
            horizon: plan.shape.horizon)
        }
        values.append(
          try transforms[index].scaler.transform(channel.values, channel: channel.name))
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
  }
}
