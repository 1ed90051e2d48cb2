import Foundation
import SeriesData
import Testing

@Suite("Inspection and generation")
struct InspectionTests {
  private func generated(
    _ kind: SeriesRecipe.Kind, season: Int = 12, noise: Double = 0, breaks: Int = 0,
    seed: UInt64 = 1
  ) -> [TimeSeries.Channel] {
    SeriesRecipe(
      kind: kind, length: 480, season: season, noise: noise, breaks: breaks, seed: seed
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
    let channel = generated(.seasonal, season: season, noise: 0.1)[0]
    #expect(ChannelInspection(channel, seasonLength: 1).recurrence == season)
  }

  @Test("a spike is an outlier, and constant values have no strengths")
  func outliers() {
    var values = generated(.seasonal, noise: 0.2)[0].values
    values[200] += 50
    let spiked = ChannelInspection(.init(name: "y", values: values), seasonLength: 12)
    #expect(spiked.outliers >= 1)
    let flat = ChannelInspection(
      .init(name: "y", values: Array(repeating: 3, count: 50)), seasonLength: 12)
    #expect(flat.kpss == nil)
    #expect(flat.trendStrength == nil)
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
