import Synchronization

/// Whether training is to stop: the thread whose task was cancelled tells it to all that work for it.
package final class Cancellation: Sendable {
  private let flag = Atomic(false)

  package init() {}

  /// Asks the task of this thread, if it runs one.
  package var isRequested: Bool {
    if flag.load(ordering: .relaxed) { return true }
    guard Task.isCancelled else { return false }
    flag.store(true, ordering: .relaxed)
    return true
  }

  /// Asks the task of this thread for others that wait to be told.
  func look() { _ = isRequested }
}
