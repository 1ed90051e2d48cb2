import NumericCore

/// The memory that training takes, estimated before anything is allocated.
public enum TrainingMemory {
  /// Bytes for a network, its samples and a number of threads; `nil` if they cannot be counted.
  ///
  /// - Parameters:
  ///   - samples, validationSamples: the windows of the training part and of the validation end.
  public static func bytes(
    _ configuration: NetworkConfiguration, shape: SampleShape, options: TrainingOptions,
    samples: Int, validationSamples: Int = 0, threads: Int
  ) -> Int? {
    let plan = ShardPlan(batchSize: min(options.batchSize, max(1, samples)))
    let shards = plan.count(samples: min(options.batchSize, max(1, samples)))
    let active = min(max(1, threads), shards)
    // Parameters, the best of them, two moments; a gradient for each shard; transposed weights for
    // each worker.
    let buffers = CheckedInt(configuration.parameterCount) * CheckedInt(4 + shards + active)
    let validating = ShardPlan(batchSize: min(options.batchSize, max(1, validationSamples)))
      .count(samples: validationSamples)
    let workers = CheckedInt(active + min(max(1, threads), validating))
    let cell = configuration.cell.shape
    let states = cell.traceBlocks + 3 + (cell.keepsCellState ? 1 : 0)
    let perStep =
      CheckedInt(configuration.layers) * CheckedInt(configuration.hiddenSize) * CheckedInt(states)
      + CheckedInt(configuration.inputSize)
    let readouts =
      CheckedInt(shape.readouts.count)
      * (CheckedInt(shape.outputSize) * CheckedInt(4) + CheckedInt(configuration.hiddenSize))
    let gateGradients =
      CheckedInt(configuration.layers) * CheckedInt(configuration.hiddenSize)
      * CheckedInt(min(shape.steps, LayerUnrolling<Float>.blockSteps) * cell.gradientBlocks)
    let activations =
      (CheckedInt(shape.steps) * perStep + gateGradients + readouts) * CheckedInt(plan.width)
    return ((buffers + workers * activations) * CheckedInt(MemoryLayout<Float>.stride)).value
  }
}
