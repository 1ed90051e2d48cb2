import NumericCore
import RecurrentNets
import Testing

@Suite("Lanes without a window")
struct UnusedLaneTests {
  @Test("give nothing to the gradient, whatever an earlier batch left in them")
  func staleInputs() throws {
    // The first batch makes the weights large; the one window of the second would be fine, but the
    // inputs that the first left in the other lanes would overflow.
    let options = try TrainingOptions(
      loss: .mse, optimiser: OptimiserConfiguration(kind: .sgd, learningRate: 1e8),
      length: .epochs(1), batchSize: 16, clipping: .none)
    let order = CounterRandom(seed: options.seed, purpose: .windowOrder).permutation(17, round: 0)
    let source = StoredSamples<Float>.noise(count: 17, steps: 1).changing { sample, index in
      let isOrdinary = index == order[0] || index == order[16]
      sample.input = isOrdinary ? [1, 1] : [1e32, 1e32]
      sample.targets = [isOrdinary ? 1 : nil]
    }
    let configuration = try smallNetwork(.rnnReLU)
    let initial = TrainedNetwork<Float>(
      configuration: configuration,
      parameters: [Float](repeating: 0.1, count: configuration.parameterCount))
    let result = try Trainer<Float>(
      configuration, options: options, pool: WorkerPool(threadCount: 1)
    ).train(on: source, from: initial)
    #expect(result.epochs.map(\.trainingStep) == [2])
    #expect(result.network.parameters.allSatisfy { $0.isFinite })
  }

  @Test("change neither the loss nor the update", arguments: CellKind.allCases, [1, 5, 16, 17, 40])
  func batchSizes(cell: CellKind, count: Int) throws {
    // Batches of one window each sum to the same gradient as all windows at once.
    let source = StoredSamples<Float>.noise(count: count)
    let configuration = try smallNetwork(cell)
    func step(_ samples: [StoredSamples<Float>.Sample]) throws -> [Double] {
      let options = try TrainingOptions(
        loss: .mse, optimiser: OptimiserConfiguration(kind: .sgd, learningRate: 1),
        length: .epochs(1), batchSize: count, clipping: .none)
      let start = ParameterBuffer<Float>(ParameterLayout(configuration))
      start.initialise(hiddenSize: configuration.hiddenSize, seed: options.seed)
      let result = try Trainer<Float>(
        configuration, options: options, pool: WorkerPool(threadCount: 1)
      ).train(on: StoredSamples(shape: source.shape, samples: samples))
      return zip(start.values, result.network.parameters).map { Double($0) - Double($1) }
    }
    let together = try step(source.samples)
    var sum = [Double](repeating: 0, count: together.count)
    for sample in source.samples { sum = zip(sum, try step([sample])).map { $0 + $1 } }
    #expect(relativeError(together, sum.map { $0 / Double(count) }) < 1e-5)
  }
}
