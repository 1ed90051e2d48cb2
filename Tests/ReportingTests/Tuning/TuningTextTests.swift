import Evaluation
import Foundation
import Plotting
import RecurrentNets
import Reporting
import Testing

/// Six trials of 2 epochs, of which two learned for 6, and one failed.
@Suite("Searches as text, document and figure")
struct TuningTextTests {
  private let scores = [0.9, 0.8, 0.7, 0.6, 0.5]

  private func tuning() throws -> Tuning {
    let space = try SearchSpace([
      SearchDimension("model", "gru,lstm"), SearchDimension("learning-rate", "0.001..0.1"),
    ])
    let trials = (1...6).map { number in
      TuningTrial(
        number: number,
        choices: [
          TrialChoice("model", number % 2 == 0 ? "gru" : "lstm"),
          TrialChoice("learning-rate", "0.0\(number)"),
        ])
    }
    let first = zip(trials, scores).map { JudgedTrial($0, length: .epochs(2), .scored($1)) }
    return Tuning(
      plan: TuningPlan(
        backtest: BacktestPlan(horizon: 12, origins: 3, stride: 12), metric: .mase,
        schedule: HalvingSchedule(trials: 6, factor: 3, length: .epochs(6))), space: space,
      rungs: [
        first + [JudgedTrial(trials[5], length: .epochs(2), .failed("it burst."))],
        [
          JudgedTrial(trials[3], length: .epochs(6), .scored(0.55)),
          JudgedTrial(trials[4], length: .epochs(6), .scored(0.625)),
        ],
      ], rivals: [.init(name: "Theta", score: 0.5), .init(name: "naive", score: nil)])
  }

  @Test("those that learned longest stand first, and failures are named")
  func text() throws {
    #expect(
      try TuningText(tuning(), most: 3).lines == [
        "rank  trial  epochs   MASE  model  learning-rate",
        "   1      4       6  0.550  gru             0.04",
        "   2      5       6  0.625  lstm            0.05",
        "   3      3       2  0.700  lstm            0.03",
        "Baselines at the same origins: Theta 0.500, naive undefined.",
        "1 trial failed, trial 6 for this reason: it burst.",
        "",
        "What went along with the score (rank correlation, 0 to 1; 5 trials of 2 epochs):",
        "  learning-rate  1.00  larger is better",
        "  model          0.00  weak: may be chance (p = 1.00)",
      ])
    #expect(
      try tuning().verdict == [
        "Trial 4 is the best of 6: MASE 0.550 over 3 origins. It was chosen by this figure, which is therefore "
          + "optimistic.", "Theta is better there (MASE 0.50 against 0.55): prefer it.",
      ])
  }

  @Test("the document holds every trial, and null where there is no score")
  func document() throws {
    let bytes = try TuningDocument(
      program: ProgramIdentity(name: "hindsight", version: "1"), file: "a.csv",
      configuration: ["seed": 1], tuning: tuning(), next: "hindsight forecast", heldOut: nil
    ).bytes()
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let trials = try #require(root["trials"] as? [[String: Any]])
    #expect(trials.map { $0["trial"] as? Int } == [4, 5, 3, 2, 1, 6])
    #expect(trials[0]["length"] as? [String: Int] == ["epochs": 6])
    #expect(trials[5]["score"] is NSNull && trials[5]["failure"] as? String == "it burst.")
    #expect(root["intervals"] as? [String: [Double]] == ["learning-rate": [0.001, 0.1]])
    #expect(root["space"] as? [String: [String]] == ["model": ["gru", "lstm"]])
    #expect(root["next"] as? String == "hindsight forecast" && root["heldOut"] is NSNull)
  }

  @Test("the figure has a panel for the trials and one for each option")
  func figure() throws {
    let figure = try TuningFigure(tuning(), of: "sales")
    #expect(figure.title == "sales: trial 4 is best, MASE 0.550")
    #expect(figure.trials.map(\.number) == [1, 2, 3, 4, 5] && figure.best == 3)
    #expect(figure.bestSoFar.suffix(2) == [0.55, 0.55] && figure.bestSoFar[0].isNaN)
    #expect(figure.rivals.map(\.name) == ["Theta"])
    #expect(try figure.figure().panels.count == 3)
  }
}
