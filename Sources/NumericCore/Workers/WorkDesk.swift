import Synchronization

/// Where the caller lays out work and the threads of a pool find it.
///
/// `@unchecked Sendable`: `work` and `count` are written only between `occupy` and the opening of a
/// round, when `inside` is 0 and `round` says closed, so that no thread reads them; threads read
/// them only after they have counted themselves inside and have then seen the round open, and the
/// caller does not return before it has closed the round and `inside` is 0 again. All atomics that
/// take part are sequentially consistent.
final class WorkDesk: @unchecked Sendable {
  private var work: (any ParallelWork)?
  private var count = 0

  private let busy = Atomic(false)
  private let lastRound = Atomic(0)
  /// The number of the open round; 0 while none is open, −1 when the pool ends.
  private let round = Atomic(0)
  private let next = Atomic(0)
  private let inside = Atomic(0)
  private let bell = Bell()

  func occupy() -> Bool { busy.exchange(true, ordering: .acquiring) == false }

  func vacate() { busy.store(false, ordering: .releasing) }

  func run(_ work: some ParallelWork, count: Int) {
    self.work = work
    self.count = count
    next.store(0, ordering: .relaxed)
    let number = lastRound.wrappingAdd(1, ordering: .relaxed).newValue
    round.store(number, ordering: .sequentiallyConsistent)
    bell.ring()
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { break }
      work.perform(index: index, worker: 0)
    }
    round.store(0, ordering: .sequentiallyConsistent)
    var wait = SpinWait()
    while inside.load(ordering: .sequentiallyConsistent) != 0 {
      work.attend()
      wait.pause()
    }
    self.work = nil
  }

  /// What a thread of the pool does for its whole life.
  func serve(worker: Int) {
    var seen = 0
    while let number = waitForRound(after: seen) {
      seen = number
      inside.wrappingAdd(1, ordering: .sequentiallyConsistent)
      if round.load(ordering: .sequentiallyConsistent) == number { takePart(worker: worker) }
      inside.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    }
  }

  func close() {
    round.store(-1, ordering: .sequentiallyConsistent)
    bell.ring()
  }

  private func takePart(worker: Int) {
    guard let work else { return }
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      work.perform(index: index, worker: worker)
    }
  }

  /// The number of an open round other than `seen`, or `nil` when the pool ends.
  private func waitForRound(after seen: Int) -> Int? {
    while true {
      var wait = SpinWait()
      while wait.isLong == false {
        let number = round.load(ordering: .acquiring)
        if number < 0 { return nil }
        if number != 0 && number != seen { return number }
        wait.pause()
      }
      bell.sleep {
        let number = round.load(ordering: .sequentiallyConsistent)
        return number == 0 || number == seen
      }
    }
  }
}
