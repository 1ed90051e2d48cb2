public import RecurrentNets

/// A model file of networks that read the same columns and forecast the same horizon: one, or several together.
public protocol NetworkModel: Sendable {
  /// The networks, in order, each as in a file of its own; at least one.
  var members: [ModelFile] { get }

  /// The networks ready to forecast, and what trains them further.
  ///
  /// - Parameters:
  ///   - training: how they are trained further; several each from a seed of its own.
  ///   - weights: how much windows count then.
  ///   - resources: what they may use.
  func prepared(
    training: TrainingOptions, weights: SeriesWeights, resources: NetworkForecaster.Resources
  ) throws(ForecastingError) -> (fitted: any FittedForecaster, forecaster: any Forecaster)
}

extension ModelFile: NetworkModel {
  /// The network alone.
  public var members: [ModelFile] { [self] }

  /// The network ready to forecast, and what trains it further.
  public func prepared(
    training: TrainingOptions, weights: SeriesWeights, resources: NetworkForecaster.Resources
  ) throws(ForecastingError) -> (fitted: any FittedForecaster, forecaster: any Forecaster) {
    let fitted = try fitted(training: training, weights: weights, resources: resources)
    return (fitted, NetworkForecaster(continuing: fitted))
  }
}

extension EnsembleModel: NetworkModel {
  /// The networks ready to forecast, and what trains each of them further.
  public func prepared(
    training: TrainingOptions, weights: SeriesWeights, resources: NetworkForecaster.Resources
  ) throws(ForecastingError) -> (fitted: any FittedForecaster, forecaster: any Forecaster) {
    let fitted = try fitted(training: training, weights: weights, resources: resources)
    return (fitted, EnsembleForecaster(continuing: fitted))
  }
}
