import NumericCore
import RecurrentNets
import Testing

@Suite("Clipping")
struct ClippingTests {
  /// How far one SGD step with learning rate 1 moves the parameters: the gradient as clipped.
  private func step(_ clipping: TrainingOptions.Clipping) throws -> (
    gradient: [Double], norm: Double
  ) {
    let configuration = try smallNetwork(hiddenSize: 60)
    let options = try TrainingOptions(
      loss: .mse, optimiser: OptimiserConfiguration(kind: .sgd, learningRate: 1),
      length: .epochs(1), batchSize: 20, clipping: clipping)
    let result = try Trainer<Float>(
      configuration, options: options, pool: WorkerPool(threadCount: 2)
    ).train(on: StoredSamples.noise(count: 20))
    let start = ParameterBuffer<Float>(ParameterLayout(configuration))
    start.initialise(hiddenSize: 60, seed: options.seed)
    let gradient = zip(start.values, result.network.parameters).map { Double($0) - Double($1) }
    return (gradient, result.epochs[0].largestGradientNorm)
  }

  private func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  @Test("by norm shortens the whole gradient and keeps its direction")
  func byNorm() throws {
    let free = try step(.none)
    let clipped = try step(.norm(0.1))
    #expect(free.gradient.count > 8192, "more than one chunk of the update")
    #expect(abs(norm(free.gradient) / free.norm - 1) < 1e-5)
    #expect(free.norm > 0.2)
    #expect(clipped.norm == free.norm, "the norm is reported before clipping")
    #expect(abs(norm(clipped.gradient) / 0.1 - 1) < 1e-5)
    let expected = free.gradient.map { $0 * 0.1 / free.norm }
    #expect(relativeError(clipped.gradient, expected) < 1e-5)
  }

  @Test("by norm leaves a short gradient alone")
  func shortGradient() throws {
    let (free, clipped) = (try step(.none), try step(.norm(1000)))
    let isSame = free.gradient == clipped.gradient
    #expect(isSame)
  }

  @Test("by value brings each element to the limit")
  func byValue() throws {
    let free = try step(.none)
    let clipped = try step(.value(0.01))
    let expected = free.gradient.map { min(max($0, -0.01), 0.01) }
    #expect(expected.contains(0.01) || expected.contains(-0.01))
    #expect(relativeError(clipped.gradient, expected) < 1e-5)
    #expect(clipped.norm == free.norm)
  }
}
