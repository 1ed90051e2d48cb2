public import NumericCore
public import RecurrentNets
public import SeriesData

/// A trained network with what is needed to forecast: transforms, context and strategy.
public struct FittedNetwork: FittedForecaster, Relearnable {
  /// What training found: losses, length, and the network itself.
  public let training: TrainingResult<Float>
  let plan: NetworkPlan
  private let forecaster: NetworkForecaster
  private let transforms: [ChannelTransform]

  init(
    forecaster: NetworkForecaster, plan: NetworkPlan, transforms: [ChannelTransform],
    training: TrainingResult<Float>
  ) {
    self.forecaster = forecaster
    self.plan = plan
    self.transforms = transforms
    self.training = training
  }

  /// Whether the logarithm is taken, by channel.
  var takesLogarithm: [Bool] { transforms.map(\.scaler.takesLogarithm) }

  /// The forecaster of the same settings, context length and training length, without validation.
  public var again: any Forecaster { forecaster.again(after: self) }

  /// The forecast of the steps that follow `history`, which must hold at least one context.
  public func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
    guard horizon >= 1 else { throw ForecastingError.notPositive(name: "horizon", value: horizon) }
    guard history.count >= plan.contextLength else {
      throw ForecastingError.historyTooShort(
        forecaster: forecaster.name, series: history.name, count: history.count,
        needed: plan.contextLength)
    }
    guard plan.settings.strategy == .recursive || horizon <= forecaster.horizon else {
      throw ForecastingError.horizonTooLong(
        forecaster: forecaster.name, horizon: horizon, longest: forecaster.horizon)
    }
    var transformed: [[Double]] = []
    for (channel, transform) in zip(history.channels, transforms) {
      do {
        transformed.append(
          try transform.scaler.transform(channel.values, channel: channel.name))
      } catch {
        throw ForecastingError.notTransformable(forecaster: forecaster.name, reason: error)
      }
    }
    var unrolling = ForecastUnrolling(
      network: training.network, plan: plan, spreads: transforms.map(\.spread),
      values: transformed)
    let values = unrolling.forecast(horizon: horizon)
    return try Forecast(
      after: history, values: zip(transforms, values).map { $1.map($0.scaler.inverse) })
  }
}
