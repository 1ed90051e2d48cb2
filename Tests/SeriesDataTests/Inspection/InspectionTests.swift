import Foundation
import SeriesData
import Testing

@Suite("Inspection and generation")
struct InspectionTests {
  private func generated(
    _ kind: SeriesRecipe.Kind, seasons: [Int] = [12], noise: Double = 0, breaks: Int = 0,
    seed: UInt64 = 1
  ) -> [TimeSeries.Channel] {
    SeriesRecipe(
      kind: kind, length: 480, seasons: seasons, noise: noise, breaks: breaks, seed: seed
    ).channels(series: 0)
  }

  @Test("a seasonal series is found to be one, and white noise is not")
  func strengths() {
    let seasonal = ChannelInspection(generated(.seasonal)[0], seasonLength: 12)
    #expect(seasonal.seasonStrength ?? 0 > 0.99)
    var random = SeededRandom(seed: 5)
    let noise = TimeSeries.Channel(name: "y", values: (0..<480).map { _ in random.normal() })
    let inspection = ChannelInspection(noise, seasonLength: 12)
    #expect(inspection.seasonStrength ?? 1 < 0.2)
    #expect(!inspection.levelMoves)
    #expect(inspection.outliers == 0)
    #expect(ChannelInspection(generated(.randomWalk)[0], seasonLength: 1).levelMoves)
  }

  @Test("the season of plain steps is found in the values", arguments: [5, 12, 24, 48])
  func recurrence(season: Int) {
    let channel = generated(.seasonal, seasons: [season], noise: 0.1)[0]
    #expect(ChannelInspection(channel, seasonLength: 1).recurrence == season)
  }

  @Test("a cycle of between nine and ten steps repeats after ten, the better season")
  func unevenCycle() {
    let cycle = (0..<114).map { step in
      let angle = 2 * Double.pi * Double(step) / 9.63
      return 1000 * (1 + 0.9 * sin(angle) + 0.5 * cos(2 * angle))
    }
    let inspection = ChannelInspection(.init(name: "y", values: cycle), seasonLength: 1)
    #expect(inspection.recurrence == 10)
  }

  @Test("a cycle longer than the season is found, and a random walk has none")
  func longerCycle() throws {
    var random = SeededRandom(seed: 11)
    // As of the sun: eleven years among months, and more noise from month to month than from year to year.
    let spots = (0..<2800).map { step in
      60 * (1 + sin(2 * Double.pi * Double(step) / 132)) + 20 * random.normal()
    }
    let inspection = ChannelInspection(.init(name: "y", values: spots), seasonLength: 12)
    #expect(inspection.longerCycle == 132)
    #expect(ChannelInspection(generated(.seasonal)[0], seasonLength: 12).longerCycle == nil)
    for seed in 1...20 as ClosedRange<UInt64> {
      let walk = SeriesRecipe(
        kind: .randomWalk, length: 1200, seasons: [12], noise: 1, breaks: 0, seed: seed
      ).channels(series: 0)[0]
      #expect(ChannelInspection(walk, seasonLength: 12).longerCycle == nil, "seed \(seed)")
    }
  }

  @Test("two seasons tell nothing of its strength")
  func fewSeasons() {
    var random = SeededRandom(seed: 3)
    let values = (0..<36).map { _ in random.normal() }
    func strength(_ count: Int) -> Double? {
      ChannelInspection(.init(name: "y", values: Array(values[..<count])), seasonLength: 12)
        .seasonStrength
    }
    #expect(strength(35) == nil && strength(36) != nil)
  }

  @Test("a season of several is suggested as horizon, and a column of two values has no outliers")
  func suggestions() throws {
    func inspection(_ count: Int, _ values: (Int) -> Double) throws -> SeriesInspection {
      SeriesInspection(
        try TimeSeries(
          name: "x", axis: TimeAxis(start: .step(1), frequency: Frequency(.step), style: .step),
          seasonLength: 12, channels: [.init(name: "y", values: (0..<count).map(values))]))
    }
    #expect(try inspection(72) { Double($0 % 12) }.suggestedHorizon == 12)
    #expect(try inspection(40) { Double($0 % 12) }.suggestedHorizon == 4)
    let law = try inspection(192) { $0 < 169 ? 0 : 1 }
    #expect(law.channels[0].outliers == 0 && law.channels[0].zeros == 169)
    #expect(SeriesInspection.common([24, 1, 24, 24, 7]) == 24)
    #expect(SeriesInspection.common([24, 1, 24, 7]) == 1)
  }

  @Test("seasons of several lengths are added up")
  func severalSeasons() throws {
    let values = generated(.seasonal, seasons: [6, 15])[0].values
    let line = (values[30 * 15] - values[0]) / 450
    for step in 0..<450 {
      #expect(abs(values[step + 30] - values[step] - 30 * line) < 1e-9)
    }
    #expect(abs(values[6] - values[0] - 6 * line) > 0.1)
  }

  @Test("a spike is an outlier, and constant values have no strengths")
  func outliers() {
    var values = generated(.seasonal, noise: 0.2)[0].values
    values[200] += 50
    let spiked = ChannelInspection(.init(name: "y", values: values), seasonLength: 12)
    #expect(spiked.outliers == 1)
    values[201] += 50
    let twice = ChannelInspection(.init(name: "y", values: values), seasonLength: 12)
    #expect(twice.outliers == 2)
    // Neighbours by a season lift its index too.
    values[212] += 50
    let thrice = ChannelInspection(.init(name: "y", values: values), seasonLength: 12)
    #expect(thrice.outliers == 3)
    let flat = ChannelInspection(
      .init(name: "y", values: Array(repeating: 3, count: 50)), seasonLength: 12)
    #expect(flat.kpss == nil)
    #expect(flat.trendStrength == nil)
  }

  @Test("working days begin on the first that is not before the start")
  func workingDays() throws {
    let axis = try #require(
      TimeAxis(startingAt: "2000-01-01", frequency: try Frequency(.businessDay)))
    #expect(axis.label(at: 0) == "2000-01-03" && axis.label(at: 5) == "2000-01-10")
  }

  @Test(
    "the same seed gives the same series, another seed others",
    arguments: SeriesRecipe.Kind.allCases)
  func seeds(kind: SeriesRecipe.Kind) {
    let first = generated(kind, noise: 0.5, breaks: 2)
    #expect(first == generated(kind, noise: 0.5, breaks: 2))
    #expect(first != generated(kind, noise: 0.5, breaks: 2, seed: 2))
    #expect(first.allSatisfy { $0.values.count == 480 && $0.values.allSatisfy(\.isFinite) })
  }
}
