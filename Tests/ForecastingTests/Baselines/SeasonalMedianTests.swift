import Forecasting
import SeriesData
import Testing

@Suite("Seasonal median")
struct SeasonalMedianTests {
  static let weeks: [(name: String, week: [Double])] = [
    ("a week by factors", [4, 5, 6, 7, 9, 12, 3]),
    ("a day on which nothing happens", [4, 5, 6, 7, 9, 12, 0]),
    ("values on both sides of 0", [-4, -1, 0, 2, 3, 5, -2]),
  ]

  private func forecast(_ history: [Double]) throws -> [Double] {
    try SeasonalMedianBaseline().forecast(makeSeries(history, seasonLength: 7), horizon: 9)
      .channels[0].values
  }

  @Test("repeats a week that repeats", arguments: weeks)
  func repeats(name: String, week: [Double]) throws {
    let history = (0..<100).map { week[$0 % 7] }
    for (step, value) in try forecast(history).enumerated() {
      #expect(abs(value - week[(100 + step) % 7]) < 1e-12)
    }
  }

  @Test("is not moved by a few odd days, as the mean would be")
  func odd() throws {
    let week = Self.weeks[0].week
    var history = (0..<100).map { week[$0 % 7] }
    for (step, value) in [(20, 400.0), (61, 0), (80, 90), (98, 0)] { history[step] = value }
    for (step, value) in try forecast(history).enumerated() {
      #expect(abs(value - week[(100 + step) % 7]) < 1e-12)
    }
  }

  @Test("follows the last eight seasons")
  func level() throws {
    let history = (0..<140).map { step in Self.weeks[0].week[step % 7] * (step < 84 ? 1 : 3) }
    for (step, value) in try forecast(history).enumerated() {
      #expect(abs(value - 3 * Self.weeks[0].week[step % 7]) < 0.5)
    }
  }

  @Test("is as sure as the last eight seasons are alike")
  func deviations() {
    let swinging = (0..<80).map { $0 % 2 == 0 ? 9.0 : 11 }
    let outlook = SeasonalMedianBaseline().outlook(after: swinging, seasonLength: 1, horizon: 2)
    #expect(outlook.values == [10, 10])
    // Eight values, each 1 from their median.
    #expect(abs(outlook.deviations[0] - (8.0 / 7 * 9 / 8).squareRoot()) < 1e-12)
  }
}
