import Forecasting
import NumericCore
import RecurrentNets
import SeriesData
import Synchronization
import Testing

@Suite("Trainings that are gone on with")
struct TrainingContinuationTests {
  private let values = (0..<50).map { Double($0 % 5) + Double($0) / 7 }

  /// The parameters after so many epochs, and the first epoch that was trained.
  private func trained(
    _ epochs: Int, seed: UInt64 = 1, schedule: LearningRateSchedule = .constant,
    by continuation: TrainingContinuation?
  ) async throws -> (parameters: [Float], first: Int) {
    var settings = try smallSettings(epochs: epochs)
    settings.training = try TrainingOptions(
      optimiser: OptimiserConfiguration(), schedule: schedule, length: .epochs(epochs), seed: seed)
    let first = Mutex<Int?>(nil)
    let forecaster = try NetworkForecaster(
      settings, horizon: 2,
      resources: .init(
        pool: WorkerPool(threadCount: 1), continuation: continuation,
        report: { progress in first.withLock { $0 = $0 ?? progress.record.epoch } }))
    let fitted = try #require(
      try await forecaster.fit([makeSeries(values)]) as? FittedNetwork)
    return (fitted.training.network.parameters, first.withLock { $0 ?? 0 })
  }

  @Test("more epochs begin where the fewer ended, and end with the same bits")
  func longer() async throws {
    for schedule in [LearningRateSchedule.constant, .exponential(factor: 0.9)] {
      let continuation = TrainingContinuation()
      #expect(try await trained(3, schedule: schedule, by: continuation).first == 1)
      let longer = try await trained(9, schedule: schedule, by: continuation)
      #expect(longer.first == 4)
      let whole = try await trained(9, schedule: schedule, by: nil)
      #expect(longer.parameters == whole.parameters)
    }
  }

  @Test("another seed, fewer epochs and a schedule of the whole length begin anew")
  func others() async throws {
    let continuation = TrainingContinuation()
    _ = try await trained(3, by: continuation)
    #expect(try await trained(6, seed: 2, by: continuation).first == 1)
    #expect(try await trained(5, seed: 2, by: continuation).first == 1)
    let cosine = LearningRateSchedule.cosine(warmUp: 0.1)
    _ = try await trained(3, schedule: cosine, by: continuation)
    #expect(try await trained(6, schedule: cosine, by: continuation).first == 1)
  }
}
