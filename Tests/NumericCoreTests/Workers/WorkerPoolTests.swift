import NumericCore
import Synchronization
import Testing

/// Counts how often each index was performed, and notes workers out of range or used twice at a time.
private final class Tally: ParallelWork {
  let counts: [Count]
  let busy: [Count]
  let clashes = Count()

  final class Count: Sendable {
    let value = Atomic(0)
  }

  init(indices: Int, workers: Int) {
    counts = (0..<indices).map { _ in Count() }
    busy = (0..<workers).map { _ in Count() }
  }

  func perform(index: Int, worker: Int) {
    guard worker < busy.count else {
      clashes.value.wrappingAdd(1, ordering: .relaxed)
      return
    }
    let before = busy[worker].value.wrappingAdd(1, ordering: .relaxed).oldValue
    if before != 0 { clashes.value.wrappingAdd(1, ordering: .relaxed) }
    counts[index].value.wrappingAdd(1, ordering: .relaxed)
    busy[worker].value.wrappingSubtract(1, ordering: .relaxed)
  }

  /// Whether each of the first `count` indices was performed `times` times, the others never.
  func holds(_ times: Int, upTo count: Int) -> Bool {
    clashes.value.load(ordering: .relaxed) == 0
      && counts.enumerated().allSatisfy {
        $1.value.load(ordering: .relaxed) == ($0 < count ? times : 0)
      }
  }
}

/// Writes plain memory, one slot for each index, and reads what the caller wrote before the round.
private final class Squares: ParallelWork {
  final class Slot {
    var value = 0
  }

  let slots: [Slot]
  var offset = 0

  init(count: Int) { slots = (0..<count).map { _ in Slot() } }

  func perform(index: Int, worker: Int) { slots[index].value = index * index + offset }
}

/// Runs other work on the same pool from inside a round.
private final class Nested: ParallelWork {
  let pool: WorkerPool
  let inner: [Tally]

  init(pool: WorkerPool, count: Int) {
    self.pool = pool
    inner = (0..<count).map { _ in Tally(indices: 5, workers: pool.threadCount) }
  }

  func perform(index: Int, worker: Int) { pool.run(inner[index], count: 5) }
}

/// Work whose other thread ends only once the caller's has attended.
private final class Attended: ParallelWork {
  private let begun = Atomic(false), attended = Atomic(false)

  func attend() { attended.store(true, ordering: .releasing) }

  func perform(index: Int, worker: Int) {
    guard worker == 0 else {
      begun.store(true, ordering: .releasing)
      while attended.load(ordering: .acquiring) == false {}
      return
    }
    // Not before the other thread has taken its part.
    while begun.load(ordering: .acquiring) == false {}
  }
}

@Suite("WorkerPool")
struct WorkerPoolTests {
  @Test("performs every index exactly once in each of thousands of rounds", arguments: [1, 2, 5])
  func everyIndexOnce(threads: Int) {
    let pool = WorkerPool(threadCount: threads)
    #expect(pool.threadCount == threads)
    for count in [0, 1, 2, 3, 7, 64] {
      let tally = Tally(indices: 64, workers: threads)
      for _ in 0..<2000 { pool.run(tally, count: count) }
      #expect(tally.holds(2000, upTo: count), "\(count) indices")
    }
  }

  @Test("lets the caller attend to other things while others perform")
  func attendance() {
    WorkerPool(threadCount: 2).run(Attended(), count: 2)
  }

  @Test("shows workers what was written before a round, and the caller what they wrote")
  func visibility() {
    let pool = WorkerPool(threadCount: 5)
    let work = Squares(count: 9)
    for round in 0..<5000 {
      work.offset = round
      pool.run(work, count: 9)
      let isRight = work.slots.enumerated().allSatisfy { $1.value == $0 * $0 + round }
      guard isRight else {
        Issue.record("round \(round)")
        return
      }
    }
  }

  @Test("wakes threads that have gone to sleep")
  func sleepers() async throws {
    let pool = WorkerPool(threadCount: 3)
    let tally = Tally(indices: 6, workers: 3)
    for _ in 0..<20 {
      try await Task.sleep(for: .milliseconds(5))
      pool.run(tally, count: 6)
    }
    #expect(tally.holds(20, upTo: 6))
  }

  @Test("lets work run other work on the same pool", arguments: [1, 2, 5])
  func nested(threads: Int) {
    let pool = WorkerPool(threadCount: threads)
    let work = Nested(pool: pool, count: 7)
    for _ in 0..<500 { pool.run(work, count: 7) }
    #expect(work.inner.allSatisfy { $0.holds(500, upTo: 5) })
  }

  @Test("serves several tasks at a time")
  func severalTasks() async {
    let pool = WorkerPool(threadCount: 2)
    let results = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let tally = Tally(indices: 8, workers: 2)
          for _ in 0..<2000 { pool.run(tally, count: 8) }
          return tally.holds(2000, upTo: 8)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results == [true, true, true, true])
  }

  @Test("can end at once, unused or right after use", arguments: [1, 2, 5])
  func destruction(threads: Int) {
    for round in 0..<200 {
      let pool = WorkerPool(threadCount: threads)
      guard round % 2 == 0 else { continue }
      let tally = Tally(indices: 3, workers: threads)
      pool.run(tally, count: 3)
      #expect(tally.holds(1, upTo: 3))
    }
  }

  @Test("has at least the caller's thread", arguments: [-3, 0, 1])
  func atLeastOne(threads: Int) {
    #expect(WorkerPool(threadCount: threads).threadCount == 1)
  }
}
