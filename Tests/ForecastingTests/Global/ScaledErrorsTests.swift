import Forecasting
import Testing

@Suite("Intervals of scaled errors")
struct ScaledErrorsTests {
  /// Changes of 2 at every step.
  private let history: [Double] = [0, 2, 0, 2, 0]
  private let errors = ScaledErrors((1...99).map { [$0 % 2 == 0 ? Double($0) : -Double($0)] })

  @Test("take the error whose rank is the level of one more than there are")
  func rank() throws {
    let interval = try #require(
      errors.interval(80, around: [10], after: history, seasonLength: 1))
    // The 80th of 99 errors, in units of 2.
    #expect(interval.lower == [10 - 160] && interval.upper == [10 + 160])
  }

  @Test("refuse a level for which there are too few errors")
  func tooFew() {
    #expect(errors.interval(99, around: [0], after: history, seasonLength: 1) != nil)
    #expect(errors.interval(99.5, around: [0], after: history, seasonLength: 1) == nil)
  }

  @Test("are ratios where all values are positive")
  func ratios() throws {
    let interval = try #require(
      errors.interval(50, around: [8], after: [1, 2, 1, 2], seasonLength: 1))
    // 50 times a change of the logarithm of 2.
    let factor = Double(sign: .plus, exponent: 50, significand: 1)
    #expect(abs(interval.upper[0] / (8 * factor) - 1) < 1e-12)
    #expect(abs(interval.lower[0] * factor / 8 - 1) < 1e-12)
  }

  @Test("of what was not observed are those of the nearest step")
  func gaps() {
    let errors = ScaledErrors.errors(
      of: [1, 1, 1, 1], actual: [3, .nan, .nan, -1], after: history, seasonLength: 1)
    #expect(errors == [1, 1, -1, -1])
    #expect(
      ScaledErrors.errors(of: [1, 1], actual: [.nan, .nan], after: history, seasonLength: 1) == nil)
  }

  @Test("have no unit where nothing ever changes")
  func constant() {
    #expect(errors.interval(80, around: [1], after: [1, 1, 1], seasonLength: 1) == nil)
  }
}
