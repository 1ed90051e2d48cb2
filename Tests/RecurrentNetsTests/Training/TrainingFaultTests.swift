import NumericCore
import RecurrentNets
import Testing

@Suite("Training stops with the place and the reason")
struct TrainingFaultTests {
  private func train(
    on source: StoredSamples<Float>, validation: StoredSamples<Float>? = nil,
    learningRate: Double = 0.01, kind: OptimiserKind = .adam, cell: CellKind = .gru,
    from initial: TrainedNetwork<Float>? = nil
  ) throws -> TrainingResult<Float> {
    let options = try TrainingOptions(
      loss: .mse, optimiser: OptimiserConfiguration(kind: kind, learningRate: learningRate),
      length: .epochs(50), batchSize: 10, clipping: .none)
    return try Trainer<Float>(
      try smallNetwork(cell), options: options, pool: WorkerPool(threadCount: 2)
    ).train(on: source, validation: validation, from: initial)
  }

  @Test("when a target is not a number")
  func notANumber() throws {
    let source = StoredSamples<Float>.noise(count: 8).changing { sample, index in
      if index == 5 { sample.targets = [.nan] }
    }
    let error = NetworkError.nonFinite(
      what: "training loss", epoch: 1, trainingStep: 1,
      gradients: ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0"].map {
        GradientSize(matrix: $0, largest: .infinity)
      })
    #expect(throws: error) { try train(on: source) }
    #expect(
      error.description
        == "The training loss is not finite at training step 1 (epoch 1). Largest gradients: "
        + "weight_ih_l0 (not finite), weight_hh_l0 (not finite), bias_ih_l0 (not finite). Lower the "
        + "learning rate, or clip the gradient.")
  }

  @Test("when training diverges, and names the step at which it did")
  func divergence() throws {
    let error = #expect(throws: NetworkError.self) {
      try train(on: .noise(count: 25), learningRate: 1e6, kind: .sgd, cell: .rnnReLU)
    }
    guard case .nonFinite(_, let epoch, let trainingStep, let gradients) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(trainingStep > 1)
    #expect(gradients.count == 3)
    #expect(epoch == (trainingStep + 2) / 3)
  }

  @Test("when the gradient overflows although the loss does not")
  func gradientOverflow() throws {
    // h = 1e38 · 1e-38 · 2 is harmless, but ∂L/∂W_ih holds the input times the error.
    let source = StoredSamples<Float>.noise(count: 4).changing { sample, _ in
      sample.input = sample.input.map { _ in 1e38 }
      sample.targets = [100]
    }
    let configuration = try smallNetwork(.rnnReLU)
    let layout = ParameterLayout(configuration)
    var parameters = [Float](repeating: 1e-38, count: layout.count)
    for index in layout.readoutWeights.range { parameters[index] = 1 }
    let initial = TrainedNetwork(configuration: configuration, parameters: parameters)
    let error = #expect(throws: NetworkError.self) {
      try train(on: source, cell: .rnnReLU, from: initial)
    }
    guard case .nonFinite("gradient", 1, 1, let gradients) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(gradients[0] == GradientSize(matrix: "weight_ih_l0", largest: .infinity))
    #expect(gradients[1].largest.isFinite && gradients[1].largest >= gradients[2].largest)
  }

  @Test("when the validation loss is not finite")
  func validation() throws {
    let source = StoredSamples<Float>.noise(count: 25)
    let broken = source.changing { sample, _ in sample.targets = [.infinity] }
    let error = #expect(throws: NetworkError.self) { try train(on: source, validation: broken) }
    guard case .nonFinite("validation loss", 1, 3, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("when there is nothing to train on")
  func noWindows() throws {
    let some = StoredSamples<Float>.noise(count: 5)
    let none = StoredSamples<Float>(shape: some.shape, samples: [])
    let silent = some.changing { sample, _ in sample.targets = [nil] }
    #expect(throws: NetworkError.noWindows) { try train(on: none) }
    #expect(throws: NetworkError.noWindows) { try train(on: silent) }
    #expect(
      NetworkError.noWindows.description
        == "There is no window to train on: no sample carries a loss.")
  }

  @Test("soon after its task is cancelled")
  func cancellation() async throws {
    let task = Task {
      while Task.isCancelled == false { await Task.yield() }
      return try train(on: .noise(count: 25))
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("before the first step leave no state of parameters that were given up")
  func earlyCancellation() async throws {
    let options = try TrainingOptions(
      optimiser: OptimiserConfiguration(),
      initialisation: Initialisation(recurrentWeights: .orthogonal))
    let configuration = try smallNetwork(hiddenSize: 64)
    let task = Task {
      while Task.isCancelled == false { await Task.yield() }
      let trainer = Trainer<Float>(
        configuration, options: options, pool: WorkerPool(threadCount: 1))
      _ = try trainer.train(on: StoredSamples<Float>.noise(count: 25)) { _, _ in
        Issue.record("a state was told of")
      }
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
