import NumericCore
import RecurrentNets
import Testing

private struct OptimiserFixture: Decodable {
  struct Path: Decodable {
    let settings: OptimiserSettings
    let parameters: [[Double]]
  }

  let initial: [Double]
  let gradients: [[Double]]
  let optimisers: [String: Path]
}

@Suite("Optimisers")
struct OptimiserTests {
  @Test(
    "follow PyTorch's path of parameters",
    arguments: [
      "sgd", "sgd-momentum", "sgd-nesterov", "sgd-decay", "rmsprop", "rmsprop-momentum",
      "rmsprop-decay", "adagrad", "adagrad-decay", "adam", "adam-decay", "adamw",
    ], [false, true])
  func torch(name: String, inTwoParts: Bool) throws {
    let stored = try fixture("optimisers", as: OptimiserFixture.self)
    let path = try #require(stored.optimisers[name])
    let configuration = try path.settings.configuration(of: name)
    let count = stored.initial.count
    let optimiser: any Optimiser<Double> = configuration.makeOptimiser(count: count)
    let parameters = Tensor<Double>(lanes: count)
    let gradient = Tensor<Double>(lanes: count)
    parameters.set(stored.initial)
    for (index, values) in stored.gradients.enumerated() {
      gradient.set(values)
      for range in inTwoParts ? [2..<count, 0..<2] : [0..<count] {
        optimiser.update(
          parameters, gradient: gradient, range: range, trainingStep: index + 1,
          learningRate: configuration.learningRate)
      }
      #expect(relativeError(parameters.values, path.parameters[index]) < 1e-10)
    }
  }

  @Test("leave parameters outside the range alone", arguments: OptimiserKind.allCases)
  func range(kind: OptimiserKind) throws {
    let configuration = try OptimiserConfiguration(kind: kind, learningRate: 0.1)
    let optimiser: any Optimiser<Float> = configuration.makeOptimiser(count: 5)
    let parameters = Tensor<Float>(lanes: 5)
    let gradient = Tensor<Float>(lanes: 5)
    gradient.fill(1)
    optimiser.update(
      parameters, gradient: gradient, range: 1..<3, trainingStep: 1, learningRate: 0.1)
    #expect(parameters.values.map { $0 == 0 } == [true, false, false, true, true])
  }
}
