import NumericCore
import RecurrentNets
import Testing

@Suite("Noise on inputs")
struct InputNoiseTests {
  private func train(
    noise: Double, seed: UInt64 = 1, threads: Int = 1
  ) throws -> TrainingResult<Float> {
    let options = try TrainingOptions(
      loss: .mse, optimiser: OptimiserConfiguration(), length: .epochs(3), batchSize: 40,
      inputNoise: noise, seed: seed)
    return try Trainer<Float>(
      smallNetwork(), options: options, pool: WorkerPool(threadCount: threads)
    ).train(on: StoredSamples.noise(count: 90))
  }

  @Test("changes training, by the seed, and by nothing else")
  func repeatable() throws {
    let noisy = try train(noise: 0.3).network.parameters
    let (again, other) = (try train(noise: 0.3, threads: 3), try train(noise: 0.3, seed: 2))
    let none = try train(noise: 0)
    let same = [again, other, none].map { $0.network.parameters == noisy }
    #expect(same == [true, false, false])
  }

  @Test("out of range is refused")
  func refusal() {
    let error = #expect(throws: NetworkError.self) {
      try TrainingOptions(optimiser: OptimiserConfiguration(), inputNoise: -1)
    }
    #expect(error?.description == "The input noise must be at least 0 and finite, but is -1.0.")
  }
}
