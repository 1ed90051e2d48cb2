import NumericCore
import RecurrentNets
import Testing

private struct LossFixture: Decodable {
  struct Values: Decodable {
    let actual: [Double]
    /// Block by block.
    let outputs: [Double]
    let value: Double
    let gradient: [Double]
  }

  let losses: [String: Values]
}

@Suite("Losses")
struct LossTests {
  static let all = LossKind.allCases.map(LossConfiguration.standard)
  static let ofOneOutput = all.filter { $0.outputsPerTarget == 1 && $0.kind.isOfCounts == false }

  private func evaluate<Scalar: KernelScalar>(
    _ loss: LossConfiguration, outputs: [Scalar], targets: [Scalar], weights: [Scalar]
  ) -> (sum: LossSum, gradient: [Scalar]) {
    func tensor(_ values: [Scalar]) -> Tensor<Scalar> {
      let tensor = Tensor<Scalar>(lanes: values.count)
      tensor.set(values)
      return tensor
    }
    let (outputs, targets, weights) = (tensor(outputs), tensor(targets), tensor(weights))
    let gradient = Tensor<Scalar>(lanes: outputs.count)
    let sum = evaluateLoss(
      loss,
      LossTerms(
        outputs: outputs.flat, targets: targets.flat, weights: weights.flat,
        gradient: gradient.flat))
    return (sum, gradient.values)
  }

  /// The same outputs for every target, 0.3 for all parameters.
  private func evaluate(
    _ loss: LossConfiguration, targets: [Double], weights: [Double]
  ) -> (sum: LossSum, gradient: [Double]) {
    let outputs = [Double](repeating: 0.3, count: targets.count * loss.outputsPerTarget)
    return evaluate(loss, outputs: outputs, targets: targets, weights: weights)
  }

  @Test("have PyTorch's values and gradients", arguments: all)
  func torch(loss: LossConfiguration) throws {
    let stored = try fixture("losses", as: LossFixture.self)
    let expected = try #require(stored.losses[loss.kind.rawValue])
    let (sum, slopes) = evaluate(
      loss, outputs: expected.outputs, targets: expected.actual,
      weights: expected.actual.map { _ in 1.0 })
    #expect(abs(try #require(sum.mean) / expected.value - 1) < 1e-10)
    let gradient = slopes.map { $0 / sum.weight }
    #expect(relativeError(gradient, expected.gradient) < 1e-10)
  }

  @Test("have the gradient of central differences, also far from what is expected", arguments: all)
  func differences(loss: LossConfiguration) {
    let targets: [Double] = loss.kind.isOfCounts ? [0, 1, 7, 1000] : [-30, -0.7, 0.2, 25]
    for level in [-3.1, -0.4, 0.45, 2.2] {
      let outputs = (0..<targets.count * loss.outputsPerTarget).map { k in
        level + 0.1 * Double(k / targets.count)
      }
      let weights = [0.5, 1, 2, 0.25]
      let (_, gradient) = evaluate(loss, outputs: outputs, targets: targets, weights: weights)
      let numeric = outputs.indices.map { k in
        let values = [1e-5, -1e-5].map { step in
          var moved = outputs
          moved[k] += step
          return evaluate(loss, outputs: moved, targets: targets, weights: weights).sum.value
        }
        return (values[0] - values[1]) / 2e-5
      }
      #expect(relativeError(gradient, numeric) < 1e-7, "at \(level)")
    }
  }

  @Test("are weighted means", arguments: all)
  func weights(loss: LossConfiguration) throws {
    let once = evaluate(loss, targets: [2, 2, 1], weights: [1, 1, 1])
    let weighted = evaluate(loss, targets: [2, 1], weights: [2, 1])
    #expect(once.sum.weight == weighted.sum.weight)
    #expect(abs(once.sum.value - weighted.sum.value) < 1e-12)
  }

  @Test("never look at a target without weight", arguments: all)
  func masked(loss: LossConfiguration) throws {
    let outputs = (0..<4 * loss.outputsPerTarget).map { $0 % 4 == 2 ? Double.nan : 0.2 }
    let (sum, gradient) = evaluate(
      loss, outputs: outputs, targets: [.nan, 3, 1, .infinity], weights: [0, 1, 0, 0])
    #expect(sum.weight == 1)
    #expect(sum.value.isFinite && sum.value > 0)
    for (k, slope) in gradient.enumerated() { #expect((slope == 0) == (k % 4 != 1)) }
  }

  @Test("of nothing are undefined", arguments: all)
  func nothing(loss: LossConfiguration) {
    #expect(evaluate(loss, targets: [2], weights: [0]).sum.mean == nil)
  }

  @Test("are not a number where a weighted target or output is not", arguments: all)
  func notANumber(loss: LossConfiguration) throws {
    for (output, target) in [(Float.nan, Float(1)), (1, .nan)] {
      let outputs = [Float](repeating: output, count: loss.outputsPerTarget)
      let (sum, gradient) = evaluate(loss, outputs: outputs, targets: [target], weights: [1])
      #expect(sum.value.isNaN)
      #expect(gradient[0].isNaN)
    }
  }

  @Test("of counts are not a number for what is no count", arguments: [-1, 0.5, .infinity])
  func noCount(target: Double) throws {
    for loss in Self.all where loss.kind.isOfCounts {
      #expect(evaluate(loss, targets: [target], weights: [1]).sum.value.isNaN)
    }
  }

  @Test("change slope at their kinks only, on both sides alike")
  func kinks() throws {
    let mae = evaluate(
      .mae, outputs: [0, 0, 0.0], targets: [-1e-9, 0, 1e-9], weights: [1, 1, 1])
    #expect(mae.gradient == [1, 0, -1])
    let huber = evaluate(
      .huber, outputs: [0, 0, 0, 0.0], targets: [-1.5, -1, 1, 1.5], weights: [1, 1, 1, 1])
    #expect(huber.sum.value == 3)
    #expect(huber.gradient == [1, 1, -1, -1])
    let pinball = evaluate(
      try LossConfiguration(.pinball, quantiles: [0.25]), outputs: [0, 0, 0.0],
      targets: [-1e-9, 0, 1e-9], weights: [1, 1, 1])
    #expect(pinball.gradient == [0.75, 0, -0.25])
  }

  @Test("of the likelihood are least where the parameters are those of the sample")
  func likeliest() throws {
    // Mean 3 and variance 6: a Poisson mean of ln 3 is stationary.
    let counts = [0.0, 2, 3, 7]
    let (_, gradient) = evaluate(
      .standard(.poisson), outputs: counts.map { _ in Double.log(3) }, targets: counts,
      weights: counts.map { _ in 1 })
    #expect(abs(gradient.reduce(0, +)) < 1e-12)
  }

  @Test("refuse settings that cannot be")
  func refusals() {
    for (quantile, text) in [(0.0, "0.0"), (1, "1.0"), (.nan, "nan")] {
      let error = #expect(throws: NetworkError.self) {
        try LossConfiguration(.pinball, quantiles: [0.5, quantile])
      }
      #expect(error?.description == "The quantile must be between 0 and 1, but is \(text).")
    }
    let delta = #expect(throws: NetworkError.self) { try LossConfiguration(.huber, delta: 0) }
    #expect(delta?.description == "The delta must be above 0 and finite, but is 0.0.")
    let none = #expect(throws: NetworkError.self) { try LossConfiguration(.pinball, quantiles: []) }
    #expect(none?.description == "The number of quantiles must be at least 1, but is 0.")
  }
}
