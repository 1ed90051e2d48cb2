import NumericCore

/// How a batch is cut into shards: a function of the batch alone, never of the number of threads, so
/// that sums are taken in the same order everywhere.
struct ShardPlan {
  /// Lanes that pass through the sequence together.
  ///
  /// With sixteen, an activation of a hidden unit is one
  /// line of the cache; with more, products are no faster and the states of a step leave the nearest
  /// cache.
  static let stripLanes = 16

  /// Lanes of every shard, padded to whole strips.
  let width: Int

  /// Strips of every shard.
  var stripCount: Int { width / Self.stripLanes }

  /// At least two shards from a batch of 32 up, at most 64 lanes each.
  init(batchSize: Int) {
    let half = batchSize / 2 + batchSize % 2
    let padded = (half + Self.stripLanes - 1) / Self.stripLanes * Self.stripLanes
    width = min(64, max(Self.stripLanes, padded))
  }

  /// The shards of a batch of `samples`.
  func count(samples: Int) -> Int { samples / width + (samples % width == 0 ? 0 : 1) }

  /// The positions in the batch of a shard's samples.
  func range(_ shard: Int, samples: Int) -> Range<Int> {
    shard * width..<min(samples, (shard + 1) * width)
  }
}

extension TrainingOptions {
  /// The shards of a batch from so many samples.
  package func shardCount(samples: Int) -> Int {
    let batch = min(batchSize, max(1, samples))
    return ShardPlan(batchSize: batch).count(samples: batch)
  }
}
