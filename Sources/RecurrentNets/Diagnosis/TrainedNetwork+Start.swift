import NumericCore

extension TrainedNetwork {
  /// The network with which training begins.
  ///
  /// - Parameter readoutBias: as ``Trainer`` takes it.
  package static func initial(
    _ configuration: NetworkConfiguration, options: TrainingOptions, readoutBias: [Scalar]? = nil
  ) -> TrainedNetwork {
    let parameters = ParameterBuffer<Scalar>(ParameterLayout(configuration))
    parameters.initialise(options.initialisation, of: configuration, seed: options.seed)
    if let readoutBias { parameters.set(readoutBias, at: parameters.layout.readoutBias) }
    return TrainedNetwork(configuration: configuration, parameters: parameters.values)
  }

  /// The same network in `Double`.
  package var widened: TrainedNetwork<Double> {
    TrainedNetwork<Double>(
      configuration: configuration, parameters: parameters.map { Double($0) })
  }
}

extension TrainedNetwork<Double> {
  /// The parameters in a buffer of their own.
  var buffer: ParameterBuffer<Double> {
    let buffer = ParameterBuffer<Double>(ParameterLayout(configuration))
    buffer.set(parameters)
    return buffer
  }
}
