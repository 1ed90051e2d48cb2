import Evaluation
import Forecasting
import HostSystem
import NumericCore
import RecurrentNets
import SeriesData

/// What the commands that train share: threads, memory, progress, and the judging of what was trained.
struct NetworkRun {
  var settings: NetworkSettings
  let console: Console
  let threads: Int
  private let progress: ProgressLine
  private let note: LongTrainingNote
  private let recorder: TrainingRecorder?
  private let effort: Effort
  private let limit: TimeLimit

  /// A run on so many threads; as many as the machine grants if `nil`.
  init(
    _ settings: NetworkSettings, threads: Int?, console: Console, showsProgress: Bool,
    recorder: TrainingRecorder? = nil, effort: EffortOptions? = nil
  ) {
    self.effort = effort?.effort ?? .normal
    limit = TimeLimit(seconds: effort?.timeLimit)
    self.recorder = recorder
    self.settings = settings
    self.console = console
    self.threads =
      threads ?? TightLimit.affordableThreads(atMost: ProcessorLimit.usableThreads())
    progress = ProgressLine(isShown: showsProgress)
    note = LongTrainingNote(of: settings.training.length, on: console)
  }

  /// The threads and the memory that are there.
  ///
  /// - Parameter choosesLength: whether options decide how long training takes, which a note then says.
  func resources(choosesLength: Bool = true) throws -> NetworkForecaster.Resources {
    try TightLimit.check(threads: threads)
    let (note, progress, console, limit) = (note, progress, console, limit)
    return NetworkForecaster.Resources(
      pool: WorkerPool(threadCount: threads), memoryLimit: MemoryLimit.availableBytes(),
      recorder: recorder,
      report: {
        if choosesLength { note.consider($0) }
        progress.show($0)
      },
      warn: {
        progress.finish()
        console.warn(of: $0)
      },
      hasTime: limit.hasTime)
  }

  /// Lets windows count as they are to.
  mutating func weigh(_ series: [TimeSeries], by weights: WeightOptions) throws {
    settings.weights = try weights.weights(of: series.map(\.name))
  }

  /// One network.
  func network(horizon: Int) throws -> NetworkForecaster {
    try NetworkForecaster(settings, horizon: horizon, resources: resources())
  }

  /// One or more networks with the settings, a statistical method with their levels, or both with levels and seed.
  func forecaster(of method: ForecastMethod, horizon: Int) throws -> any Forecaster {
    switch method {
    case .automatic:
      try AutomaticForecaster(
        horizon: horizon, levels: settings.levels, effort: effort, seed: settings.training.seed,
        resources: resources(choosesLength: false))
    case .network: try settings.forecaster(horizon: horizon, resources: resources())
    case .baseline(let baseline): try BaselineForecaster(baseline, levels: settings.levels)
    }
  }

  /// Does work that trains; says how it can be gone on with if it is interrupted.
  func training<Result>(_ work: () async throws -> Result) async throws -> Result {
    defer {
      progress.finish()
      if let remark = limit.remark { console.warn(remark) }
    }
    do {
      return try await work()
    } catch let interruption as CancellationError {
      progress.finish()
      if let recorder, let checkpoint = recorder.checkpoint, recorder.hasCheckpoint {
        console.say(
          "Stopped. The checkpoint is in \(checkpoint); the same command with --resume goes on from it."
        )
      }
      throw interruption
    }
  }

  /// Trains, judges beside the baselines, and trains again on everything.
  func judge(
    _ forecaster: any Forecaster, on series: TimeSeries, horizon: Int,
    holdout: JudgedForecast.Holdout, bounds: ForecastBounds = .none
  ) async throws -> (result: JudgedFit, notes: [String]) {
    let (baselines, notes) = Baselines.distinct(
      seasonLength: series.seasonLength, from: forecaster.name)
    let result = try await training {
      try await JudgedFit.make(
        of: series, horizon: horizon, holdout: holdout, by: forecaster, baselines: baselines,
        bounds: bounds)
    }
    return (result, notes)
  }
}

extension NetworkSettings {
  /// Lets one network learn from several series, each in its own scale.
  mutating func suit(_ panel: [TimeSeries], horizon: Int, holdout: Int) {
    contextLength =
      contextLength
      ?? PanelContext.length(for: panel, horizon: horizon, holdout: holdout, segment: segment)
    scalesEachSeries = true
  }
}

extension Console {
  /// A training that went back.
  fileprivate func warn(of rollback: Rollback) {
    warn(
      "\(rollback.cause) Going back to training step \(rollback.trainingStep) and on with the learning rate "
        + "\(Float(rollback.learningRate)) (\(rollback.count) of at most \(rollback.most) times).")
  }
}
