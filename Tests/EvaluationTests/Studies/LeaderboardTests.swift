import Evaluation
import Testing

@Suite("Leaderboard")
struct LeaderboardTests {
  @Test("the first words say that a baseline wins")
  func baselineWins() {
    let board = Leaderboard(
      makeResults([("gru", false, [2, 3, 4]), ("theta", true, [1, 2, 3])]), horizon: 2)
    #expect(board.ranked.map(\.contender.label) == ["theta", "gru"])
    #expect(
      board.verdict
        == "A baseline wins: theta has the lowest mean MASE, 2.000, of 2 models on 3 series; the best network is "
        + "gru with 3.000 (signed-rank test, p = 0.083: it may be chance).")
  }

  @Test("a network that wins stands beside the best baseline")
  func networkWins() {
    let board = Leaderboard(
      makeResults([
        ("naive", true, [9, 9, 9]), ("theta", true, [3, 4, 6]), ("gru", false, [1, 1, 1]),
      ]), horizon: 2)
    #expect(
      board.verdict.hasPrefix("Gru has the lowest mean MASE, 1.000, of 3 models on 3 series; "))
    #expect(board.verdict.contains("the best baseline is theta with 4.333"))
  }

  @Test("who lacks a series that others were scored on is not ranked, however low its mean")
  func unranked() {
    let board = Leaderboard(
      makeResults([("gru", false, [0.1, nil]), ("theta", true, [1, 2])]), horizon: 2)
    #expect(board.ranked.map(\.contender.label) == ["theta"])
    #expect(board.rows.last?.undefined == ["MASE": 1])
    #expect(board.targets == 2)
    #expect(
      board.verdict
        == "A baseline wins: theta has the lowest mean MASE, 1.500, of 1 model on 2 series; no network was "
        + "scored on every series.")
  }

  @Test("the verdict says of which horizon it is where a study has several")
  func severalHorizons() {
    var results = makeResults([("theta", true, [1, 2]), ("naive", true, [2, 3])])
    results.contenders += results.contenders.map { contender in
      var other = contender
      other.horizon = 4
      return other
    }
    #expect(
      Leaderboard(results, horizon: 4).verdict
        == "Theta has the lowest mean MASE, 1.500, of 2 models on 2 series at horizon 4; no network stands "
        + "beside the baselines.")
  }

  @Test("before anything is judged there is no verdict")
  func nothingYet() {
    var results = makeResults([("gru", false, [1, 2])])
    results.contenders[0].outcomes = [nil, nil]
    #expect(Leaderboard(results, horizon: 2).verdict == "Nothing is judged yet.")
  }

  @Test("a series that is undefined for everybody decides nothing")
  func undefinedEverywhere() {
    let board = Leaderboard(
      makeResults([("gru", false, [1, nil]), ("theta", true, [2, nil])]), horizon: 2)
    #expect(board.ranked.count == 2)
    #expect(board.targets == 1)
  }

  @Test("metrics in the unit of a series are not averaged over series")
  func units() {
    let board = Leaderboard(makeResults([("theta", true, [1, 2])]), horizon: 2)
    #expect(board.metrics.map(\.name) == ["MASE"])
  }

  @Test("errors by step average to MASE")
  func steps() {
    let results = makeResults([("theta", true, [1, 2])])
    // The errors are 3 − 2 and 5 − 2, so a quarter and three quarters of their sum.
    #expect(StepErrors.means(of: results.contenders[0], on: results.targets) == [0.75, 2.25])
  }
}
