import Synchronization

/// Work that a process which is told to stop finishes first: what it writes would be lost.
package enum CriticalWork {
  private static let count = Atomic(0)

  /// Whether some of it is under way.
  package static var isUnderWay: Bool { count.load(ordering: .acquiring) > 0 }

  /// Does work that is to be finished.
  package static func finish<Result>(_ work: () throws -> Result) rethrows -> Result {
    count.add(1, ordering: .acquiringAndReleasing)
    defer { count.subtract(1, ordering: .acquiringAndReleasing) }
    return try work()
  }
}
