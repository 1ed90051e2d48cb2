package import HostSystem
import RecurrentNets
import Synchronization

/// Keeps what a run needs to go on after it was stopped, at whatever moment, and logs how it trains.
///
/// A run trains several times, one training after the other: its phases, counted from 1. The checkpoint is
/// one file that holds the outcome of every phase that is over and the state of the one under way.
public final class TrainingRecorder: Sendable {
  /// When a state is kept, beside the end of a phase and an interruption.
  public enum Interval: Sendable, Hashable {
    case seconds(Double)
    case trainingSteps(Int)
  }

  /// The file of the checkpoint, as the user named it; `nil` if none is kept.
  public var checkpoint: String? { file?.path }
  /// Whether there is something to go on from.
  public var hasCheckpoint: Bool { file?.exists ?? false }
  /// Where the earlier run was that this one goes on from; `nil` if it begins.
  public let start: (phase: Int, trainingStep: Int)?
  private let file: LockedFile?
  private let interval: Interval
  private let log: MetricsLog?
  private let write: Writer
  private let run: Mutex<Run>

  package typealias Writer = @Sendable (LockedFile, [[UInt8]]) throws -> Void

  /// What is known of a run.
  private struct Run {
    /// Phases that are over.
    var done = 0
    /// Phase by phase; as an earlier run left them, until they are recorded anew.
    var trainings: [StoredTraining]
    var lastKept = ContinuousClock.now
  }

  /// Takes the files; nothing in them changes before training begins or goes on.
  ///
  /// - Parameters:
  ///   - checkpoint: the file of the checkpoint; `nil` for none.
  ///   - resumes: whether to go on from the checkpoint, if there is one; else there must be none.
  ///   - log: where a line of JSON goes for each training step; `nil` for none.
  /// - Throws: ``RecordError``; `FileError` if a file cannot be written or another run has it;
  ///   `TensorFileError` for a faulty checkpoint.
  public convenience init(
    checkpoint: String?, every interval: Interval = .seconds(30), resumes: Bool = false,
    log: String? = nil
  ) throws {
    try self.init(checkpoint: checkpoint, every: interval, resumes: resumes, log: log) {
      try $0.write($1)
    }
  }

  package init(
    checkpoint: String?, every interval: Interval, resumes: Bool, log: String?,
    write: @escaping Writer
  ) throws {
    let file = try checkpoint.map { path throws(FileError) in try LockedFile(path) }
    var trainings: [StoredTraining] = []
    if let file, file.exists {
      guard resumes else { throw RecordError.taken(path: file.path) }
      trainings = try CheckpointFile.read(file.path)
    }
    self.file = file
    self.interval = interval
    self.log = try log.map { path throws(FileError) in try MetricsLog(path) }
    self.write = write
    start = trainings.last.map { (trainings.count, $0.position.trainingStep) }
    run = Mutex(Run(trainings: trainings))
  }

  /// Begins the next phase, or takes it up where the earlier run was.
  func begin(
    _ identity: TrainingIdentity, fitting fits: (TrainingState<Float>) -> Bool
  ) throws -> RecordedTraining {
    try run.withLock { run in
      let phase = run.done + 1
      run.lastKept = .now
      var state: TrainingState<Float>?
      if phase <= run.trainings.count {
        state = try resumed(run.trainings[phase - 1], phase: phase, as: identity, fitting: fits)
      }
      if phase == 1 { try log?.begin(after: start) }
      if state?.isOver == true { run.done = phase }
      return RecordedTraining(recorder: self, phase: phase, identity: identity, state: state)
    }
  }

  private func resumed(
    _ stored: StoredTraining, phase: Int, as identity: TrainingIdentity,
    fitting fits: (TrainingState<Float>) -> Bool
  ) throws -> TrainingState<Float> {
    let path = file?.path ?? ""
    if let difference = stored.identity.difference(from: identity) {
      throw RecordError.otherRun(path: path, phase: phase, difference: difference)
    }
    let state = try stored.state(path: path)
    guard fits(state) else { throw stored.refusal("does not fit the network", path: path) }
    return state
  }

  fileprivate func add(_ step: StepRecord, _ epoch: EpochRecord?, phase: Int) throws {
    try log?.add(step, epoch, phase: phase)
  }

  fileprivate func rollBack(phase: Int, trainingStep: Int) throws {
    try log?.rollBack(phase: phase, trainingStep: trainingStep)
  }

  fileprivate func isDue(_ step: StepRecord) -> Bool {
    guard file != nil else { return false }
    return switch interval {
    case .trainingSteps(let count): step.trainingStep % count == 0
    case .seconds(let seconds):
      run.withLock { ContinuousClock.now - $0.lastKept >= .seconds(seconds) }
    }
  }

  fileprivate func keep(_ training: StoredTraining, phase: Int) throws {
    guard let file else { return }
    // The log must never lack what the checkpoint has seen.
    try log?.synchronise()
    try run.withLock { run in
      run.trainings.replaceSubrange((phase - 1)..., with: [training])
      try write(file, CheckpointFile.pieces(of: run.trainings))
      run.lastKept = .now
    }
  }

  fileprivate func end(phase: Int) { run.withLock { $0.done = phase } }
}

/// One phase of a run, and whom its training tells what happens.
struct RecordedTraining {
  fileprivate let recorder: TrainingRecorder
  fileprivate let phase: Int
  fileprivate let identity: TrainingIdentity
  /// Where the training goes on; `nil` if it begins.
  let state: TrainingState<Float>?

  /// Does work that trains; a process that is told to stop waits for what it then keeps.
  func finish<Result>(_ work: () throws -> Result) rethrows -> Result {
    recorder.checkpoint == nil ? try work() : try CriticalWork.finish(work)
  }

  /// Logs and keeps what an event asks for.
  func note(_ event: TrainingEvent, state: () -> TrainingState<Float>) throws {
    switch event {
    case .step(let step, let epoch):
      try recorder.add(step, epoch, phase: phase)
      if recorder.isDue(step) { try keep(state) }
    case .rolledBack(let rollback):
      try recorder.rollBack(phase: phase, trainingStep: rollback.trainingStep)
    case .interrupted: try keep(state)
    case .ended:
      try keep(state)
      recorder.end(phase: phase)
    }
  }

  private func keep(_ state: () -> TrainingState<Float>) throws {
    guard recorder.checkpoint != nil else { return }
    try recorder.keep(StoredTraining(state(), identity: identity), phase: phase)
  }
}

/// Why a run cannot keep its checkpoint or go on from one.
public enum RecordError: Error, Equatable, CustomStringConvertible {
  case taken(path: String)
  case otherRun(path: String, phase: Int, difference: String)

  /// What was found and what to do, in sentences.
  public var description: String {
    switch self {
    case .taken(let path):
      "'\(path)' holds the checkpoint of an earlier run. Go on from it with --resume, name another file, or "
        + "remove it."
    case .otherRun(let path, let phase, let difference):
      "'\(path)' is the checkpoint of another run: in its phase \(phase), \(difference). Repeat the command "
        + "that began it, or name another file."
    }
  }
}
