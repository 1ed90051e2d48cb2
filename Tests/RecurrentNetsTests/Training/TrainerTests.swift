import NumericCore
import RecurrentNets
import Testing

@Suite("Training")
struct TrainerTests {
  private func options(
    learningRate: Double = 0.01, length: TrainingOptions.Length, batchSize: Int = 10,
    clipping: TrainingOptions.Clipping = .none, patience: Int = 20, loss: LossConfiguration = .mse,
    kind: OptimiserKind = .adam
  ) throws -> TrainingOptions {
    try TrainingOptions(
      loss: loss, optimiser: OptimiserConfiguration(kind: kind, learningRate: learningRate),
      length: length, batchSize: batchSize, clipping: clipping, patience: patience)
  }

  private func train(
    _ options: TrainingOptions, on source: StoredSamples<Float> = .noise(count: 25),
    validation: StoredSamples<Float>? = nil, from initial: TrainedNetwork<Float>? = nil,
    report: (EpochRecord) -> Void = { _ in }
  ) throws -> TrainingResult<Float> {
    try Trainer<Float>(
      try smallNetwork(), options: options, pool: WorkerPool(threadCount: 1)
    ).train(
      on: source, validation: validation, from: initial,
      watch: { event, _ in
        if case .step(_, let epoch?) = event { report(epoch) }
      })
  }

  // MARK: - Length

  @Test("of some epochs visits every window once in each")
  func epochs() throws {
    var reported: [EpochRecord] = []
    let result = try train(options(length: .epochs(4))) { reported.append($0) }
    #expect(result.epochs.map(\.epoch) == [1, 2, 3, 4])
    #expect(result.epochs.map(\.trainingStep) == [3, 6, 9, 12])
    #expect(reported == result.epochs)
    #expect(result.trainingSteps == 12)
    #expect(result.bestEpoch == nil)
    #expect(result.stoppedEarly == false)
  }

  @Test("of some training steps ends within an epoch")
  func trainingSteps() throws {
    let result = try train(options(length: .trainingSteps(7)))
    #expect(result.epochs.map(\.trainingStep) == [3, 6, 7])
    #expect(result.trainingSteps == 7)
  }

  @Test("of as many steps as epochs hold gives the same network")
  func sameLength() throws {
    let epochs = try train(options(length: .epochs(3)))
    let steps = try train(options(length: .trainingSteps(9)))
    #expect(epochs.network.parameters == steps.network.parameters)
  }

  @Test("takes a batch larger than the windows as one step", arguments: [25, 26, 1000, .max])
  func largeBatch(batchSize: Int) throws {
    let result = try train(options(length: .epochs(2), batchSize: batchSize))
    #expect(result.epochs.map(\.trainingStep) == [1, 2])
    #expect(result.epochs == (try train(options(length: .epochs(2), batchSize: 25))).epochs)
  }

  // MARK: - Validation

  @Test("restores the weights of the best epoch, not the last")
  func bestWeights() throws {
    // A validation end with the opposite answer gets worse as training gets better.
    let source = StoredSamples<Float>.noise(count: 25)
    let opposite = source.changing { sample, _ in
      sample.targets = sample.targets.map { target in target.map { -4 * $0 } }
    }
    let long = try train(
      options(learningRate: 0.003, length: .epochs(30), patience: 4), on: source,
      validation: opposite)
    let best = try #require(long.bestEpoch)
    let losses = long.epochs.compactMap(\.validationLoss)
    #expect(losses[best - 1] == losses.min())
    #expect(long.stoppedEarly)
    #expect(long.epochs.count == best + 4)
    #expect(long.trainingSteps == 3 * best)
    let exact = try train(
      options(learningRate: 0.003, length: .epochs(best + 4), patience: 4), on: source,
      validation: opposite)
    #expect(exact.epochs == long.epochs)
    #expect(exact.stoppedEarly == false, "patience ran out with the training length")
    let short = try train(options(learningRate: 0.003, length: .epochs(best)), on: source)
    #expect(long.network.parameters == short.network.parameters)
    #expect(long.epochs.map(\.trainingLoss).prefix(best) == short.epochs.map(\.trainingLoss)[...])
  }

  @Test("judges validation without dropout and without changing the course")
  func validationOnlyLooks() throws {
    let source = StoredSamples<Float>.noise(count: 25)
    let configuration = try smallNetwork(layers: 2, dropout: 0.5)
    let options = try options(learningRate: 1e-12, length: .epochs(2), batchSize: 25, kind: .sgd)
    let trainer = Trainer<Float>(
      configuration, options: options, pool: WorkerPool(threadCount: 1))
    let result = try trainer.train(on: source, validation: source)
    let plain = Trainer<Float>(
      try smallNetwork(layers: 2), options: options, pool: WorkerPool(threadCount: 1))
    let withoutDropout = try plain.train(on: source).epochs[0].trainingLoss
    #expect(abs(try #require(result.epochs[0].validationLoss) / withoutDropout - 1) < 1e-6)
    #expect(abs(result.epochs[0].trainingLoss / withoutDropout - 1) > 1e-3)
  }

  @Test("without any weighted validation target goes its full length")
  func emptyValidation() throws {
    let silent = StoredSamples<Float>.noise(count: 5).changing { sample, _ in
      sample.targets = sample.targets.map { _ in nil }
    }
    let none = StoredSamples<Float>(shape: silent.shape, samples: [])
    for validation in [silent, none] {
      let result = try train(options(length: .epochs(3), patience: 1), validation: validation)
      #expect(result.epochs.map(\.validationLoss) == [nil, nil, nil])
      #expect(result.bestEpoch == nil && result.stoppedEarly == false)
    }
  }

  // MARK: - Start

  @Test("can start where another training ended")
  func initialNetwork() throws {
    let source = StoredSamples<Float>.noise(count: 25)
    let sgd = try options(length: .epochs(1), batchSize: 25, kind: .sgd)
    let first = try train(sgd, on: source)
    let second = try train(sgd, on: source, from: first.network)
    let both = try train(
      options(length: .epochs(2), batchSize: 25, kind: .sgd), on: source)
    #expect(second.epochs[0].trainingLoss == both.epochs[1].trainingLoss)
  }

  @Test("starts uniformly on ±1/√hidden")
  func initialParameters() throws {
    let configuration = try smallNetwork(hiddenSize: 64)
    let buffer = ParameterBuffer<Double>(ParameterLayout(configuration))
    buffer.initialise(hiddenSize: 64, seed: 1)
    let values = buffer.values
    #expect(values.allSatisfy { abs($0) <= 0.125 })
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    #expect(abs(mean) < 0.003)
    #expect(abs(variance / (0.125 * 0.125 / 3) - 1) < 0.05)
  }
}
