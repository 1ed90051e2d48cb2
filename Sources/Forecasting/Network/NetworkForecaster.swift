import NumericCore
public import RecurrentNets
public import SeriesData

/// Forecasts with a recurrent network that is trained by BPTT on the windows of the histories.
///
/// With a validation end (the last steps of each history) training stops early and the best parameters
/// are kept; what it learned can then be learned again, on longer histories, for the training
/// length that was found.
public struct NetworkForecaster: Forecaster {
  /// The name of its cell.
  public let name: String
  /// What the user chose.
  public let settings: NetworkSettings
  /// Steps that are forecast, H.
  public let horizon: Int
  let resources: Resources
  /// The choices of an earlier fit, if they are not to be made anew.
  let kept: NetworkPlan.Choices?
  /// What training starts from, if not from random parameters.
  let start: Start?

  /// A network that is trained further, and what its numbers mean.
  struct Start {
    let network: TrainedNetwork<Float>
    let transforms: [ChannelTransform]
    let inputs: FittedInputs
    let trainedOn: TrainedOn
  }

  /// Steps that a forecast holds at the most: far more than any forecast is good for.
  public static var longestHorizon: Int { 1_000_000 }

  /// A forecaster of `horizon` steps, at most ``longestHorizon``.
  ///
  /// - Throws: ``ForecastingError`` for a horizon or a context length out of range.
  /// - Precondition: the settings are of one network; ``NetworkSettings/forecaster(horizon:resources:)`` takes others.
  public init(
    _ settings: NetworkSettings, horizon: Int, resources: Resources
  ) throws(ForecastingError) {
    precondition(settings.ensemble == nil, "an ensemble is no network")
    guard horizon >= 1 else { throw .notPositive(name: "horizon", value: horizon) }
    guard horizon <= Self.longestHorizon else {
      throw .tooLarge(name: "horizon", value: horizon, most: Self.longestHorizon)
    }
    if let context = settings.contextLength, context < 1 {
      throw .notPositive(name: "context length", value: context)
    }
    if let segment = settings.segment, segment < 1 {
      throw .notPositive(name: "segment", value: segment)
    }
    if case .steps(let validation)? = settings.validation, validation < 1 {
      throw .notPositive(name: "validation length", value: validation)
    }
    try Self.checkIntervals(settings)
    if settings.lossAt == .every && (settings.level == .mean || settings.level == .revIN) {
      throw .levelAtEvery(level: settings.level.rawValue)
    }
    self.init(settings, horizon: horizon, resources: resources, keeping: nil, from: nil)
  }

  /// A forecaster that trains a network further, on other data: it has the same sizes, context, horizon
  /// and scalers, and starts from its parameters.
  public init(continuing start: FittedNetwork) {
    self.init(
      start.plan.settings, horizon: start.horizon, resources: start.resources, keeping: nil,
      from: Start(
        network: start.training.network, transforms: start.transforms, inputs: start.inputs,
        trainedOn: start.trainedOn))
  }

  private init(
    _ settings: NetworkSettings, horizon: Int, resources: Resources,
    keeping kept: NetworkPlan.Choices?, from start: Start?
  ) {
    name = settings.cell.title
    self.settings = settings
    self.horizon = horizon
    self.resources = resources
    self.kept = kept
    self.start = start
  }

  private static func checkIntervals(_ settings: NetworkSettings) throws(ForecastingError) {
    for level in settings.levels where !(level > 0 && level < 100) {
      throw .levelOutOfRange(level: level)
    }
    guard settings.levels.isEmpty == false else { return }
    let loss = settings.training.loss
    guard loss.tellsQuantiles else { return }
    guard settings.strategy == .multiOutput else {
      if loss.tellsDistribution { return }
      throw .recursiveIntervals
    }
    if let step = settings.transform?.first(where: \.isChange) {
      throw .changesTellNoIntervals(transform: "\(step)")
    }
  }

  /// Whether a network is trained further.
  var isContinued: Bool { start != nil }

  /// The forecaster that makes the given choices instead of its own.
  func keeping(_ choices: NetworkPlan.Choices) -> NetworkForecaster {
    NetworkForecaster(
      settings, horizon: horizon, resources: resources, keeping: choices, from: start)
  }

  /// Trains on the windows of all histories, which have the same channels.
  ///
  /// - Throws: ``ForecastingError`` if the histories are too short or differ in their channels;
  ///   ``NetworkError`` if sizes or memory do not allow training, or a loss is not finite;
  ///   ``SeriesError`` for a value without logarithm where it was asked for.
  public func fit(_ histories: [TimeSeries]) async throws -> any FittedForecaster {
    let training = try NetworkTraining(of: histories, by: self)
    try checkMemory(training.bytes(threads: resources.pool.threadCount))
    return try training.fitted(on: resources.pool)
  }

  /// How the loss changes while the learning rate grows from step to step, on the windows that a fit would
  /// train on.
  ///
  /// - Throws: as ``fit(_:)``.
  public func testLearningRates(
    on histories: [TimeSeries], steps: Int = 100
  ) throws -> LearningRateRange {
    let plan = try NetworkPlan(for: histories, by: self, keeping: nil)
    let histories = plan.padded(histories)
    let channels = histories[0].channels.count
    for history in histories {
      try history.checkChannels(count: channels, for: name)
      try history.checkTargets(of: settings.training.loss)
    }
    let configuration = try plan.configuration(channels: channels)
    let windows = try plan.trainingWindows(histories)
    try checkMemory(
      TrainingMemory.bytes(
        configuration, shape: plan.sampleShape(channels: channels), options: settings.training,
        samples: windows.count, threads: resources.pool.threadCount))
    let data = try TrainingData(histories, plan: plan)
    return try Trainer<Float>(configuration, options: settings.training, pool: resources.pool)
      .testLearningRates(
        on: data.source(windows), steps: steps, readoutBias: data.initialReadoutBias)
  }

  func checkMemory(_ needed: Int?) throws(NetworkError) {
    guard let limit = resources.memoryLimit else { return }
    guard let needed, needed <= limit else {
      throw .needsMoreMemory(neededBytes: needed, availableBytes: limit)
    }
  }
}

extension TimeSeries {
  /// Refuses values that cannot be targets of a loss.
  func checkTargets(of loss: LossConfiguration) throws(ForecastingError) {
    for channel in channels {
      guard let step = channel.values.firstIndex(where: { !loss.kind.admits($0) }) else { continue }
      throw .noCount(
        loss: loss.kind.rawValue, series: name, channel: channel.name,
        time: axis.label(at: step), value: channel.values[step])
    }
  }

  /// Refuses a series that has not as many channels as a network reads.
  func checkChannels(count: Int, for forecaster: String) throws(ForecastingError) {
    guard channels.count == count else {
      throw .otherChannels(
        forecaster: forecaster, series: name, count: channels.count, expected: count)
    }
  }
}
