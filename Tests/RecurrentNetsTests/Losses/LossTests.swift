import NumericCore
import RecurrentNets
import Testing

private struct LossFixture: Decodable {
  struct Values: Decodable {
    let value: Double
    let gradient: [Double]
  }

  let actual: [Double]
  let forecast: [Double]
  let losses: [String: Values]
}

@Suite("Losses")
struct LossTests {
  private func evaluate<Scalar: KernelScalar>(
    _ kind: LossKind, outputs: [Scalar], targets: [Scalar], weights: [Scalar]
  ) -> (sum: LossSum, gradient: [Scalar]) {
    func tensor(_ values: [Scalar]) -> Tensor<Scalar> {
      let tensor = Tensor<Scalar>(lanes: values.count)
      tensor.set(values)
      return tensor
    }
    let (outputs, targets, weights) = (tensor(outputs), tensor(targets), tensor(weights))
    let gradient = Tensor<Scalar>(lanes: outputs.count)
    let sum = evaluateLoss(
      kind,
      LossTerms(
        outputs: outputs.flat, targets: targets.flat, weights: weights.flat,
        gradient: gradient.flat))
    return (sum, gradient.values)
  }

  @Test("have PyTorch's values and gradients", arguments: LossKind.allCases)
  func torch(kind: LossKind) throws {
    let stored = try fixture("losses", as: LossFixture.self)
    let expected = try #require(stored.losses[kind.rawValue])
    let (sum, slopes) = evaluate(
      kind, outputs: stored.forecast, targets: stored.actual,
      weights: stored.actual.map { _ in 1.0 })
    #expect(abs(try #require(sum.mean) - expected.value) < 1e-10)
    let gradient = slopes.map { $0 / sum.weight }
    #expect(relativeError(gradient, expected.gradient) < 1e-10)
  }

  @Test("are weighted means", arguments: LossKind.allCases)
  func weights(kind: LossKind) throws {
    let once = evaluate(kind, outputs: [0, 0, 0.0], targets: [2, 2, 0.5], weights: [1, 1, 1])
    let weighted = evaluate(kind, outputs: [0, 0.0], targets: [2, 0.5], weights: [2, 1])
    #expect(once.sum == weighted.sum)
  }

  @Test("never look at a target without weight", arguments: LossKind.allCases)
  func masked(kind: LossKind) throws {
    let (sum, gradient) = evaluate(
      kind, outputs: [1, 2, .nan, 4.0], targets: [.nan, 1.5, 1, .infinity],
      weights: [0, 1, 0, 0])
    #expect(sum.weight == 1)
    #expect(sum.value.isFinite && sum.value > 0)
    #expect(gradient.map { $0 == 0 } == [true, false, true, true])
  }

  @Test("of nothing are undefined", arguments: LossKind.allCases)
  func nothing(kind: LossKind) {
    #expect(evaluate(kind, outputs: [1.0], targets: [2], weights: [0]).sum.mean == nil)
  }

  @Test("are not a number where a weighted target or output is not", arguments: LossKind.allCases)
  func notANumber(kind: LossKind) throws {
    for (output, target) in [(Float.nan, Float(1)), (1, .nan)] {
      let (sum, gradient) = evaluate(kind, outputs: [output], targets: [target], weights: [1])
      #expect(sum.value.isNaN)
      #expect(gradient[0].isNaN)
    }
  }

  @Test("change slope at their kinks only, on both sides alike")
  func kinks() {
    let mae = evaluate(
      .mae, outputs: [0, 0, 0.0], targets: [-1e-9, 0, 1e-9], weights: [1, 1, 1])
    #expect(mae.gradient == [1, 0, -1])
    let huber = evaluate(
      .huber, outputs: [0, 0, 0, 0.0], targets: [-1.5, -1, 1, 1.5], weights: [1, 1, 1, 1])
    #expect(huber.sum.value == 3)
    #expect(huber.gradient == [1, 1, -1, -1])
  }
}
