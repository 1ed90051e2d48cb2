import ArgumentParser
import Evaluation
import HostSystem
import Plotting
import Reporting
import SeriesData

extension FigureKind: ExpressibleByArgument {}

/// `hindsight plot`: every figure, from what runs left behind.
struct PlotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws figures of series, forecasts, studies and trainings.",
    discussion: """
      EXAMPLES:
        On the terminal, the seasons of a series over one another:
          hindsight plot seasonal sales.csv
        What forecast wrote, over the series:
          hindsight plot forecast sales.csv forecast.csv --output forecast.svg
        How a backtest went:
          hindsight backtest sales.csv --horizon 12 --csv origins.csv
          hindsight plot critical-difference sales.csv origins.csv
        A study, and the trainings of two networks:
          hindsight plot score-map study --output map.png
          hindsight plot losses gru.jsonl lstm.jsonl --output losses.svg

      KINDS, by what they are drawn from:
      \(list(.series, "a file of series"))
      \(list(.forecasts, "a file of series and one of forecasts, as score reads them"))
      \(list(.study, "the folder of a study"))
      \(list(.logs, "logs that --log-metrics wrote"))
        learning-rate, tuning, diagnosis and adding are drawn by the commands that compute them: learning-rate \
      --plot, tune --plot, diagnose --plot, diagnose --study adding --plot.

      On a terminal figures are made of characters; in sixel graphics where HINDSIGHT_SIXEL is 1, or where TERM or \
      TERM_PROGRAM names a terminal that shows them (foot, mlterm, contour, WezTerm, iTerm.app) and HINDSIGHT_SIXEL \
      is not 0.
      """)

  @Argument(
    help: ArgumentHelp("The kind of figure.", valueName: "kind"),
    completion: .list(FigureKind.allCases.map(\.rawValue)))
  var kind: FigureKind

  @Argument(help: ArgumentHelp("What it is drawn from.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where it goes: \(PlotDestination.help).", valueName: "file"),
    completion: PlotDestination.completion, transform: PlotDestination.init)
  var output = PlotDestination.terminal

  @Option(help: ArgumentHelp("The title, in place of what the figure finds.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "The series that is shown of several. (default: the first)", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "The forecaster that is shown of several. (default: the first)", valueName: "name"))
  var forecaster: String?

  @Option(
    help: ArgumentHelp(
      "The metric of forecasts that decides. (default: MASE)", valueName: "name"),
    completion: .list(Metric.all.map(\.name)), transform: JudgingOptions.parseMetric)
  var metric: Metric?

  @Option(
    help: ArgumentHelp("The history of the series, where forecasts are judged.", valueName: "file"),
    completion: .file(extensions: ["csv", "gz", "tsf"]))
  var train: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The horizon of a study that has several.", valueName: "steps"))
  var horizon: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Which training of logged runs: 1 is judged, 2 learns again from everything. (default: 1)",
      valueName: "number"))
  var phase: Int?

  @OptionGroup(title: "Series") var series: SeriesOptions
  @OptionGroup(title: "Text") var text: TextOptions
  @OptionGroup(title: "Rows") var rows: RowOptions

  func validate() throws {
    try OptionCheck.whole("--phase", phase)
    let sources = kind.sources
    if sources == [.computation] {
      let command =
        switch kind {
        case .learningRate: "learning-rate"
        case .tuning: "tune"
        default: "diagnose"
        }
      throw ValidationError(
        "A figure '\(kind.rawValue)' is drawn by what computes it: hindsight \(command) --plot.")
    }
    let needed = sources.contains(.study) ? 1...2 : sources == [.series] ? 1...1 : 2...2
    guard sources == [.logs] || needed.contains(files.count) else {
      throw ValidationError(
        "A figure '\(kind.rawValue)' is drawn from \(Self.inputs(of: kind)); \(countText(files.count, "file")) "
          + "\(files.count == 1 ? "is" : "are") given.")
    }
    try checkIsUsed()
    for path in files + (train.map { [$0] } ?? []) {
      try OptionCheck.distinct(output.files.map { ("--output", $0) } + rows.files, from: path)
    }
  }

  /// Refuses options that say nothing of what the figure is drawn from.
  private func checkIsUsed() throws {
    let isOfForecasts = kind.sources.contains(.forecasts) && files.count == 2
    let isOfStudy = kind.sources.contains(.study) && files.count == 1
    let isOfSeries = kind.sources == [.series]
    let options: [(name: String, isGiven: Bool, isUsed: Bool)] = [
      ("--name", name != nil, isOfSeries || isOfForecasts || isOfStudy && kind == .forecast),
      ("--forecaster", forecaster != nil, isOfForecasts && kind.showsOneForecaster),
      ("--metric", metric != nil, isOfForecasts && kind.showsMetric),
      ("--train", train != nil, isOfForecasts), ("--horizon", horizon != nil, isOfStudy),
      ("--phase", phase != nil, kind.sources == [.logs]),
    ]
    for option in options where option.isGiven && option.isUsed == false {
      throw ValidationError(
        "\(option.name) says nothing of a figure '\(kind.rawValue)' that is drawn from "
          + "\(countText(files.count, "file")): leave it out.")
    }
    guard isOfForecasts == false && isOfSeries == false else { return }
    let plain = try SeriesOptions.parse([]).readerOptions(.parse([]), .parse([]))
    guard readerOptions == plain else {
      throw ValidationError(
        "A figure '\(kind.rawValue)' of \(isOfStudy ? "a study" : "logs") reads no series: leave out how they "
          + "are read.")
    }
  }

  /// How files of series are read.
  var readerOptions: CSVReader.Options { series.readerOptions(text, rows) }

  func run() async throws { try await PlotJob(command: self).run() }

  private static func inputs(of kind: FigureKind) -> String {
    let texts = FigureKind.Source.allCases.filter(kind.sources.contains).map { source in
      switch source {
      case .series: "a file of series"
      case .forecasts: "a file of series and a file of forecasts"
      case .study: "a study"
      case .logs: "logs"
      case .computation: "a computation"
      }
    }
    return texts.joined(separator: ", or from ")
  }

  private static func list(_ source: FigureKind.Source, _ what: String) -> String {
    "  \(what):\n"
      + FigureKind.from(source).map { "    \($0.rawValue): \($0.summary)" }
      .joined(separator: "\n")
  }
}
