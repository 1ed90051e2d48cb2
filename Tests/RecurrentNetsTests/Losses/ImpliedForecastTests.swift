import Foundation
import NumericCore
import RecurrentNets
import Testing

private struct QuantileFixture: Decodable {
  let outputs: [Double]
  let mean: Double
  let probabilities: [Double]
  let quantiles: [Double]
}

@Suite("The forecast that a loss implies")
struct ImpliedForecastTests {
  @Test(
    "has SciPy's quantiles and means",
    arguments: ["normal", "student-t", "poisson", "negative-binomial"])
  func scipy(name: String) throws {
    let all = try fixture("quantiles", as: [String: [QuantileFixture]].self)
    let loss = LossConfiguration.standard(try #require(LossKind(rawValue: name)))
    for stored in try #require(all[name]) {
      #expect(abs(loss.point(stored.outputs) - stored.mean) <= 1e-10 * abs(stored.mean))
      for (probability, expected) in zip(stored.probabilities, stored.quantiles) {
        let actual = try #require(loss.quantile(probability, stored.outputs))
        #expect(
          abs(actual - expected) <= 1e-9 * max(1, abs(expected)),
          "\(probability) of \(stored.outputs)")
        #expect(loss.sample(probability, stored.outputs) == actual)
      }
    }
  }

  @Test("of counts without number has quantiles about as far apart as those of fewer, at once")
  func largeCounts() throws {
    for (kind, shape) in [(LossKind.poisson, [Double]()), (.negativeBinomial, [0.5])] {
      let loss = LossConfiguration.standard(kind)
      func apart(_ mean: Double, by exponent: Double) throws -> [Double] {
        try [0.025, 0.1, 0.9, 0.975].map { probability in
          let outputs = [log(mean)] + shape
          let quantile = try #require(loss.quantile(probability, outputs))
          return (quantile - loss.point(outputs)) / pow(mean, exponent)
        }
      }
      let exponent = kind == .poisson ? 0.5 : 1
      let few = try apart(9e8, by: exponent)
      for mean in [1.1e9, 3e12, 1e15, 1e18] {
        for (one, other) in zip(try apart(mean, by: exponent), few) {
          #expect(abs(one - other) < 1e-4, "\(kind) of \(mean)")
        }
      }
      #expect(loss.quantile(0.9, [800] + shape) == .infinity)
    }
  }

  @Test("is the output itself for losses of the error")
  func errors() {
    for loss in [LossConfiguration.mse, .mae, .huber] {
      #expect(loss.point([1.5]) == 1.5)
      #expect(loss.tellsQuantiles == false)
      #expect(loss.quantile(0.5, [1.5]) == nil && loss.sample(0.5, [1.5]) == nil)
    }
  }

  @Test("of the pinball loss is the output nearest to a quantile, and quantiles do not cross")
  func pinball() throws {
    let loss = try LossConfiguration(.pinball, quantiles: [0.9, 0.1, 0.5])
    #expect(loss.quantiles == [0.1, 0.5, 0.9])
    #expect(loss.point([1, 3, 2]) == 2)
    #expect([0.1, 0.5, 0.9].map { loss.quantile($0, [1, 3, 2]) } == [1, 2, 3])
    #expect(loss.sample(0.5, [1, 3, 2]) == nil)
  }

  @Test("begins at the mean of counts")
  func initialBias() {
    #expect(
      abs(
        LossConfiguration.standard(.poisson).point(
          LossConfiguration.standard(.poisson).initialBias(mean: 40)) - 40) < 1e-10)
    #expect(LossConfiguration.standard(.normal).initialBias(mean: 40) == [0, 0])
  }
}
