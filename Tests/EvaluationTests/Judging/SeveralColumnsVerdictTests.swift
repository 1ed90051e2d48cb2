import Evaluation
import SeriesData
import Testing

@Suite("Verdict on several columns")
struct SeveralColumnsVerdictTests {
  /// Drift, the best baseline here, misses the last value by 1; the seasonal change before it is 1 too.
  private let rising = [1.0, 2, 3, 4, 6]
  private let constant = [9.0, 9, 9, 9, 5]

  @Test("a win in each column is said to be one")
  func winsEach() async throws {
    let verdict = try #require(
      try await makeVerdict(on: [[6], [5.5]], in: makeSeries(rising, rising)))
    #expect(
      verdict.sentence
        == "GRU beats every baseline on the last step of 2 columns together: MASE 0.25, drift 1.00."
    )
    #expect(verdict.remarks == ["It does so in each of them by itself."])
    #expect(verdict.columns.map(\.name) == ["a", "b"])
    #expect(verdict.columns.map(\.value) == [0, 0.5])
    #expect(
      verdict.columns.map(\.best)
        == Array(repeating: .init(forecaster: "drift", value: 1), count: 2))
  }

  @Test(
    "a column in which a baseline is as good or better is named",
    arguments: [(7.5, "drift 1.00 against 1.50"), (7, "drift as good, 1.00")])
  func losesInOne(forecast: Double, comparison: String) async throws {
    let verdict = try #require(
      try await makeVerdict(on: [[6], [forecast]], in: makeSeries(rising, rising)))
    #expect(
      verdict.sentence.hasPrefix("GRU beats every baseline on the last step of 2 columns together"))
    #expect(verdict.remarks == ["It does so in 1 of 2 columns, but not in 'b' (\(comparison))."])
  }

  @Test("a network that loses is granted the columns in which it wins")
  func winsInOne() async throws {
    let verdict = try #require(
      try await makeVerdict(on: [[6], [9]], in: makeSeries(rising, rising)))
    #expect(
      verdict.sentence
        == "Drift is better than GRU on the last step of 2 columns together (MASE 1.00 "
        + "against 1.50): prefer it.")
    #expect(verdict.remarks == ["GRU beats every baseline in 1 of 2 columns: 'a'."])
    let worse = try await makeVerdict(on: [[9], [9]], in: makeSeries(rising, rising))
    #expect(worse?.remarks == [])
  }

  @Test("columns without a MASE are left out, not mixed in by another metric")
  func leavesOut() async throws {
    let three = try #require(
      try await makeVerdict(on: [[6], [1e9], [6]], in: makeSeries(rising, constant, rising)))
    #expect(three.criterion == "MASE" && three.columnsLeftOut == ["b"])
    #expect(
      three.sentence
        == "GRU beats every baseline on the last step of 2 columns together: MASE 0.00, drift 1.00."
    )
    #expect(
      three.remarks == [
        "It does so in each of them by itself.",
        "Left out, since MASE is undefined there: 'b'.",
      ])
    let two = try #require(
      try await makeVerdict(on: [[6], [1e9]], in: makeSeries(rising, constant)))
    #expect(
      two.sentence == "GRU beats every baseline on the last step of 'a': MASE 0.00, drift 1.00.")
    #expect(two.remarks == ["Left out, since MASE is undefined there: 'b'."])
  }

  @Test("sMAPE decides on columns none of which has a MASE, whatever their units")
  func noScale() async throws {
    let thousandfold = [1000.0, 1000, 1000, 1000, 2000]
    let verdict = try #require(
      try await makeVerdict(on: [[7], [1500]], in: makeSeries(constant, thousandfold)))
    #expect(verdict.criterion == "sMAPE" && verdict.columnsLeftOut == [])
    #expect(
      verdict.sentence == "GRU beats every baseline on the last step of 2 columns together: "
        + "sMAPE 30.95, naive 61.90.")
  }
}
