import NumericCore
import RecurrentNets
import Testing

@Suite("The same seed gives the same bytes")
struct ReproducibilityTests {
  /// Batches that are no multiple of a shard, a shorter last batch, dropout and validation.
  private func train(
    _ cell: CellKind, threads: Int, batchSize: Int = 150, hiddenSize: Int = 20, seed: UInt64 = 9
  ) throws -> TrainingResult<Float> {
    let options = try TrainingOptions(
      optimiser: OptimiserConfiguration(learningRate: 0.01), length: .epochs(3),
      batchSize: batchSize, seed: seed)
    let trainer = Trainer<Float>(
      try smallNetwork(cell, layers: 2, hiddenSize: hiddenSize, dropout: 0.3), options: options,
      pool: WorkerPool(threadCount: threads))
    return try trainer.train(
      on: StoredSamples.noise(count: 200, everyStep: true),
      validation: StoredSamples.noise(count: 77, everyStep: true, seed: 2))
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
