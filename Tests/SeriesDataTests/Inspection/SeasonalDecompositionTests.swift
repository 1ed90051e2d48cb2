import SeriesData
import Testing

@Suite("Seasonal decomposition")
struct SeasonalDecompositionTests {
  private func line(_ count: Int, _ combine: (Double, Int) -> Double) -> [Double] {
    (0..<count).map { combine(100 + Double($0), $0) }
  }

  @Test("a line with a season is taken apart exactly", arguments: [[3, -1, -2], [4, -2, -3, 1]])
  func additive(season: [Double]) throws {
    let values = line(17) { $0 + season[$1 % season.count] }
    let parts = try #require(
      SeasonalDecomposition(values, seasonLength: season.count, form: .additive))
    for (found, expected) in zip(parts.indices, season) { #expect(abs(found - expected) < 1e-12) }
    for (offset, level) in parts.trend.enumerated() {
      #expect(abs(level - Double(100 + offset + season.count / 2)) < 1e-12)
    }
    #expect(parts.trend.count == 17 - 2 * (season.count / 2))
  }

  @Test("factors of a level are found exactly, with a mean of 1")
  func multiplicative() throws {
    let factors = [1.5, 0.9, 0.6]
    let values = (0..<9).map { 10 * factors[$0 % 3] }
    let parts = try #require(
      SeasonalDecomposition(values, seasonLength: 3, form: .multiplicative))
    for (found, expected) in zip(parts.indices, factors) { #expect(abs(found - expected) < 1e-14) }
    #expect(parts.adjusted([30, 9], from: 3).map { $0.rounded() } == [20, 10])
    #expect(parts.restoredDeviations([1, 1], from: 10).map { ($0 * 10).rounded() } == [9, 6])
  }

  @Test("what is restored is what was adjusted")
  func inverse() throws {
    let values = line(24) { $0 * (1 + 0.3 * Double($1 % 4)) }
    for form in [SeasonalDecomposition.Form.additive, .multiplicative] {
      let parts = try #require(SeasonalDecomposition(values, seasonLength: 4, form: form))
      let again = parts.restored(parts.adjusted(values, from: 7), from: 7)
      for (found, expected) in zip(again, values) { #expect(abs(found - expected) < 1e-12) }
    }
  }

  @Test("less than two seasons, none, and factors of what is not positive are not taken apart")
  func notTakenApart() {
    let values = line(24) { $0 + Double($1 % 12) }
    #expect(SeasonalDecomposition(values, seasonLength: 12, form: .additive) != nil)
    #expect(SeasonalDecomposition(values, seasonLength: 13, form: .additive) == nil)
    #expect(SeasonalDecomposition(values, seasonLength: 1, form: .additive) == nil)
    #expect(SeasonalDecomposition([], seasonLength: 2, form: .additive) == nil)
    #expect(SeasonalDecomposition([0] + values, seasonLength: 12, form: .multiplicative) == nil)
    let huge = [Double](repeating: 1.7e308, count: 24)
    #expect(SeasonalDecomposition(huge, seasonLength: 12, form: .additive) == nil)
  }

  @Test("a season needs three of its length and an autocorrelation above its limit")
  func test() {
    let seasonal = (0..<36).map { Double($0 % 12) }
    #expect(SeasonalDecomposition.isSeasonal(seasonal, seasonLength: 12))
    #expect(!SeasonalDecomposition.isSeasonal(Array(seasonal.dropLast()), seasonLength: 12))
    #expect(!SeasonalDecomposition.isSeasonal(seasonal, seasonLength: 1))
    #expect(!SeasonalDecomposition.isSeasonal([Double](repeating: 3, count: 36), seasonLength: 12))
    // r₁ = 1/6 and r₂ = −2/3: the limit 1.645·√((1 + 2/36)/6) = 0.690 is higher than |r₂|.
    #expect(!SeasonalDecomposition.isSeasonal([1, 1, -1, -1, 1, 1], seasonLength: 2))
    // r₁ = −7/8 and r₂ = 6/8: the limit 1.645·√((1 + 2·49/64)/8) = 0.926 is higher than r₂.
    #expect(!SeasonalDecomposition.isSeasonal([1, -1, 1, -1, 1, -1, 1, -1], seasonLength: 2))
  }

  @Test("factors are chosen where all values are positive")
  func formOfSeasonal() throws {
    let values = line(48) { $0 * (1 + Double($1 % 12)) }
    #expect(
      SeasonalDecomposition.ofSeasonal(values, seasonLength: 12)?.form == .multiplicative)
    #expect(
      SeasonalDecomposition.ofSeasonal(values.map { $0 - 101 }, seasonLength: 12)?.form == .additive
    )
    #expect(SeasonalDecomposition.ofSeasonal(values, seasonLength: 17) == nil)
  }
}
