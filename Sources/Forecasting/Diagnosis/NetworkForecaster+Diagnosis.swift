import NumericCore
public import RecurrentNets
public import SeriesData

extension NetworkForecaster {
  /// Trains as ``fit(_:)`` does and looks inside after each epoch.
  ///
  /// Training that ends with a loss that is not finite is diagnosed too: as the network was shortly before, for at
  /// the end of an epoch, or before the first, all may have been well.
  ///
  /// - Throws: as ``fit(_:)``, but for a loss that is not finite.
  public func diagnose(_ histories: [TimeSeries]) throws -> NetworkDiagnosis {
    let material = try material(histories)
    try material.checkIsPlain()
    let channels = histories[0].channels.count
    let configuration = try material.plan.configuration(channels: channels)
    let options = try material.plan.trainingOptions()
    let validation =
      material.plan.validates ? try material.plan.validationWindows(histories) : nil
    try checkMemory(
      TrainingMemory.bytes(
        configuration, shape: material.source.shape, options: options,
        samples: material.source.count, validationSamples: validation?.count ?? 0,
        threads: resources.pool.threadCount))
    let initial = TrainedNetwork<Float>.initial(
      configuration, options: options, readoutBias: material.data.initialReadoutBias)
    let recorder = SnapshotRecorder(initial)
    do {
      let result = try Trainer<Float>(configuration, options: options, pool: resources.pool).train(
        on: material.source,
        validation: validation.map {
          material.data.source($0, judging: material.plan.validationSteps(histories))
        }, from: initial,
        watch: { event, state in
          recorder.note(event, state: state)
          resources.tell(event, length: options.length, learnsAgain: false)
        })
      return try material.diagnose(
        recorder.all, kept: result.network, keptEpoch: result.bestEpoch ?? recorder.last.epoch)
    } catch let error as NetworkError {
      guard case .nonFinite = error else { throw error }
      return try material.diagnose(
        recorder.all,
        kept: TrainedNetwork(configuration: configuration, parameters: recorder.latest),
        keptEpoch: recorder.last.epoch, failure: error)
    }
  }

  /// Compares BPTT with central differences on the windows that a fit would train on, at the parameters it
  /// would begin with.
  ///
  /// - Throws: as ``fit(_:)``.
  public func checkGradients(on histories: [TimeSeries]) throws -> GradientCheck {
    let material = try material(histories)
    let configuration = try material.plan.configuration(channels: histories[0].channels.count)
    return try GradientCheck(
      of: TrainedNetwork.initial(
        configuration, options: settings.training,
        readoutBias: material.data.initialReadoutBias),
      on: material.source, loss: material.loss, seed: settings.training.seed,
      carriesStates: material.carriesStates, pool: resources.pool)
  }

  private func material(_ histories: [TimeSeries]) throws -> DiagnosisMaterial {
    try DiagnosisMaterial(
      histories, plan: NetworkPlan(for: histories, by: self, keeping: nil), given: nil,
      for: name, pool: resources.pool)
  }
}

extension FittedNetwork {
  /// Looks inside a network that reads histories like those it learned from.
  ///
  /// - Throws: ``ModelMismatch`` if the columns are others; ``ForecastingError`` or ``SeriesError`` if a history
  ///   cannot be read; ``NetworkError/noWindows`` if none holds a window.
  public func diagnose(_ histories: [TimeSeries]) throws -> NetworkDiagnosis {
    let material = try material(histories)
    try material.checkIsPlain()
    return try material.diagnose([], kept: training.network, keptEpoch: nil)
  }

  /// Compares BPTT with central differences at the parameters of the network.
  ///
  /// - Throws: as ``diagnose(_:)``.
  public func checkGradients(on histories: [TimeSeries]) throws -> GradientCheck {
    let material = try material(histories)
    return try GradientCheck(
      of: training.network, on: material.source, loss: material.loss,
      seed: plan.settings.training.seed, carriesStates: material.carriesStates, pool: resources.pool
    )
  }

  private func material(_ histories: [TimeSeries]) throws -> DiagnosisMaterial {
    for history in histories { try trainedOn.check(history) }
    return try DiagnosisMaterial(
      histories, plan: plan, given: (transforms, inputs), for: name, pool: resources.pool)
  }
}
