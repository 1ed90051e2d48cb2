import HostSystem
import RecurrentNets
import Synchronization

/// Training steps as JSON lines in a file, each step once, in order.
final class MetricsLog: Sendable {
  private let lines: LineLog
  private let clock: Mutex<Clock>

  /// Measures the seconds in which a run trains.
  private struct Clock {
    var start = ContinuousClock.now
    /// Of the runs that this one goes on from.
    var earlierSeconds = 0.0

    var seconds: Double {
      let milliseconds = ((ContinuousClock.now - start) / .milliseconds(1)).rounded()
      return ((earlierSeconds * 1000).rounded() + milliseconds) / 1000
    }
  }

  init(_ path: String) throws(FileError) {
    lines = try LineLog(path)
    clock = Mutex(Clock())
  }

  /// Begins an empty log, or one that ends with a step of a run that goes on.
  func begin(after last: (phase: Int, trainingStep: Int)?) throws(FileError) {
    let seconds = try keep(upTo: last ?? (0, 0))
    clock.withLock { $0 = Clock(earlierSeconds: seconds) }
  }

  func add(_ step: StepRecord, _ epoch: EpochRecord?, phase: Int) throws(FileError) {
    let record = MetricsRecord(
      phase: phase, step: step.trainingStep, epoch: step.epoch, trainingLoss: step.loss,
      validationLoss: epoch?.validationLoss, gradientNorm: step.gradientNorm,
      learningRate: step.learningRate, seconds: clock.withLock(\.seconds))
    try lines.add(record.line)
  }

  /// Takes out the steps that training went back behind.
  func rollBack(phase: Int, trainingStep: Int) throws(FileError) {
    _ = try keep(upTo: (phase, trainingStep))
  }

  func synchronise() throws(FileError) { try lines.synchronise() }

  /// Cuts off every line after a step; the seconds of the last line that stays.
  private func keep(upTo last: (phase: Int, trainingStep: Int)) throws(FileError) -> Double {
    let bytes = lines.bytes()
    var end = bytes.endIndex
    while end > 0 {
      let start = bytes[..<(end - 1)].lastIndex(of: MetricsRecord.newline).map { $0 + 1 } ?? 0
      // A line that is cut off, or that is none, goes too.
      if bytes[end - 1] == MetricsRecord.newline,
        let record = MetricsRecord(bytes[start..<end - 1]),
        (record.phase, record.step) <= (last.phase, last.trainingStep)
      {
        try lines.keep(end)
        return record.seconds
      }
      end = start
    }
    try lines.keep(0)
    return 0
  }
}
