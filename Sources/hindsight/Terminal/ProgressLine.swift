import Forecasting
import HostSystem
import Synchronization

/// One line on a terminal that tells how far training is; nothing where nobody watches.
final class ProgressLine: Sendable {
  private struct Course {
    var fit = 1
    var fraction = 0.0
    var start = ContinuousClock.now
    var lastShown: ContinuousClock.Instant?
  }

  private let isShown: Bool
  private let course = Mutex(Course())

  init(isShown: Bool) { self.isShown = isShown && StandardStream.error.isTerminal }

  /// Shows an epoch, at most ten times a second.
  func show(_ progress: TrainingProgress) {
    guard isShown else { return }
    let line = course.withLock { course -> String? in
      let now = ContinuousClock.now
      if progress.fractionDone < course.fraction {
        course = Course(fit: course.fit + 1, start: now)
      }
      course.fraction = progress.fractionDone
      if let last = course.lastShown, now - last < .milliseconds(100) { return nil }
      course.lastShown = now
      return Self.line(progress, fit: course.fit, elapsed: now - course.start)
    }
    if let line { Self.write("\r\u{1B}[2K" + line) }
  }

  /// Clears the line.
  func finish() {
    if isShown { Self.write("\r\u{1B}[2K") }
  }

  private static func line(_ progress: TrainingProgress, fit: Int, elapsed: Duration) -> String {
    let filled = Int((progress.fractionDone * 24).rounded(.down))
    let bar = String(repeating: "━", count: filled) + String(repeating: "┄", count: 24 - filled)
    let record = progress.record
    var text = "\(fit == 1 ? "training" : "learning again") \(bar) epoch \(record.epoch)"
    text += "  loss \(short(record.trainingLoss))"
    if let validation = record.validationLoss { text += "  validation \(short(validation))" }
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let left = seconds / progress.fractionDone * (1 - progress.fractionDone)
    return text + "  at most \(Int(min(left, 1e9).rounded(.up))) s left"
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
