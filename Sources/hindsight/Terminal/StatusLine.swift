import HostSystem
import Synchronization

/// One line on a terminal that tells how far much work is; nothing where nobody watches.
final class StatusLine: Sendable {
  private static let clear = "\r\u{1B}[2K"
  private let isShown: Bool
  private let lastShown = Mutex<ContinuousClock.Instant?>(nil)

  init(isShown: Bool) { self.isShown = isShown && Console.isTerminal }

  /// Shows how far it is in as many parts as the line holds, at most ten times a second.
  func show(_ parts: @autoclosure () -> [String]) {
    guard isShown else { return }
    let isDue = lastShown.withLock { last in
      let now = ContinuousClock.now
      if let last, now - last < .milliseconds(100) { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let width = (StandardStream.error.columns ?? 80) - 1
    Self.write(Self.clear + String(parts().joined(separator: "  ").prefix(width)))
  }

  /// Clears the line, if there is one.
  func finish() {
    if lastShown.withLock({ $0 != nil }) { Self.write(Self.clear) }
  }

  private static func write(_ text: String) {
    try? StandardStream.error.write(Array(text.utf8))
  }
}
