#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for another thread that is at work: by asking again at once, and after a while by letting other
/// threads run in between.
package struct SpinWait {
  private var rounds = 0

  package init() {}

  /// One wait between two looks at what the other thread writes.
  package mutating func pause() {
    rounds += 1
    if rounds > WorkDesk.spins { sched_yield() }
  }
}
