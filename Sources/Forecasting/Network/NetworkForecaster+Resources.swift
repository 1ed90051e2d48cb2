public import NumericCore
public import RecurrentNets

extension NetworkForecaster {
  /// What training may use, and whom it tells how far it is.
  public struct Resources: Sendable {
    /// The threads.
    public var pool: WorkerPool
    /// Bytes that training may take; `nil`: as many as it likes.
    public var memoryLimit: Int?
    /// Keeps checkpoints and logs how training goes; `nil`: nobody.
    public var recorder: TrainingRecorder?
    /// Keeps where the first fit of a forecaster ended, for one that trains longer; `nil`: nobody.
    public var continuation: TrainingContinuation?
    /// Called after each epoch of each fit.
    public var report: @Sendable (TrainingProgress) -> Void
    /// Called when training goes back because a loss was not finite.
    public var warn: @Sendable (Rollback) -> Void
    /// Whether there is time to train another of several networks.
    public var hasTime: @Sendable () -> Bool

    /// Threads, memory, what is recorded, and listeners.
    public init(
      pool: WorkerPool, memoryLimit: Int? = nil, recorder: TrainingRecorder? = nil,
      continuation: TrainingContinuation? = nil,
      report: @escaping @Sendable (TrainingProgress) -> Void = { _ in },
      warn: @escaping @Sendable (Rollback) -> Void = { _ in },
      hasTime: @escaping @Sendable () -> Bool = { true }
    ) {
      self.pool = pool
      self.memoryLimit = memoryLimit
      self.recorder = recorder
      self.continuation = continuation
      self.report = report
      self.warn = warn
      self.hasTime = hasTime
    }
  }
}

extension NetworkForecaster.Resources {
  /// Passes on what a watched training says.
  func tell(
    _ event: TrainingEvent, length: TrainingOptions.Length, learnsAgain: Bool,
    networks: (done: Int, count: Int) = (0, 1)
  ) {
    switch event {
    case .step(_, let epoch?):
      report(
        TrainingProgress(
          record: epoch, length: length, learnsAgain: learnsAgain, networks: networks))
    case .rolledBack(let rollback): warn(rollback)
    case .step, .interrupted, .ended: break
    }
  }
}
