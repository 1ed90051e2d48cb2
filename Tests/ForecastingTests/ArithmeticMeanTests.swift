import Forecasting
import Testing

@Suite("Arithmetic mean")
struct ArithmeticMeanTests {
  @Test("equals the mean by hand")
  func byHand() {
    #expect(arithmeticMean([5]) == 5)
    #expect(arithmeticMean([1, 2, 6]) == 3)
    #expect(arithmeticMean([-1, 1]) == 0)
  }

  @Test("huge values do not overflow")
  func hugeValues() {
    #expect(arithmeticMean([1.5e308, 1.5e308]) == 1.5e308)
    #expect(arithmeticMean([1.5e308, -1.5e308]) == 0)
    #expect(arithmeticMean([1.5e308, 1.5e308, -1.5e308, -1.5e308]) == 0)
  }

  @Test("a large offset costs no digits")
  func largeOffset() {
    let values = (0..<1000).map { 1e15 + Double($0 % 2) }
    #expect(arithmeticMean(values) == 1e15 + 0.5)
  }
}
