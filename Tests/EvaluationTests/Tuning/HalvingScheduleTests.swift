import Evaluation
import RecurrentNets
import Testing

@Suite("Successive halving")
struct HalvingScheduleTests {
  private func rungs(_ trials: Int, _ factor: Int?, _ length: TrainingOptions.Length) -> [String] {
    HalvingSchedule(trials: trials, factor: factor, length: length).rungs.map {
      "\($0.count) of \($0.length.text)"
    }
  }

  @Test("a third goes on and learns three times as long, and two at least reach the end")
  func thirds() {
    #expect(
      rungs(30, 3, .epochs(200)) == ["30 of 22 epochs", "10 of 66 epochs", "3 of 200 epochs"])
    #expect(
      rungs(27, 3, .trainingSteps(900))
        == ["27 of 100 training steps", "9 of 300 training steps", "3 of 900 training steps"])
    #expect(rungs(5, 3, .epochs(200)) == ["5 of 200 epochs"])
    #expect(rungs(6, 3, .epochs(200)) == ["6 of 66 epochs", "2 of 200 epochs"])
  }

  @Test("no rung is shorter than an epoch")
  func short() {
    #expect(rungs(30, 3, .epochs(5)) == ["30 of 1 epoch", "10 of 5 epochs"])
    #expect(rungs(30, 3, .epochs(1)) == ["30 of 1 epoch"])
  }

  @Test("without a factor every trial learns for the full length")
  func none() {
    #expect(rungs(30, nil, .epochs(200)) == ["30 of 200 epochs"])
  }
}
