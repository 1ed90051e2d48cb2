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
  private func terms<Scalar: KernelScalar>(
    outputs: [Scalar], targets: [Scalar], weights: [Scalar]
  ) -> LossTerms<Scalar> {
    func tensor(_ values: [Scalar]) -> Tensor<Scalar> {
      let tensor = Tensor<Scalar>(lanes: values.count)
      tensor.set(values)
      return tensor
    }
    return LossTerms(
      outputs: tensor(outputs), targets: tensor(targets), weights: tensor(weights),
      gradient: Tensor(lanes: outputs.count))
  }

  @Test("have PyTorch's values and gradients", arguments: LossKind.allCases)
  func torch(kind: LossKind) throws {
    let stored = try fixture("losses", as: LossFixture.self)
    let expected = try #require(stored.losses[kind.rawValue])
    let terms = terms(
      outputs: stored.forecast, targets: stored.actual,
      weights: stored.actual.map { _ in 1.0 })
    let sum = evaluateLoss(kind, terms)
    #expect(abs(try #require(sum.mean) - expected.value) < 1e-10)
    let gradient = terms.gradient.values.map { $0 / sum.weight }
    #expect(relativeError(gradient, expected.gradient) < 1e-10)
  }

  @Test("are weighted means", arguments: LossKind.allCases)
  func weights(kind: LossKind) throws {
    let once = evaluateLoss(
      kind, terms(outputs: [0, 0, 0.0], targets: [2, 2, 0.5], weights: [1, 1, 1]))
    let weighted = evaluateLoss(
      kind, terms(outputs: [0, 0.0], targets: [2, 0.5], weights: [2, 1]))
    #expect(once == weighted)
  }

  @Test("never look at a target without weight", arguments: LossKind.allCases)
  func masked(kind: LossKind) throws {
    let terms = terms(
      outputs: [1, 2, .nan, 4.0], targets: [.nan, 1.5, 1, .infinity], weights: [0, 1, 0, 0])
    let sum = evaluateLoss(kind, terms)
    #expect(sum.weight == 1)
    #expect(sum.value.isFinite && sum.value > 0)
    #expect(terms.gradient.values.map { $0 == 0 } == [true, false, true, true])
  }

  @Test("of nothing are undefined", arguments: LossKind.allCases)
  func nothing(kind: LossKind) {
    let sum = evaluateLoss(kind, terms(outputs: [1.0], targets: [2], weights: [0]))
    #expect(sum.mean == nil)
  }

  @Test("are not a number where a weighted target or output is not", arguments: LossKind.allCases)
  func notANumber(kind: LossKind) throws {
    for (output, target) in [(Float.nan, Float(1)), (1, .nan)] {
      let terms = terms(outputs: [output], targets: [target], weights: [1])
      #expect(evaluateLoss(kind, terms).value.isNaN)
      #expect(terms.gradient.values[0].isNaN)
    }
  }

  @Test("change slope at their kinks only, on both sides alike")
  func kinks() {
    let mae = terms(outputs: [0, 0, 0.0], targets: [-1e-9, 0, 1e-9], weights: [1, 1, 1])
    _ = evaluateLoss(.mae, mae)
    #expect(mae.gradient.values == [1, 0, -1])
    let huber = terms(
      outputs: [0, 0, 0, 0.0], targets: [-1.5, -1, 1, 1.5], weights: [1, 1, 1, 1])
    #expect(evaluateLoss(.huber, huber).value == 3)
    #expect(huber.gradient.values == [1, 1, -1, -1])
  }
}
