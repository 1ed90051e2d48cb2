public import NumericCore
public import RecurrentNets
public import SeriesData

/// Forecasts with a recurrent network that is trained by BPTT on the windows of the histories.
///
/// With a validation end (the last steps of each history) training stops early and the best parameters
/// are kept; what it learned can then be learned again, on longer histories, for the training
/// length that was found.
public struct NetworkForecaster: Forecaster {
  /// How long to train, and how that is decided.
  enum Course: Sendable {
    /// As the settings say; stops early where a validation end can be afforded.
    case validated
    /// For the training length and with the context that an earlier fit found.
    case again(trainingSteps: Int, contextLength: Int)
  }

  /// The name of the cell, as in ``CellKind/title``.
  public let name: String
  /// What the user chose.
  public let settings: NetworkSettings
  /// Steps that are forecast, H.
  public let horizon: Int
  let course: Course
  private let resources: Resources

  /// What training may use, and whom it tells how far it is.
  public struct Resources: Sendable {
    /// The threads.
    public var pool: WorkerPool
    /// Bytes that training may take; `nil`: as many as it likes.
    public var memoryLimit: Int?
    /// Called after each epoch of each fit.
    public var report: @Sendable (TrainingProgress) -> Void

    /// Threads, memory and a listener.
    public init(
      pool: WorkerPool, memoryLimit: Int? = nil,
      report: @escaping @Sendable (TrainingProgress) -> Void = { _ in }
    ) {
      self.pool = pool
      self.memoryLimit = memoryLimit
      self.report = report
    }
  }

  /// A forecaster of `horizon` steps, at most ``longestHorizon``.
  ///
  /// - Throws: ``ForecastingError`` for a horizon or a context length out of range.
  public init(
    _ settings: NetworkSettings, horizon: Int, resources: Resources
  ) throws(ForecastingError) {
    guard horizon >= 1 else { throw .notPositive(name: "horizon", value: horizon) }
    guard horizon <= Self.longestHorizon else {
      throw .tooLarge(name: "horizon", value: horizon, most: Self.longestHorizon)
    }
    if let context = settings.contextLength, context < 1 {
      throw .notPositive(name: "context length", value: context)
    }
    self.init(settings, horizon: horizon, course: .validated, resources: resources)
  }

  /// Steps that a forecast holds at the most: far more than any forecast is good for.
  public static var longestHorizon: Int { 1_000_000 }

  private init(
    _ settings: NetworkSettings, horizon: Int, course: Course, resources: Resources
  ) {
    name = settings.cell.title
    self.settings = settings
    self.horizon = horizon
    self.course = course
    self.resources = resources
  }

  /// The forecaster that learns what `fitted` learned, from other histories and without choosing anew.
  func again(after fitted: FittedNetwork) -> NetworkForecaster {
    NetworkForecaster(
      settings, horizon: horizon,
      course: .again(
        trainingSteps: fitted.training.trainingSteps, contextLength: fitted.plan.contextLength),
      resources: resources)
  }

  /// Trains a network on all windows of the histories.
  ///
  /// - Throws: ``ForecastingError``; ``NetworkError`` where sizes need more memory than there is, or
  ///   training leaves the finite numbers; `CancellationError`.
  public func fit(_ histories: [TimeSeries]) async throws -> any FittedForecaster {
    let plan = try NetworkPlan(for: histories, by: self)
    let data = try TrainingData(histories, plan: plan)
    let configuration = try NetworkConfiguration(
      cell: settings.cell, inputSize: data.channelCount, hiddenSize: settings.hiddenSize,
      layers: settings.layers, outputSize: plan.readoutHorizon * data.channelCount,
      dropout: settings.dropout)
    let options = try plan.trainingOptions()
    let source = try data.source(for: .training)
    try checkMemory(configuration, source: source, options: options)
    let trainer = Trainer<Float>(configuration, options: options, pool: resources.pool)
    let result = try trainer.train(
      on: source, validation: plan.validates ? try data.source(for: .validation) : nil,
      report: { resources.report(TrainingProgress(record: $0, length: options.length)) })
    return FittedNetwork(
      forecaster: self, plan: plan, transforms: data.transforms, training: result)
  }

  private func checkMemory(
    _ configuration: NetworkConfiguration, source: WindowSource, options: TrainingOptions
  ) throws(NetworkError) {
    guard let limit = resources.memoryLimit else { return }
    let needed = TrainingMemory.bytes(
      configuration, shape: source.shape, options: options, samples: source.count,
      threads: resources.pool.threadCount)
    guard let needed, needed <= limit else {
      throw .needsMoreMemory(neededBytes: needed, availableBytes: limit)
    }
  }
}

/// How far training is.
public struct TrainingProgress: Sendable {
  /// The epoch that just ended.
  public let record: EpochRecord
  /// The share of the training length that is done, in (0, 1]; early stopping may end it before.
  public let fractionDone: Double

  init(record: EpochRecord, length: TrainingOptions.Length) {
    self.record = record
    fractionDone =
      switch length {
      case .epochs(let count): Double(record.epoch) / Double(count)
      case .trainingSteps(let count): Double(record.trainingStep) / Double(count)
      }
  }
}

extension CellKind {
  /// The name in tables and sentences.
  public var title: String {
    switch self {
    case .rnnTanh: "RNN (tanh)"
    case .rnnReLU: "RNN (ReLU)"
    case .lstm: "LSTM"
    case .gru: "GRU"
    }
  }
}
