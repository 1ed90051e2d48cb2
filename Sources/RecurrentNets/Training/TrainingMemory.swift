import NumericCore

/// The memory that training takes, estimated before anything is allocated.
public enum TrainingMemory {
  /// Bytes for a network, its samples and a number of threads; `nil` if they cannot be counted.
  ///
  /// - Parameters:
  ///   - samples, validationSamples: the windows of the training part and of the validation end.
  ///   - keepsStates: whether states are written to a file now and then.
  public static func bytes(
    _ configuration: NetworkConfiguration, shape: SampleShape, options: TrainingOptions,
    samples: Int, validationSamples: Int = 0, threads: Int, keepsStates: Bool = false
  ) -> Int? {
    let plan = ShardPlan(batchSize: min(options.batchSize, max(1, samples)))
    let shards = options.shardCount(samples: samples)
    let active = min(max(1, threads), shards)
    // Parameters, the best of them, two moments; with a state to go back to, three of them again. A state
    // that is written is copied and turned into bytes, while those of the one before are there still.
    let state = 4 + (options.recovery == .rollback ? 3 : 0)
    let written = keepsStates ? 3 * state : 0
    // A gradient for each shard; transposed weights for each worker.
    let buffers =
      CheckedInt(configuration.parameterCount) * CheckedInt(state + written + shards + active)
    let validating = ShardPlan(batchSize: min(options.batchSize, max(1, validationSamples)))
      .count(samples: validationSamples)
    let workers = CheckedInt(active + min(max(1, threads), validating))
    let activations =
      SegmentPlan(
        configuration, shape: shape, lanes: ShardPlan.stripLanes, truncation: options.truncation
      )
      .numbersPerLane(configuration, shape: shape) * CheckedInt(ShardPlan.stripLanes)
    // States before and after a training step, and before and after one of validation.
    let carried =
      options.isStateful
      ? CheckedInt(2 * plan.width) * CheckedInt(shards + validating)
        * SegmentPlan.stateNumbers(configuration) : CheckedInt(0)
    return
      ((buffers + workers * activations + carried)
      * CheckedInt(MemoryLayout<Float>.stride)).value
  }
}
