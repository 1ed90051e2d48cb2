import Forecasting
import HostSystem
import Synchronization

/// One line on a terminal that tells how far training is; nothing where nobody watches.
final class ProgressLine: Sendable {
  private struct Course {
    var learnsAgain = false
    var start = ContinuousClock.now
    /// The share of the training length that was done when it started; above 0 after --resume.
    var firstFraction: Double?
    var lastShown: ContinuousClock.Instant?
  }

  private static let clear = "\r\u{1B}[2K"
  private let isShown: Bool
  private let course = Mutex(Course())

  init(isShown: Bool) { self.isShown = isShown && Console.isTerminal }

  /// Shows an epoch, at most ten times a second.
  func show(_ progress: TrainingProgress) {
    guard isShown else { return }
    let line = course.withLock { course -> String? in
      let now = ContinuousClock.now
      if progress.learnsAgain != course.learnsAgain {
        course = Course(learnsAgain: true, start: now, lastShown: course.lastShown)
      }
      let epoch = Double(progress.record.epoch)
      let first = course.firstFraction ?? progress.fractionDone * (epoch - 1) / epoch
      // Training that went back is no nearer to its end.
      course.firstFraction = min(first, progress.fractionDone)
      if let last = course.lastShown, now - last < .milliseconds(100) { return nil }
      course.lastShown = now
      return Self.line(progress, from: first, elapsed: now - course.start)
    }
    if let line { Self.write(Self.clear + line) }
  }

  /// Clears the line, if there is one.
  func finish() {
    let wasShown = course.withLock { course in
      defer { course.lastShown = nil }
      return course.lastShown != nil
    }
    if wasShown { Self.write(Self.clear) }
  }

  /// As much as the terminal's width holds: a longer line would leave its beginning behind.
  private static func line(
    _ progress: TrainingProgress, from first: Double, elapsed: Duration
  ) -> String {
    let width = (StandardStream.error.columns ?? 80) - 1
    var line = ""
    for part in parts(progress, from: first, elapsed: elapsed) {
      let longer = line.isEmpty ? part : line + "  " + part
      if longer.count > width { break }
      line = longer
    }
    return line
  }

  private static func parts(
    _ progress: TrainingProgress, from first: Double, elapsed: Duration
  ) -> [String] {
    let done = progress.fractionDone
    let filled = Int((done * 24).rounded(.down))
    let bar = String(repeating: "━", count: filled) + String(repeating: "┄", count: 24 - filled)
    let record = progress.record
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let left = Int(min(seconds / max(done - first, 1e-9) * (1 - done), 1e9).rounded(.up))
    return [
      progress.learnsAgain ? "training on everything" : "training", bar, "at most \(left) s left",
    ]
      + ["epoch \(record.epoch)", "loss \(short(record.trainingLoss))"]
      + (record.validationLoss.map { ["validation \(short($0))"] } ?? [])
  }

  /// Four decimals, or the plain description of what is too large for them.
  private static func short(_ value: Double) -> String {
    guard abs(value) < 1e6 else { return "\(value)" }
    let scaled = Int((value * 10_000).rounded())
    let fraction = String(scaled.magnitude % 10_000 + 10_000).dropFirst()
    return "\(scaled < 0 ? "-" : "")\(scaled.magnitude / 10_000).\(fraction)"
  }

  private static func write(_ text: String) {
    try? StandardStream.error.write(Array(text.utf8))
  }
}
