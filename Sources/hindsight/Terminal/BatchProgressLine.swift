import Evaluation
import HostSystem
import SeriesData
import Studies
import Synchronization

/// One line on a terminal that tells how far a study is; nothing where nobody watches.
final class BatchProgressLine: Sendable {
  private static let clear = "\r\u{1B}[2K"
  private let isShown: Bool
  private let lastShown = Mutex<ContinuousClock.Instant?>(nil)

  init(isShown: Bool) { self.isShown = isShown && Console.isTerminal }

  /// Shows how far it is, at most ten times a second.
  func show(_ progress: StudyRun.Progress) {
    guard isShown else { return }
    let isDue = lastShown.withLock { last in
      let now = ContinuousClock.now
      if let last, now - last < .milliseconds(100) { return false }
      last = now
      return true
    }
    if isDue { Self.write(Self.clear + Self.line(progress)) }
  }

  /// Clears the line, if there is one.
  func finish() {
    if lastShown.withLock({ $0 != nil }) { Self.write(Self.clear) }
  }

  private static func line(_ progress: StudyRun.Progress) -> String {
    var parts = ["\(progress.done) of \(progress.total) done"]
    if progress.failed > 0 { parts.append("\(progress.failed) failed") }
    parts.append("\(decimalText(progress.rate, decimals: 1)) a second")
    if let left = progress.secondsLeft {
      parts.append("about \(Int(min(left, 1e9).rounded(.up))) s left")
    }
    let width = (StandardStream.error.columns ?? 80) - 1
    return String(parts.joined(separator: "  ").prefix(width))
  }

  private static func write(_ text: String) {
    try? StandardStream.error.write(Array(text.utf8))
  }
}
