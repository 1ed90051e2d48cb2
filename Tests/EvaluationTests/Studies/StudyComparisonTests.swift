import Evaluation
import Testing

@Suite("Comparison of studies")
struct StudyComparisonTests {
  private let first = [3.0, 4, 5, 6, 7, 8, 9, 10]

  @Test("a model that got better on every series is better")
  func better() throws {
    let second = first.enumerated().map { $1 - 1 - Double($0) / 10 }
    let comparison = StudyComparison(
      makeResults([("gru", false, first), ("theta", true, first)]),
      makeResults([("theta", true, first), ("gru", false, second)]))
    #expect(comparison.rows.map(\.label) == ["gru", "theta"])
    #expect(comparison.rows.map(\.change) == [.better, .none])
    #expect(comparison.rows[0].test.negative == 8)
    #expect(abs(try #require(comparison.rows[0].test.pValue) - 2.0 / 256) < 1e-15)
    #expect(comparison.facts.map(\.name) == ["models"])
  }

  @Test("a change on few series is within chance, and what one study lacks is named")
  func chance() {
    let comparison = StudyComparison(
      makeResults([("gru", false, [1, 2, nil]), ("ets", true, [1, 1, 1])]),
      makeResults([("gru", false, [2, 3, 1, 4])]))
    #expect(comparison.rows.map(\.change) == [.unclear])
    #expect(comparison.rows[0].targets == 2)
    #expect(comparison.contendersOfFirst == ["ets, horizon 2"])
    #expect((comparison.targetsOfFirst, comparison.targetsOfSecond) == (0, 1))
  }

  @Test("of studies that share no scores nothing is said to be the same")
  func disjoint() {
    let comparison = StudyComparison(
      makeResults([("gru", false, [1, nil])]), makeResults([("gru", false, [nil, 1])]))
    #expect(comparison.rows.map(\.change) == [.undefined])
  }

  @Test("settings are listed for people, and other values stay as they are")
  func settings() {
    let settings = StudyResults.Fact(
      "settings of gru", #"{"cell":"gru","training":{"seed":1,"clipping":{"norm":1}}}"#)
    #expect(settings.text == "cell gru; training.clipping.norm 1; training.seed 1")
    #expect(StudyResults.Fact("models", "{gru").text == "{gru")
  }
}
