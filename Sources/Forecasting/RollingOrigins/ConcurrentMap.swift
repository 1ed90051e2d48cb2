/// The results of `body` for 0, 1, 2 and so on, in this order, however many of them are made at a time.
///
/// - Parameter threads: the most that are made at a time; at least 1.
/// - Throws: an error of `body`, or `CancellationError` soon after the task is cancelled.
package func concurrentMap<Value: Sendable>(
  count: Int, threads: Int, _ body: @escaping @Sendable (Int) throws -> Value
) async throws -> [Value] {
  let chunk = max(1, count / (max(threads, 1) * 8))
  let chunks = stride(from: 0, to: count, by: chunk).map { $0..<min($0 + chunk, count) }
  let work: @Sendable (Int) throws -> [Value] = { index in
    try chunks[index].map {
      try Task.checkCancellation()
      return try body($0)
    }
  }
  guard threads > 1, chunks.count > 1 else { return try chunks.indices.flatMap(work) }
  return try await withThrowingTaskGroup(of: (Int, [Value]).self) { group in
    var slots = [[Value]](repeating: [], count: chunks.count)
    for index in chunks.indices {
      if index >= threads, let (done, values) = try await group.next() { slots[done] = values }
      group.addTask { (index, try work(index)) }
    }
    for try await (index, values) in group { slots[index] = values }
    return slots.flatMap(\.self)
  }
}
