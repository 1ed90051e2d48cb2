import Synchronization

/// How long training may take, from now on; remembers whether it was cut short.
final class TimeLimit: Sendable {
  let seconds: Double?
  private let start = ContinuousClock.now
  private let wasReached = Mutex(false)

  /// A limit of so many seconds; none if `nil`.
  init(seconds: Double?) { self.seconds = seconds }

  /// Whether another network may be trained.
  func hasTime() -> Bool {
    guard let seconds, ContinuousClock.now - start >= .seconds(seconds) else { return true }
    wasReached.withLock { $0 = true }
    return false
  }

  /// What came of the limit, in sentences; `nil` if nothing was left out for it.
  var remark: String? {
    guard let seconds, wasReached.withLock(\.self) else { return nil }
    return
      "The time limit of \(Float(seconds)) s left networks untrained: how many there are now depends on the "
      + "machine, and another run may forecast otherwise."
  }
}
