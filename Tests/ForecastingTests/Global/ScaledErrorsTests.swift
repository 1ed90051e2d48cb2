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

  @Test("between two steps are the means of those of all three, rank by rank")
  func neighbours() throws {
    let errors = ScaledErrors([[1, 2, 6], [3, -5, 9]])
    let widths = try #require(
      errors.interval(50, around: [0, 0, 0], after: history, seasonLength: 1))
    // The second of two sizes of each step, in units of 2.
    let expected: [Double] = [6, 34.0 / 3, 18]
    #expect(widths.upper == expected)
  }

  @Test("are the wider, the more a series changes of late")
  func recent() throws {
    // Changes over a season of 2: of 1 for long, of 4 in the last eight seasons.
    let calm = (0..<82).map { $0 / 2 % 2 == 0 ? 0.0 : 1 }
    let wild = (0..<18).map { $0 / 2 % 2 == 0 ? 0.0 : 4 }
    func width(_ history: [Double]) throws -> Double {
      try #require(errors.interval(80, around: [0], after: history, seasonLength: 2)).upper[0]
    }
    #expect(try width(calm) == 80)
    let all = (80.0 + 16 * 4) / 98
    #expect(abs(try width(calm + wild) / (80 * (all * 4).squareRoot()) - 1) < 1e-12)
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
