import Synchronization

/// Work that a pool spreads over its threads: one call for each index.
public protocol ParallelWork: AnyObject {
  /// Does the part `index`, on the thread `worker` (0 is the caller's).
  ///
  /// Called from several threads at once, never twice for an index, and never twice at a time for a
  /// worker. It writes only what belongs to its index or to its worker, and reads what nobody writes.
  func perform(index: Int, worker: Int)

  /// Called again and again on the caller's thread while others still perform; does nothing by default.
  func attend()
}

extension ParallelWork {
  /// Nothing.
  public func attend() {}
}

/// Long-lived threads that spin briefly for the next piece of work, then sleep.
///
/// A training step is too short for a task group. `run` allocates nothing. Results cannot depend on
/// the number of threads as long as each index fills its own slot and the caller adds up the slots
/// in order.
public final class WorkerPool: Sendable {
  /// The threads that take part in a `run`, the caller's included; at least 1.
  public let threadCount: Int
  private let desk: WorkDesk
  private let threads: [WorkerThread]

  /// A pool of `threadCount` threads, of which the caller's is one.
  ///
  /// If the system refuses a thread, the pool has fewer.
  public init(threadCount: Int) {
    let desk = WorkDesk()
    var threads: [WorkerThread] = []
    for worker in 1..<max(1, threadCount) {
      guard let thread = WorkerThread({ desk.serve(worker: worker) }) else { break }
      threads.append(thread)
    }
    self.desk = desk
    self.threads = threads
    self.threadCount = threads.count + 1
  }

  deinit {
    desk.close()
    for thread in threads { thread.join() }
  }

  /// Performs all indices of `work` and returns when all are done.
  ///
  /// If the pool is busy with other work, the caller performs everything itself.
  public func run(_ work: some ParallelWork, count: Int) {
    guard threads.isEmpty == false, count > 1, desk.occupy() else {
      for index in 0..<count { work.perform(index: index, worker: 0) }
      return
    }
    desk.run(work, count: count)
    desk.vacate()
  }
}
