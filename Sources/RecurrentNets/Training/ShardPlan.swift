import NumericCore

/// How a batch is cut into shards: a function of the batch alone, never of the number of threads, so
/// that sums are taken in the same order everywhere.
struct ShardPlan {
  /// Lanes of every shard, padded to whole vectors.
  let width: Int

  /// At least two shards from a batch of 32 up, at most 64 lanes each.
  init(batchSize: Int) {
    let half = batchSize / 2 + batchSize % 2
    let padded = (half + 15) / 16 * 16
    width = batchSize <= 16 ? 16 : min(64, padded)
  }

  /// The shards of a batch of `samples`.
  func count(samples: Int) -> Int { samples / width + (samples % width == 0 ? 0 : 1) }

  /// The positions in the batch of a shard's samples.
  func range(_ shard: Int, samples: Int) -> Range<Int> {
    shard * width..<min(samples, (shard + 1) * width)
  }
}
