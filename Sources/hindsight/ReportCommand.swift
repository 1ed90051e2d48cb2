import ArgumentParser
import HostSystem
import Reporting
import Studies

/// `hindsight report`: the pages of a study again, without computing.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes the report of a study again.",
    discussion: """
      EXAMPLES:
        hindsight report study
        hindsight report study --plots all --out /srv/www/study

      Nothing is forecast, and the files that were studied need not be there: all is in the study's database. A \
      study that is still running, or was stopped, is reported as far as it has come.
      """)

  @Argument(
    help: ArgumentHelp("The folder that hindsight batch --out named.", valueName: "study"),
    completion: .directory)
  var study: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder in which the folder report is made. (default: that of the study)",
      valueName: "folder"),
    completion: .directory)
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Which series are drawn: the best and the worst ten, all, or none.", valueName: "which"))
  var plots = ReportPlots.extremes

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  func run() async throws {
    let store = try StudyStore(reading: study)
    let folder = out ?? FilePath.folder(of: store.path)
    try Folder.make(folder)
    try await ReportJob(
      results: store.results(), folder: folder, plots: plots,
      console: Console(loudness: quiet ? .quiet : .normal)
    ).run()
  }
}
