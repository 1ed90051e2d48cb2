import Forecasting
import Foundation
import SeriesData
import Testing

/// What other programs forecast for a shipped series; `Fixtures/make_fixtures.py` describes it.
private struct Reference: Decodable {
  let values: [Double]
  let seasonLength: Int
  let isSeasonal: Bool
  let indices: [Double]
  let forecasts: [String: [Double]]

  static func all() throws -> [String: Reference] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/statistics.json")
    return try JSONDecoder().decode([String: Reference].self, from: Data(contentsOf: file))
  }
}

@Suite("Statistical methods against other programs")
struct ReferenceTests {
  @Test("the test for a season and its indices are those of statsmodels")
  func seasons() throws {
    for (name, reference) in try Reference.all() {
      let parts = SeasonalDecomposition.ofSeasonal(
        reference.values, seasonLength: reference.seasonLength)
      #expect((parts != nil) == reference.isSeasonal, "\(name)")
      for (found, expected) in zip(parts?.indices ?? [], reference.indices) {
        #expect(abs(found - expected) < 1e-12, "\(name)")
      }
    }
  }

  @Test("forecasts are those of statsmodels and of the published equations")
  func forecasts() throws {
    for (name, reference) in try Reference.all() {
      for (method, expected) in reference.forecasts {
        let baseline = try #require(Baselines.all.first { $0.name == method })
        let found = baseline.outlook(
          after: reference.values, seasonLength: reference.seasonLength, horizon: expected.count)
        // Both stop near the least error, which is flat along the weights of a damped trend.
        let tolerance = method == "damped trend" ? 2e-3 : 1e-4
        for (found, expected) in zip(found.values, expected) {
          #expect(
            abs(found / expected - 1) < tolerance, "\(method) of \(name): \(found), not \(expected)"
          )
        }
      }
    }
  }
}
