public import NumericCore
public import RecurrentNets
public import SeriesData

/// A trained network with what is needed to forecast: transforms, context and strategy.
public struct FittedNetwork: FittedForecaster, Relearnable {
  /// What training found: losses, length, and the network itself.
  public let training: TrainingResult<Float>
  let plan: NetworkPlan
  let transforms: [ChannelTransform]
  private let forecaster: NetworkForecaster

  init(
    forecaster: NetworkForecaster, plan: NetworkPlan, transforms: [ChannelTransform],
    training: TrainingResult<Float>
  ) {
    self.forecaster = forecaster
    self.plan = plan
    self.transforms = transforms
    self.training = training
  }

  /// Keeps the context length, the training length and where the logarithm is taken.
  public var again: any Forecaster {
    forecaster.keeping(
      NetworkPlan.Choices(
        trainingSteps: training.trainingSteps, contextLength: plan.shape.contextLength,
        takesLogarithm: transforms.map(\.scaler.takesLogarithm)))
  }

  /// The forecast of the steps that follow a history, which may be another than was learned from.
  ///
  /// - Throws: ``ForecastingError`` if the history is shorter than the context or cannot be
  ///   transformed, or the horizon is longer than the multi-output strategy was trained for;
  ///   `CancellationError` soon after the task is cancelled.
  public func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
    try check(history, horizon: horizon)
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
      network: training.network, plan: plan,
      encoding: WindowEncoding(plan.settings, spreads: transforms.map(\.spread)),
      values: transformed)
    let values = try unrolling.forecast(horizon: horizon)
    return try Forecast(
      after: history, values: zip(transforms, values).map { $1.map($0.scaler.inverse) })
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
