#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for another thread that is at work: first by asking again at once, then by letting other threads
/// run in between.
package struct SpinWait {
  private var rounds = 0

  /// Looks at an atomic before others are let run: about ten microseconds.
  private static let spins = 20_000
  /// Looks with others running in between: some hundred microseconds where nobody else has work, longer
  /// than the gap between two rounds of a training step.
  private static let yields = 500

  package init() {}

  /// One wait between two looks at what the other thread writes.
  package mutating func pause() {
    rounds &+= 1
    if rounds > Self.spins { sched_yield() }
  }

  /// Whether the wait has become so long that the thread should sleep.
  var isLong: Bool { rounds >= Self.spins + Self.yields }
}
