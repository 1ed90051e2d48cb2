import Evaluation
import Testing

@Suite("Contest")
struct ContestTests {
  private func sample(_ errors: [Double], history: [Double] = [0, 1]) -> JudgedSample {
    JudgedSample(
      actual: errors.map { 10 + $0 }, forecast: errors.map { _ in 10 }, history: history[...],
      seasonLength: 1)
  }

  private func contest(
    _ entrants: [(name: String, isBaseline: Bool, samples: [JudgedSample?])], columns: Int,
    overlap: Int = 1
  ) -> Contest {
    let count = entrants[0].samples.count
    return Contest(
      columns: (0..<columns).map { "s\($0)" },
      places: (0..<count).map {
        .init(column: $0 % columns, origin: $0 / columns, known: 2, time: "t")
      },
      entrants: entrants.map {
        .init(name: $0.name, isBaseline: $0.isBaseline, samples: $0.samples)
      },
      horizon: 2, overlap: overlap)
  }

  @Test("pooled values, means over series and values by step are different numbers")
  func aggregations() {
    // The second series has three points of error 4, the first one of error 1.
    let two = contest(
      [("a", false, [sample([1]), sample([4, 4, -4])])], columns: 2)
    #expect(two.aggregation == .meanOverSeries)
    #expect(two.score(.mae, of: 0, .pooled).value == 13 / 4.0)
    #expect(two.score(.mae, of: 0, .meanOverSeries).value == 2.5)
    #expect(two.scoresByStep(.mae, of: 0, .pooled).map(\.value) == [2.5, 4])
    #expect(two.scoresByColumn(.mae, of: 0).map { $0?.value } == [1, 4])
    #expect(two.score(.rmse, of: 0, .pooled).value == 7.0 / 2)
    #expect(contest([("a", false, [sample([1])])], columns: 1).aggregation == .pooled)
  }

  @Test("a mean over series leaves out and counts what is undefined")
  func undefinedSeries() {
    let some = contest([("a", false, [sample([1]), sample([3], history: [2, 2])])], columns: 2)
    let mase = some.score(.mase, of: 0, .meanOverSeries)
    #expect(mase.value == 1 && mase.definedCount == 1 && mase.undefinedCount == 1)
    #expect(some.score(.mase, of: 0, .pooled).value == nil)
    let none = contest([("a", false, [sample([3], history: [2, 2])])], columns: 1)
    #expect(
      none.score(.mase, of: 0, .meanOverSeries).score
        == .failure(.unchangingHistory(seasonLength: 1)))
  }

  @Test("forecasters are compared where both said something")
  func commonPlaces() {
    let some = contest(
      [
        ("a", false, [sample([1]), sample([9])]), ("b", true, [sample([2]), nil]),
        ("c", true, [nil, sample([6])]),
      ], columns: 2)
    #expect(some.skill(.mae, of: 0, over: 1) == 0.5)
    #expect(some.skill(.mae, of: 0, over: 2) == -0.5)
    #expect(some.skill(.mae, of: 1, over: 2) == nil)
    #expect(some.isWorse(0, than: 1, .mae) == false)
    #expect(some.isWorse(0, than: 2, .mae) == true)
    #expect(some.isWorse(1, than: 2, .mae) == nil)
    #expect(some.losses(.mae, of: [0, 1]) == [[1, 2]])
  }

  @Test("a place at which nobody has a sample does not count")
  func emptyPlaces() {
    let some = contest([("a", false, [sample([1]), nil])], columns: 2)
    #expect(some.places.count == 1 && some.entrants[0].samples.count == 1)
  }

  @Test("the verdict names the best baseline, and says whether chance may have decided")
  func verdicts() throws {
    let errors = (1...20).map { Double($0 % 5 + 1) }
    let some = contest(
      [
        ("model", false, errors.map { sample([$0]) }),
        ("good", true, errors.enumerated().map { sample([$1 + ($0 % 2 == 0 ? 2 : 3)]) }),
        ("bad", true, errors.map { sample([$0 + 9]) }),
      ], columns: 1)
    let verdict = try #require(some.verdicts(.mae).first)
    #expect(verdict.baseline == "good" && verdict.beatsBaselines)
    #expect(
      verdict.sentence
        == "Model beats every baseline over 20 origins: MAE 3.00, good 5.50; hardly by chance "
        + "(Diebold–Mariano, p < 0.001).")
    let ranking = try #require(some.ranking(.mae))
    #expect(ranking.entrants == [0, 1, 2] && ranking.test.meanRanks == [1, 2, 3])
  }

  @Test("a model that loses is told so")
  func losing() throws {
    let some = contest(
      [("model", false, [sample([3])]), ("rule", true, [sample([1])])], columns: 1)
    #expect(
      some.verdicts(.mae).map(\.sentence) == [
        "Rule is better than model over 1 origin (MAE 1.00 against 3.00): prefer it; too little to tell "
          + "from chance."
      ])
    let alone = contest([("model", false, [sample([3])])], columns: 1)
    #expect(
      alone.verdicts(.mae).map(\.sentence) == [
        "No baseline can be judged beside model (MAE 3.000)."
      ])
    let silent = contest(
      [("model", false, [nil]), ("rule", true, [sample([1])])], columns: 1)
    #expect(silent.verdicts(.mae)[0].sentence.hasPrefix("Model could not be judged: its MAE is"))
  }
}
