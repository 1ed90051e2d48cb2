import NumericCore
import RecurrentNets
import SeriesData

/// A training of one network that is ready to begin.
struct NetworkTraining: Sendable {
  private let forecaster: NetworkForecaster
  private let plan: NetworkPlan
  private let histories: [TimeSeries]
  private let configuration: NetworkConfiguration
  private let options: TrainingOptions
  private let windows: WindowIndex
  private let validation: WindowIndex?

  /// Checks histories and counts their windows.
  ///
  /// - Throws: as ``NetworkForecaster/fit(_:)``, but for memory and what training finds.
  init(of histories: [TimeSeries], by forecaster: NetworkForecaster) throws {
    self.forecaster = forecaster
    plan = try NetworkPlan(for: histories, by: forecaster, keeping: forecaster.kept)
    self.histories = plan.padded(histories)
    let channels = histories[0].channels.count
    for history in self.histories {
      try history.checkChannels(count: channels, for: forecaster.name)
      try history.checkTargets(of: forecaster.settings.training.loss)
    }
    try forecaster.start?.trainedOn.check(self.histories[0])
    configuration = try plan.configuration(channels: channels)
    options = try plan.trainingOptions()
    windows = try plan.trainingWindows(self.histories)
    validation = plan.validates ? try plan.validationWindows(self.histories) : nil
  }

  /// The shards of a batch: as many threads work at a time, at the most.
  var shardCount: Int { options.shardCount(samples: windows.count) }

  /// The bytes that training takes; `nil` if they cannot be counted.
  func bytes(threads: Int) -> Int? {
    TrainingMemory.bytes(
      configuration, shape: plan.sampleShape(channels: histories[0].channels.count),
      options: options, samples: windows.count, validationSamples: validation?.count ?? 0,
      threads: threads, keepsStates: resources.recorder?.checkpoint != nil)
  }

  /// Trains.
  ///
  /// - Parameters:
  ///   - pool: the threads that train; those of the forecaster's resources forecast.
  ///   - turn: how many trainings were done before, of how many, those at a time being one.
  ///   - speaks: whether it tells how far it is.
  func fitted(
    on pool: WorkerPool, turn: (done: Int, count: Int) = (0, 1), speaks: Bool = true
  ) throws -> FittedNetwork {
    let start = forecaster.start
    let data = try TrainingData(
      histories, plan: plan, given: start.map { ($0.transforms, $0.inputs) })
    let source = data.source(windows)
    let recorded = try resources.recorder?.begin(
      TrainingIdentity(
        histories, plan: plan, options: options, horizon: forecaster.horizon,
        start: start?.network.parameters)
    ) { $0.fits(configuration, options: options, samples: source) }
    let continued = try continuation()
    let trainer = Trainer<Float>(configuration, options: options, pool: pool)
    func train() throws -> TrainingResult<Float> {
      try trainer.train(
        on: source,
        validation: validation.map { data.source($0, judging: plan.validationSteps(histories)) },
        from: start?.network, following: plan.kept?.learningRates,
        readoutBias: start == nil ? data.initialReadoutBias : nil,
        resuming: recorded?.state ?? continued?.state,
        watch: { event, state in
          try recorded?.note(event, state: state)
          continued?.note(event, state)
          if case .step = event, speaks == false { return }
          resources.tell(
            event, length: options.length, learnsAgain: forecaster.kept != nil, networks: turn)
        })
    }
    let result = if let recorded { try recorded.finish(train) } else { try train() }
    var fitted = FittedNetwork(
      forecaster: forecaster, plan: plan, transforms: data.transforms, inputs: data.inputs,
      trainedOn: TrainedOn(histories[0]), training: result)
    if plan.settings.calibrates {
      fitted.calibration =
        try forecaster.kept?.calibration ?? Calibration(of: fitted, on: histories)
    }
    return fitted
  }

  private var resources: NetworkForecaster.Resources { forecaster.resources }

  /// What a shorter training left, and keeps for a longer one; `nil` where nobody asks, and for a second fit.
  private func continuation() throws -> (
    state: TrainingState<Float>?,
    note: (TrainingEvent, () -> TrainingState<Float>) -> Void
  )? {
    guard let continuation = resources.continuation, forecaster.kept == nil,
      forecaster.start == nil
    else { return nil }
    let identity = try TrainingIdentity(
      histories, plan: plan, options: options.with(length: .epochs(1)),
      horizon: forecaster.horizon, start: nil)
    return (
      continuation.state(for: identity, options),
      { continuation.note($0, state: $1, identity) }
    )
  }
}
