import ArgumentParser
import Evaluation
import HostSystem
import Plotting
import Reporting

private let figureNames = FigureKind.from(.forecasts).map(\.rawValue).joined(separator: ", ")

/// How forecasts are judged, and what is written of it: shared by backtest and score.
struct JudgingOptions: ParsableArguments {
  @Option(
    name: .customLong("metric"),
    help: ArgumentHelp(
      """
      A metric of the table; may be repeated, and the first decides; hindsight metrics lists them. (default: \
      MASE decides, beside others that fit)
      """, valueName: "name"),
    completion: .list(Metric.all.map(\.name)), transform: Self.parseMetric)
  var metrics: [Metric] = []

  @Option(
    help: ArgumentHelp(
      "End with status 3 if a model is worse than this one, such as seasonal-naive.",
      valueName: "model"))
  var failIfWorseThan: String?

  @Option(
    help: ArgumentHelp(
      "Draw how the forecasters fared into \(PlotDestination.help).", valueName: "file"),
    completion: PlotDestination.completion, transform: PlotDestination.init)
  var plot: PlotDestination?

  @Option(
    help: ArgumentHelp(
      """
      What --plot shows: \(figureNames). (default: backtest; of score, horizon-error)
      """, valueName: "kind"))
  var figure: FigureKind?

  @Flag(
    help:
      "Write everything that was found to standard output as one JSON document, in place of the table."
  )
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but the result, warnings and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more about what was inferred and done.")
  var verbose = false

  func validate() throws {
    if figure != nil && plot == nil { throw ValidationError("--figure is for --plot.") }
    if quiet && verbose { throw ValidationError("Give either --quiet or --verbose, not both.") }
    if let figure, figure.sources.contains(.forecasts) == false {
      throw ValidationError(
        "--figure \(figure.rawValue) shows no forecasts. Give one of: \(figureNames).")
    }
  }

  /// How much is said.
  var console: Console { Console(loudness: quiet ? .quiet : verbose ? .verbose : .normal) }

  /// The files that are written, a plot's script included, by the option that asks for them.
  var files: [(option: String, path: String)] {
    plot?.files.map { ("--plot", $0) } ?? []
  }

  /// The metrics of the table, the one that decides first.
  func metrics(of contest: Contest) -> [Metric] {
    guard metrics.isEmpty else { return metrics }
    let intervals = contest.levels.flatMap {
      [Metric.coverage.at(level: $0), .msis.at(level: $0)]
    }
    let suitable = Metric.headline.filter { contest.columns.count == 1 || $0.unit.isComparable }
    let criterion = Self.criterion(of: contest)
    return [criterion] + suitable.filter { $0.name != criterion.name } + intervals
  }

  /// What decides unless a metric is named: MASE, where there is one.
  static func criterion(of contest: Contest) -> Metric {
    let hasScale = contest.entrants.indices.contains {
      contest.score(.mase, of: $0, contest.aggregation).value != nil
    }
    return hasScale ? .mase : contest.columns.count == 1 ? .mae : .smape
  }

  /// The entrant of a name as it stands on the command line or in a table.
  static func position(of name: String, in contest: Contest) -> Int? {
    let plain = { (name: String) in
      name.lowercased().split { $0 == " " || $0 == "-" }.joined(separator: "-")
    }
    return contest.entrants.firstIndex { plain($0.name) == plain(name) }
  }

  /// The entrant that skill is measured against.
  static func reference(in contest: Contest) -> Int? {
    position(of: "seasonal naive", in: contest) ?? position(of: "naive", in: contest)
  }

  /// Tells of models that are worse than what they must not be worse than, and ends with a status of its own.
  func checkNotWorse(_ contest: Contest, by metric: Metric, saying console: Console) throws {
    guard let failIfWorseThan else { return }
    guard let reference = Self.position(of: failIfWorseThan, in: contest) else {
      throw ValidationError(
        "--fail-if-worse-than names '\(failIfWorseThan)', which is not among those that were judged: "
          + contest.entrants.map(\.name).joined(separator: ", ") + ".")
    }
    let name = contest.entrants[reference].name
    var hasFailed = false
    for index in contest.entrants.indices
    where !contest.entrants[index].isBaseline && index != reference {
      let own = contest.entrants[index].name
      switch contest.isWorse(index, than: reference, metric) {
      case false?: continue
      case true?: console.warn("\(own) is worse than \(name) by \(metric.name).")
      case nil: console.warn("\(own) cannot be compared with \(name) by \(metric.name).")
      }
      hasFailed = true
    }
    if hasFailed { throw ReportedFailure(exitStatus: .worse) }
  }

  /// A metric by its name.
  static func parseMetric(_ text: String) throws -> Metric {
    guard let metric = Metric.named(text) else {
      throw ValidationError(
        "'\(text)' is no metric. Give one of: \(Metric.all.map(\.name).joined(separator: ", ")); those of "
          + "intervals may name a level, such as coverage-80.")
    }
    return metric
  }
}
