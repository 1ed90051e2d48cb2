import NumericCore
import RecurrentNets
import Testing

@Suite("The memory of training")
struct TrainingMemoryTests {
  private func bytes(
    hidden: Int = 8, layers: Int = 1, steps: Int = 10, input: Int = 1, readouts: Int = 1,
    output: Int = 1, batchSize: Int = 32, samples: Int = 1000, threads: Int = 1
  ) throws -> Int? {
    let configuration = try NetworkConfiguration(
      cell: .lstm, inputSize: input, hiddenSize: hidden, layers: layers, outputSize: output)
    return TrainingMemory.bytes(
      configuration,
      shape: SampleShape(
        steps: steps, inputSize: input, readouts: .every(of: readouts), outputSize: output),
      options: try TrainingOptions(optimiser: OptimiserConfiguration(), batchSize: batchSize),
      samples: samples, threads: threads)
  }

  @Test("grows with every size")
  func monotone() throws {
    let base = try #require(try bytes())
    #expect(base > 0)
    let larger = [
      try bytes(hidden: 16), try bytes(layers: 2), try bytes(steps: 20), try bytes(input: 2),
      try bytes(readouts: 5), try bytes(output: 2), try bytes(batchSize: 256),
      try bytes(threads: 2),
    ]
    for bytes in larger { #expect(try #require(bytes) > base) }
  }

  @Test("is that of the shards in flight, whatever the batch and the threads")
  func shardsInFlight() throws {
    #expect(try bytes(threads: 2) == bytes(threads: 64), "a batch of 32 has two shards")
    #expect(try bytes(batchSize: 32, samples: 10) == bytes(batchSize: .max, samples: 10))
  }

  @Test("of full BPTT over 100,000 steps is far below what all traces would take")
  func longSequence() throws {
    let configuration = try NetworkConfiguration(
      cell: .lstm, inputSize: 1, hiddenSize: 64, outputSize: 12)
    let shape = SampleShape(
      steps: 100_000, inputSize: 1, readouts: .last(of: 100_000), outputSize: 12)
    let bytes = TrainingMemory.bytes(
      configuration, shape: shape,
      options: try TrainingOptions(optimiser: OptimiserConfiguration(), batchSize: 16),
      samples: 16, threads: 1)
    let input = 100_000 * 16 * 4
    #expect(try #require(bytes) - input < 64_000_000)
  }

  @Test("that cannot be counted is nothing, and no trap")
  func overflow() throws {
    #expect(try bytes(steps: .max) == nil)
    #expect(try bytes(hidden: 1_000_000_000) == nil)
    #expect(try bytes(steps: 10_000_000_000_000, input: 1_000_000) == nil)
    #expect(try bytes(batchSize: .max, samples: .max) == nil)
    #expect(try bytes(batchSize: .max, samples: .max - 40, threads: .max) == nil)
  }

  @Test("that is not there is refused with the exact message")
  func messages() {
    #expect(
      NetworkError.needsMoreMemory(neededBytes: 5_000_000_000, availableBytes: 1 << 30).description
        == "Training needs 4769 MB, but 1024 MB are available. Choose a smaller hidden size, "
        + "context, batch size or number of layers.")
    #expect(
      NetworkError.needsMoreMemory(neededBytes: nil, availableBytes: 1).description
        == "Training needs more memory than can be counted, but 1 MB are available. Choose a "
        + "smaller hidden size, context, batch size or number of layers.")
  }
}
