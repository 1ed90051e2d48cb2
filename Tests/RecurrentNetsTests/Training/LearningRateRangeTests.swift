import NumericCore
import RecurrentNets
import Testing

@Suite("The learning-rate range test")
struct LearningRateRangeTests {
  private func test(
    _ rates: ClosedRange<Double>, steps: Int = 60, threads: Int = 1
  ) throws -> LearningRateRange {
    let options = try TrainingOptions(
      loss: .mse, optimiser: OptimiserConfiguration(kind: .sgd), length: .epochs(1), batchSize: 25,
      clipping: .none)
    return try Trainer<Float>(
      smallNetwork(), options: options, pool: WorkerPool(threadCount: threads)
    ).testLearningRates(on: StoredSamples<Float>.noise(count: 60), rates: rates, steps: steps)
  }

  @Test("raises the rate by one factor, and suggests a tenth of where the average is lowest")
  func rates() throws {
    let range = try test(1e-4...1e-2, steps: 11)
    #expect(range.diverged == false && range.points.count == 11)
    for (step, point) in range.points.enumerated() {
      #expect(abs(point.learningRate / Double.pow(10, -4 + 0.2 * Double(step)) - 1) < 1e-12)
    }
    let lowest = try #require(range.points.min { $0.smoothedLoss < $1.smoothedLoss })
    #expect(range.suggestion == lowest.learningRate / 10)
    #expect(range.points[0].smoothedLoss == range.points[0].loss)
  }

  @Test("suggests nothing where no rate lowers the loss by more than batches differ")
  func nothing() throws {
    var (noise, falling) = (LearningRateRange(), LearningRateRange())
    for step in 0..<100 {
      let rate = Double.pow(10, -6 + 0.06 * Double(step))
      let loss = 1 + 0.1 * Double.sin(1.7 * Double(step))
      _ = noise.add(learningRate: rate, loss: step == 0 ? 0.8 : loss)
      _ = falling.add(learningRate: rate, loss: loss - (40..<80 ~= step ? 0.2 : 0))
    }
    #expect(noise.suggestion == nil, "the first batch is low by chance")
    let found = try #require(falling.suggestion)
    #expect(0.001 < found && found < 0.01)
  }

  @Test("ends where the loss explodes, and suggests a rate below that")
  func divergence() throws {
    let range = try test(1e-3...1e6)
    #expect(range.diverged && range.points.count < 60)
    let last = try #require(range.points.last)
    #expect(try #require(range.suggestion) < last.learningRate / 10)
  }

  @Test("does not depend on the number of threads")
  func threads() throws {
    #expect(try test(1e-4...1).points == test(1e-4...1, threads: 3).points)
  }
}
