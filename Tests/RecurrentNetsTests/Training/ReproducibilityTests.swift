import NumericCore
import RecurrentNets
import Testing

@Suite("The same seed gives the same bytes")
struct ReproducibilityTests {
  /// Batches that are no multiple of a shard, a shorter last batch, dropout and validation.
  private func train(
    _ cell: CellKind, threads: Int, batchSize: Int = 150, hiddenSize: Int = 20, seed: UInt64 = 9,
    isStacked: Bool = false, isStateful: Bool = false, sampling: ScheduledSampling? = nil
  ) throws -> TrainingResult<Float> {
    let options = try TrainingOptions(
      optimiser: OptimiserConfiguration(learningRate: 0.01), length: .epochs(3),
      batchSize: batchSize, isStateful: isStateful, sampling: sampling, seed: seed)
    let trainer = Trainer<Float>(
      try smallNetwork(
        cell, layers: 2, hiddenSize: hiddenSize, dropout: 0.3, residual: isStacked,
        dilations: isStacked ? [2, 3] : nil), options: options,
      pool: WorkerPool(threadCount: threads))
    return try trainer.train(
      on: samples(count: 200), validation: samples(count: 77, seed: 2))
  }

  /// Samples in tracks of four, whose outputs come back as inputs.
  private func samples(count: Int, seed: UInt64 = 1) -> StoredSamples<Float> {
    let noise = StoredSamples.noise(count: count, everyStep: true, seed: seed)
    return StoredSamples(
      shape: SampleShape(
        steps: noise.shape.steps, inputSize: noise.shape.inputSize, readouts: noise.shape.readouts,
        outputSize: noise.shape.outputSize, feedback: .differences), samples: noise.samples,
      along: stride(from: 0, to: count, by: 4).map { Array($0..<min(count, $0 + 4)) })
  }

  @Test(
    "with 1, 2 and 5 threads", arguments: CellKind.allCases,
    [
      (batchSize: 150, hiddenSize: 20), (batchSize: 150, hiddenSize: 50),
      (batchSize: 33, hiddenSize: 20), (batchSize: 7, hiddenSize: 20),
    ])
  func threads(cell: CellKind, sizes: (batchSize: Int, hiddenSize: Int)) throws {
    let results = try [1, 2, 5].map {
      try train(cell, threads: $0, batchSize: sizes.batchSize, hiddenSize: sizes.hiddenSize)
    }
    for other in results.dropFirst() {
      #expect(other.network.parameters == results[0].network.parameters)
      #expect(other.epochs == results[0].epochs)
    }
  }

  @Test("where states are carried, and where outputs are read", arguments: CellKind.allCases)
  func sequences(cell: CellKind) throws {
    let sampling = try ScheduledSampling(most: 0.7, steps: 2)
    let stateful = try [1, 3].map { try train(cell, threads: $0, batchSize: 33, isStateful: true) }
    let sampled = try [1, 3].map { try train(cell, threads: $0, sampling: sampling) }
    for pair in [stateful, sampled] {
      #expect(pair[0].network.parameters == pair[1].network.parameters)
      #expect(pair[0].epochs == pair[1].epochs)
    }
    let plain = try train(cell, threads: 1)
    #expect(sampled[0].network.parameters != plain.network.parameters)
    let taught = try train(cell, threads: 1, sampling: ScheduledSampling(most: 0))
    #expect(taught.network.parameters == plain.network.parameters)
    #expect(taught.epochs == plain.epochs)
  }

  @Test("where layers are residual and dilated", arguments: CellKind.allCases)
  func stackedLayers(cell: CellKind) throws {
    let one = try train(cell, threads: 1, isStacked: true)
    let three = try train(cell, threads: 3, isStacked: true)
    #expect(three.network.parameters == one.network.parameters)
    #expect(try train(cell, threads: 1).network.parameters != one.network.parameters)
  }

  @Test("on a pool that is busy with another training")
  func sharedPool() async throws {
    let pool = WorkerPool(threadCount: 2)
    let options = try TrainingOptions(
      optimiser: OptimiserConfiguration(), length: .epochs(5), batchSize: 64)
    let trainer = Trainer<Float>(try smallNetwork(), options: options, pool: pool)
    let alone = try trainer.train(on: StoredSamples.noise(count: 200)).network.parameters
    let together = try await withThrowingTaskGroup(of: [Float].self) { group in
      for _ in 0..<4 {
        group.addTask { try trainer.train(on: StoredSamples.noise(count: 200)).network.parameters }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together == [alone, alone, alone, alone])
  }

  @Test("and another seed gives others")
  func otherSeed() throws {
    let first = try train(.gru, threads: 1)
    let second = try train(.gru, threads: 1, seed: 10)
    #expect(first.network.parameters != second.network.parameters)
  }
}
