import Forecasting
import Testing

@Suite("Intermittent demand")
struct IntermittentTests {
  private func rate(_ baseline: some Baseline, _ history: [Double]) -> Double {
    baseline.outlook(after: history, seasonLength: 1, horizon: 2).values[1]
  }

  @Test("Croston and SBA equal the rule worked out by hand")
  func byHand() {
    let history: [Double] = [0, 0, 4, 0, 2, 0, 0]
    // Sizes 4, 2 and intervals 3, 2, smoothed by a tenth.
    let expected = (4 + 0.1 * (2 - 4)) / (3 + 0.1 * (2 - 3))
    #expect(abs(rate(CrostonBaseline.standard, history) - expected) < 1e-14)
    #expect(abs(rate(CrostonBaseline.sba, history) - 0.95 * expected) < 1e-14)
  }

  @Test("no demand is forecast by none")
  func noDemand() {
    for baseline in [CrostonBaseline.standard, .sba] { #expect(rate(baseline, [0, 0, 0]) == 0) }
    #expect(rate(TSBBaseline(), [0, 0, 0]) == 0)
  }

  @Test("TSB lets a demand that ended fade, Croston does not")
  func obsolescence() {
    let history = (0..<60).map { $0 < 30 && $0 % 2 == 1 ? 5.0 : 0 }
    #expect(abs(rate(CrostonBaseline.standard, history) - 2.5) < 1e-12)
    #expect(rate(TSBBaseline(), history) < 0.1)
  }
}
