import Evaluation
import HostSystem
import Plotting
import Reporting

/// Writes the report of a study and says what it found.
struct ReportJob {
  let results: StudyResults
  let folder: String
  let plots: ReportPlots
  let console: Console

  func run() async throws {
    let report = StudyReport(
      results, plots: plots,
      program: .hindsight)
    let place = FilePath.join(folder, "report")
    let failure = try await report.write(to: place)
    for line in LeaderboardText(results).lines { console.say(line) }
    console.say("The report is \(place)/index.html.")
    try Task.checkCancellation()
    if let failure {
      console.warn("\(failure) The report is whole but for figures.")
      throw ReportedFailure(exitStatus: failure.exitStatus)
    }
  }
}
