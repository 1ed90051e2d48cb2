import Evaluation
import Forecasting
import Reporting
import Testing

@Suite("Contest table")
struct ContestTableTests {
  /// A sample of one point with the interval of a level, if it has one.
  private func sample(level: Double?, history: ArraySlice<Double> = [1, 2]) -> JudgedSample {
    JudgedSample(
      actual: [3], forecast: [2],
      intervals: level.map { [PredictionInterval(level: $0, lower: [1], upper: [4])] } ?? [],
      history: history, seasonLength: 1)
  }

  private func notes(_ entrants: [(name: String, samples: [JudgedSample])]) -> [String] {
    let columns = entrants[0].samples.count
    let contest = Contest(
      columns: (0..<columns).map { "s\($0)" },
      places: (0..<columns).map { .init(column: $0, origin: 0, known: 2, time: "2") },
      entrants: entrants.map { .init(name: $0.name, isBaseline: false, samples: $0.samples) },
      horizon: 1)
    return ScoreTable(contest, metrics: [.mase, .coverage.at(level: 80)], reference: nil).lines
      .filter { $0.role == .note }.map(\.text).filter { $0.contains("undefined") }
  }

  @Test("whose metric is undefined is said, unless it is everybody's")
  func whose() {
    let constant = sample(level: 80, history: [1, 1])
    #expect(
      notes([
        ("Theta", [sample(level: 80), constant]),
        ("Naive2", [sample(level: nil), sample(level: nil, history: [1, 1])]),
      ]) == [
        "MASE is undefined in 1 of 2 series, left out: the history is constant.",
        "coverage-80 of Naive2 is undefined in 2 of 2 series, left out: the forecast has no interval of 80 %.",
      ])
    #expect(
      notes([("Theta", [sample(level: 80)]), ("Naive2", [sample(level: nil)])])
        == ["coverage-80 of Naive2 is undefined: the forecast has no interval of 80 %."])
  }
}
