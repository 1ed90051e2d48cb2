import SeriesData
import Testing

@Suite("The F test of stable seasonality")
struct StableSeasonTests {
  private static func series(_ count: Int, _ value: (Int) -> Double) -> [Double] {
    (0..<count).map(value)
  }
  private static let season = [4.0, -1, -5, 2]
  /// Without any season: the fractional parts of multiples of the golden ratio.
  private static func noise(_ step: Int) -> Double {
    (Double(step) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1) - 0.5
  }

  @Test("finds a season that a strong trend hides from autocorrelations")
  func trend() {
    let values = Self.series(16) { 30 * Double($0) + Self.season[$0 % 4] + Self.noise($0) }
    #expect(SeasonalDecomposition.isSeasonal(values, seasonLength: 4) == false)
    #expect(SeasonalDecomposition.hasStableSeason(values, seasonLength: 4))
  }

  @Test("two seasons suffice, less than two do not")
  func twoSeasons() {
    let values = Self.series(8) { 3 * Double($0) + Self.season[$0 % 4] }
    #expect(SeasonalDecomposition.hasStableSeason(values, seasonLength: 4))
    #expect(
      SeasonalDecomposition.hasStableSeason(Array(values.prefix(7)), seasonLength: 4) == false)
  }

  @Test(
    "finds none in noise, in a line, in a constant or without a season length",
    arguments: [8, 9, 12, 13, 60])
  func none(count: Int) {
    for values in [
      Self.series(count, Self.noise), Self.series(count) { 3 * Double($0) },
      Self.series(count) { _ in 7 },
    ] {
      #expect(SeasonalDecomposition.hasStableSeason(values, seasonLength: 4) == false)
    }
    #expect(
      SeasonalDecomposition.hasStableSeason(Self.series(count, Self.noise), seasonLength: 1)
        == false)
  }

  @Test("a sure season is taken out whole, a doubtful one in part")
  func shrinkage() throws {
    for (noise, shares) in [(0.0, 0.9999...1.0), (2, 0.99...0.9999), (20, 0.1...0.9)] {
      let values = Self.series(60) { Self.season[$0 % 4] + noise * Self.noise($0) }
      let whole = try #require(
        SeasonalDecomposition(values, seasonLength: 4, form: .additive))
      let taken = try #require(SeasonalDecomposition.ofStable(values, seasonLength: 4))
      #expect(taken.form == .additive && taken.trend == whole.trend)
      #expect(shares.contains(taken.indices[0] / whole.indices[0]))
    }
  }

  @Test("values of any size give an answer")
  func extremes() {
    for size in [1e-300, 1e300] {
      let values = Self.series(24) { size * Self.season[$0 % 4] }
      _ = SeasonalDecomposition.ofStable(values, seasonLength: 4)
      _ = SeasonalDecomposition.ofStable(values.map { $0 + size }, seasonLength: 12)
    }
  }
}
