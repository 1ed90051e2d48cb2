import NumericCore
import RecurrentNets
import Testing

private struct ScheduleFixture: Decodable {
  let rate: Double
  let step: [Double], exponential: [Double], cosine: [Double], oneCycle: [Double]
  let plateauLosses: [Double], plateau: [Double]
}

@Suite("Learning rates")
struct LearningRateTests {
  /// Batches of 10 from 40 windows: four steps an epoch, twenty in all.
  private func course(
    _ schedule: LearningRateSchedule, rate: Double = 0.1,
    length: TrainingOptions.Length = .trainingSteps(20)
  ) throws -> LearningRateCourse {
    let options = try TrainingOptions(
      optimiser: OptimiserConfiguration(learningRate: rate), schedule: schedule, length: length,
      batchSize: 10)
    return LearningRateCourse(options, samples: 37)
  }

  @Test("follow PyTorch's schedules to 1e-10")
  func torch() throws {
    let stored = try fixture("schedules", as: ScheduleFixture.self)
    let schedules: [(LearningRateSchedule, [Double])] = [
      (.step(epochs: 2, factor: 0.3), stored.step),
      (.exponential(factor: 0.9), stored.exponential),
      (.cosine(warmUp: 0.25), stored.cosine),
      (.oneCycle(warmUp: 0.3), stored.oneCycle),
    ]
    for (schedule, expected) in schedules {
      for length in [TrainingOptions.Length.trainingSteps(20), .epochs(5)] {
        let course = try course(schedule, rate: stored.rate, length: length)
        let rates = (1...expected.count).map(course.rate)
        #expect(zip(rates, expected).allSatisfy { abs($0 - $1) < 1e-10 }, "\(schedule)")
      }
    }
  }

  @Test("fall on a plateau as PyTorch's do, and stay as they were for the steps before")
  func plateau() throws {
    let stored = try fixture("schedules", as: ScheduleFixture.self)
    var course = try course(.plateau(epochs: 2, factor: 0.5), rate: stored.rate)
    for (epoch, (rate, loss)) in zip(stored.plateau, stored.plateauLosses).enumerated() {
      #expect(abs(course.rate(at: 4 * epoch + 1) - rate) < 1e-10)
      course.endEpoch(trainingStep: 4 * epoch + 4, loss: loss)
    }
    #expect(Set(stored.plateau).count > 2, "the fixture falls more than once")
    for (epoch, rate) in stored.plateau.enumerated() {
      #expect(abs(course.rate(at: 4 * epoch + 4) - rate) < 1e-10)
    }
  }

  @Test("are those of a constant schedule unless asked otherwise")
  func constant() throws {
    let course = try course(.constant)
    #expect([1, 20, 1000].map(course.rate) == [0.1, 0.1, 0.1])
  }

  @Test("are above 0 and at most the rate given, also in the shortest training")
  func shortest() throws {
    for schedule in [
      LearningRateSchedule.cosine(warmUp: 0), .cosine(warmUp: 0.9), .oneCycle(warmUp: 0),
      .oneCycle(warmUp: 0.9), .oneCycle(warmUp: 0.3),
    ] {
      for count in 1...4 {
        let course = try course(schedule, length: .trainingSteps(count))
        let rates = (1...count).map(course.rate)
        #expect(rates.allSatisfy { $0 > 0 && $0 <= 0.1 }, "\(schedule), \(count) steps")
      }
    }
  }

  @Test("of training are in its records, and another training can follow them")
  func following() throws {
    func options(_ schedule: LearningRateSchedule) throws -> TrainingOptions {
      try TrainingOptions(
        optimiser: OptimiserConfiguration(kind: .sgd, learningRate: 0.1), schedule: schedule,
        length: .epochs(6), batchSize: 10)
    }
    let source = StoredSamples<Float>.noise(count: 20)
    let pool = WorkerPool(threadCount: 1)
    let network = try smallNetwork()
    let falling = try Trainer<Float>(
      network, options: options(.step(epochs: 2, factor: 0.5)), pool: pool
    ).train(on: source)
    #expect(falling.epochs.map(\.learningRate) == [0.1, 0.1, 0.05, 0.05, 0.025, 0.025])
    let follower = try Trainer<Float>(network, options: options(.constant), pool: pool)
      .train(on: source, following: falling.learningRates)
    #expect(follower.network.parameters == falling.network.parameters)
    #expect(falling.epochs.allSatisfy { 0 < $0.meanGradientNorm })
    #expect(falling.epochs.allSatisfy { $0.meanGradientNorm <= $0.largestGradientNorm })
  }
}
