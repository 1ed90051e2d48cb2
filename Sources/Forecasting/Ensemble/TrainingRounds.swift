import RecurrentNets

/// Which networks are trained at a time.
struct TrainingRounds {
  /// The networks of each round.
  let all: [Range<Int>]

  /// As many at a time as end soonest and have room in the memory.
  ///
  /// The shards of a small network do not fill all threads, and a thread that waits for no other carries it the
  /// fastest. A run that is recorded is one training after the other.
  ///
  /// - Throws: ``NetworkError/needsMoreMemory(neededBytes:availableBytes:)`` if not even one at a time has room.
  init(
    _ trainings: [NetworkTraining], _ resources: NetworkForecaster.Resources
  ) throws(NetworkError) {
    let threads = resources.pool.threadCount
    let most = resources.recorder == nil ? min(trainings.count, threads) : 1
    func rounds(_ size: Int) -> [Range<Int>] {
      stride(from: 0, to: trainings.count, by: size).map {
        $0..<min($0 + size, trainings.count)
      }
    }
    /// How long rounds take, where a network takes 1 on one thread.
    func length(_ size: Int) -> Double {
      rounds(size).reduce(0) { sum, round in
        let shards = trainings[round].map(\.shardCount).min() ?? 1
        return sum + 1 / Double(min(threads / round.count, shards))
      }
    }
    func bytes(_ round: Range<Int>) -> Int? {
      trainings[round].reduce(0) { sum, training in
        guard let sum, let own = training.bytes(threads: threads / round.count) else { return nil }
        let (both, overflows) = sum.addingReportingOverflow(own)
        return overflows ? nil : both
      }
    }
    let limit = resources.memoryLimit ?? .max
    let possible = (1...most).filter { size in
      rounds(size).allSatisfy { (bytes($0) ?? .max) <= limit }
    }
    // The largest of those that take as long: it waits the least.
    guard
      let size = possible.min(by: { (length($0), -$0) < (length($1), -$1) })
    else {
      let needs = trainings.indices.map { bytes($0..<$0 + 1) }
      throw .needsMoreMemory(
        neededBytes: needs.contains(nil) ? nil : needs.compactMap(\.self).max(),
        availableBytes: limit)
    }
    all = rounds(size)
  }
}
