import NumericCore
import RecurrentNets
import Testing

@Suite("Training that goes on from a state")
struct ResumingTests {
  /// A way to train, with everything that a state has to hold.
  struct Way: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let options: @Sendable () throws -> TrainingOptions
    var validates = true

    static let all = [
      Way(testDescription: "Adam, plateau, noise") {
        try TrainingOptions(
          loss: .mse, optimiser: OptimiserConfiguration(learningRate: 0.05),
          schedule: .plateau(epochs: 0, factor: 0.5), length: .epochs(9), batchSize: 10,
          patience: 6, inputNoise: 0.1)
      },
      Way(testDescription: "SGD with momentum, one cycle") {
        try TrainingOptions(
          optimiser: OptimiserConfiguration(kind: .sgd, momentum: 0.9),
          schedule: .oneCycle(warmUp: 0.3), length: .trainingSteps(20), batchSize: 10)
      },
      Way(testDescription: "RMSProp, a return from a loss that is not finite") {
        try TrainingOptions(
          loss: .mse,
          optimiser: OptimiserConfiguration(kind: .sgd, learningRate: 1e3, momentum: 0.5),
          length: .epochs(7), batchSize: 10, clipping: .none, recovery: .rollback)
      },
      Way(
        testDescription: "Adagrad without validation",
        options: {
          try TrainingOptions(
            optimiser: OptimiserConfiguration(kind: .adagrad), length: .epochs(6), batchSize: 9)
        }, validates: false),
      Way(testDescription: "states carried along tracks") {
        try TrainingOptions(
          optimiser: OptimiserConfiguration(learningRate: 0.05), length: .epochs(3), batchSize: 2,
          isStateful: true)
      },
    ]
  }

  private let source = tracked(StoredSamples<Float>.noise(count: 25))

  /// Samples that follow each other in three tracks.
  private static func tracked(_ samples: StoredSamples<Float>) -> StoredSamples<Float> {
    var samples = samples
    samples.along = [Array(0..<10), Array(10..<16), Array(16..<25)]
    return samples
  }

  private let validation = StoredSamples<Float>.noise(count: 7, seed: 2)

  private func train(
    _ way: Way, on source: (any BatchSource<Float>)? = nil,
    resuming state: TrainingState<Float>? = nil, watch: TrainingWatch<Float> = { _, _ in }
  ) throws -> TrainingResult<Float> {
    try Trainer<Float>(
      try smallNetwork(
        way.options().recovery == .rollback ? .rnnReLU : .lstm, layers: 2, dropout: 0.2),
      options: way.options(), pool: WorkerPool(threadCount: 1)
    ).train(
      on: source ?? self.source, validation: way.validates ? validation : nil, resuming: state,
      watch: watch)
  }

  private func expectSame(_ one: TrainingResult<Float>, _ other: TrainingResult<Float>) {
    #expect(one.network.parameters == other.network.parameters)
    #expect(one.epochs == other.epochs)
    #expect(one.bestEpoch == other.bestEpoch && one.trainingSteps == other.trainingSteps)
    #expect(one.stoppedEarly == other.stoppedEarly)
    #expect(one.learningRates == other.learningRates)
  }

  @Test("gives the same bits, whatever the step it goes on from", arguments: Way.all)
  func everyStep(way: Way) throws {
    var states: [TrainingState<Float>] = []
    var steps: [StepRecord] = []
    let whole = try train(way) { event, state in
      states.append(state())
      if case .step(let step, _) = event { steps.append(step) }
    }
    #expect(states.count >= 15)
    for state in states {
      var later: [StepRecord] = []
      let resumed = try train(way, resuming: state) { event, _ in
        if case .step(let step, _) = event { later.append(step) }
      }
      expectSame(resumed, whole)
      #expect(later == steps.suffix(later.count))
    }
  }

  @Test(
    "gives the same bits after being cancelled at fifty random moments of work", arguments: Way.all)
  func cancelled(way: Way) async throws {
    let whole = try train(way)
    var state: TrainingState<Float>?
    var stops = 0
    while stops < 50 {
      let cancelling = CancellingSource(source, after: .random(in: 1...5))
      let start = state
      let outcome = await Task { () -> Result<TrainingResult<Float>, any Error> in
        Result {
          try train(way, on: cancelling, resuming: start) { event, now in
            if case .interrupted = event { cancelling.state = now() }
          }
        }
      }.value
      switch outcome {
      case .success(let result):
        expectSame(result, whole)
        state = nil
      case .failure(let error):
        #expect(error is CancellationError)
        let taken: TrainingState<Float> = try #require(cancelling.state)
        state = taken
        stops += 1
      }
    }
  }

  @Test("a state of another training does not fit")
  func otherTraining() throws {
    var state: TrainingState<Float>?
    _ = try train(Way.all[0]) { _, now in if state == nil { state = now() } }
    let taken = try #require(state)
    let (options, other) = (try Way.all[0].options(), try Way.all[1].options())
    let network = try smallNetwork(.lstm, layers: 2, dropout: 0.2)
    #expect(taken.fits(network, options: options, samples: source))
    #expect(taken.fits(network, options: other, samples: source) == false)
    let fewer = StoredSamples<Float>.noise(count: 9)
    #expect(taken.fits(network, options: options, samples: fewer) == false)
    #expect(taken.fits(try smallNetwork(.lstm), options: options, samples: source) == false)
  }

  @Test("goes back from a loss that is not finite with half the rate, and gives up after ten times")
  func rollback() throws {
    let way = Way.all[2]
    var rollbacks: [Rollback] = []
    let result = try train(way) { event, _ in
      if case .rolledBack(let rollback) = event { rollbacks.append(rollback) }
    }
    #expect(rollbacks.isEmpty == false)
    #expect(rollbacks.map(\.count) == Array(1...rollbacks.count))
    #expect(result.epochs.count == 7 && result.epochs.map(\.epoch) == Array(1...7))
    let last = try #require(rollbacks.last)
    #expect(result.learningRates.rate(at: 21) == 1e3 / Double(1 << rollbacks.count))
    #expect(last.learningRate == result.learningRates.rate(at: last.trainingStep + 1))
    let broken = source.changing { sample, index in
      if index == 5 { sample.targets = [.nan] }
    }
    var count = 0
    #expect(throws: NetworkError.self) {
      try train(way, on: broken) { event, _ in
        if case .rolledBack = event { count += 1 }
      }
    }
    #expect(count == 10)
  }
}

/// Samples that cancel the task which gathers them for the n-th time.
///
/// `@unchecked Sendable`: one thread gathers.
private final class CancellingSource: BatchSource, @unchecked Sendable {
  var state: TrainingState<Float>?
  private let source: StoredSamples<Float>
  private var left: Int

  init(_ source: StoredSamples<Float>, after count: Int) {
    self.source = source
    left = count
  }

  var shape: SampleShape { source.shape }
  var count: Int { source.count }
  var tracks: [[Int]] { source.tracks }

  func gather(_ samples: ArraySlice<Int>, into batch: LaneBatch<Float>) {
    left -= 1
    if left == 0 { unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() } }
    source.gather(samples, into: batch)
  }
}
