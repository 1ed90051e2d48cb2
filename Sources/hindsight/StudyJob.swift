import Evaluation
import HostSystem
import Plotting
import RecurrentNets
import Reporting

/// The study of the adding problem, from the training of all networks to what is written.
struct StudyJob {
  let threads: Int?
  let output: FindingOptions

  func run() async throws {
    let threads =
      threads ?? TightLimit.affordableThreads(atMost: ProcessorLimit.usableThreads())
    try TightLimit.check(threads: threads)
    let console = output.console
    let start = ContinuousClock.now
    let study = try await AddingStudy.make(threads: threads) { run, done, all in
      let end = run.isSolved ? "solved" : run.diverged ? "diverged" : "not solved"
      let seconds = start.duration(to: .now) / .seconds(1)
      console.say(
        "\(done) of \(all) after \(decimalText(seconds, decimals: 0)) s: \(run.cell.rawValue), T = "
          + "\(run.length), seed \(run.seed), \(run.isClipped ? "clipped" : "not clipped"): \(end) after "
          + "\(run.trainingSteps) training steps.")
    }
    try output.write(StudyText(study).lines) {
      try StudyDocument(program: .hindsight, study: study).bytes()
    }
    try await output.draw(StudyFigure(study))
  }
}
