import Evaluation
import HostSystem
import Plotting
import Reporting

/// What backtest and score say and write of a contest.
struct ContestOutput<Configuration: Encodable & Sendable> {
  let options: JudgingOptions
  let record: ForecastRecord
  let file: String
  let configuration: Configuration
  /// What was left out and why, each in a sentence.
  let notes: [String]

  /// Writes the table or the document to standard output, the verdicts to standard error.
  ///
  /// - Parameters:
  ///   - isTaken: whether standard output carries something else, so that the table goes to standard error.
  ///   - kind: what is drawn unless another figure is asked for.
  func write(outputIsTaken isTaken: Bool = false, drawing kind: FigureKind) async throws {
    let (console, contest) = (options.console, record.contest)
    let metrics = options.metrics(of: contest)
    let reference = JudgingOptions.reference(in: contest)
    let table = ScoreTable(contest, metrics: metrics, reference: reference)
    if options.json {
      let document = ContestDocument(
        program: .hindsight, file: file, configuration: configuration, contest: contest,
        criterion: metrics[0], reference: reference, notes: notes)
      try StandardStream.output.write(document.bytes())
    } else if isTaken == false {
      try StandardStream.output.write(Array(table.text.utf8))
    }
    if options.json || isTaken { console.show(table) }
    for verdict in Self.verdicts(of: contest, by: metrics[0]) { console.say(verdict.sentence) }
    for line in contest.rankingText(metrics[0]) { console.say(line) }
    for note in notes { console.warn(note) }
    let failure = try await draw(options.figure ?? kind, by: metrics[0], saying: console)
    try options.checkNotWorse(contest, by: metrics[0], saying: console)
    try Task.checkCancellation()
    if let failure { throw failure }
  }

  /// The verdicts on up to three models; on the best of more.
  private static func verdicts(of contest: Contest, by metric: Metric) -> [ContestVerdict] {
    let verdicts = contest.verdicts(metric)
    guard verdicts.count > 3 else { return verdicts }
    let judged = verdicts.compactMap { verdict in
      verdict.value.map { (verdict, metric.distance($0)) }
    }
    return judged.min { $0.1 < $1.1 }.map { [$0.0] } ?? []
  }

  /// A plot that cannot be drawn is a warning, and decides how the program ends if nothing else does.
  private func draw(
    _ kind: FigureKind, by metric: Metric, saying console: Console
  ) async throws -> ReportedFailure? {
    guard let plot = options.plot else { return nil }
    do {
      let figure = try kind.drawable(of: record, metric: metric)
      return try await plot.attempt(figure, saying: console)
    } catch let error as ReportingError {
      console.warn("\(error)")
      return ReportedFailure(exitStatus: error.exitStatus)
    }
  }
}
