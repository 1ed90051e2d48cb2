import ArgumentParser
import Evaluation
import HostSystem
import Reporting
import SeriesData
import Studies

/// `hindsight compare`: what changed from one study to another.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Says what changed between two studies, and whether it may be chance.",
    discussion: """
      EXAMPLES:
        hindsight compare last-month/study study
        hindsight compare a b --metric sMAPE --json

      Models that both studies have are compared on the series that both have scored, by Wilcoxon's signed-rank \
      test of the differences: with a p of 0.05 or more they may be chance.
      """)

  @Argument(help: ArgumentHelp("The folder of one study.", valueName: "study"))
  var first: String

  @Argument(help: ArgumentHelp("The folder of the other.", valueName: "other"))
  var second: String

  @Option(help: ArgumentHelp("The metric, of which less is better.", valueName: "name"))
  var metric = Metric.mase.name

  @Flag(help: "Write the comparison as one JSON document.")
  var json = false

  func validate() throws { _ = try chosen }

  func run() throws {
    let results = try [first, second].map { try StudyStore(reading: $0).results() }
    let comparison = StudyComparison(results[0], results[1], metric: try chosen)
    let text = ComparisonText(comparison, names: (first, second)).lines
      .map { Excerpt.escaped($0) + "\n" }.joined()
    try StandardStream.output.write(
      json
        ? ComparisonDocument(program: .hindsight, comparison: comparison).bytes()
        : Array(text.utf8))
  }

  private var chosen: Metric {
    get throws {
      guard let metric = Metric.named(self.metric), metric.lowerIsBetter else {
        throw ValidationError(
          "--metric: there is no \(Excerpt(self.metric)) of which less is better. "
            + NearestNames.advice(
              on: self.metric, among: Metric.all.filter(\.lowerIsBetter).map(\.name)))
      }
      return metric
    }
  }
}
