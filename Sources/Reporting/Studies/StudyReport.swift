public import Evaluation
import HostSystem
public import Plotting

/// The report of a study: a folder of pages, tables and plots that needs nothing else to be read.
///
/// Whatever series are called, no file comes to lie outside of the folder, and no name of theirs is markup, a
/// command or a formula. The same results give the same bytes.
public struct StudyReport: Sendable {
  /// Series of the best and of the worst forecasts that the first page shows.
  static let extremes = 10

  let results: StudyResults
  let boards: [Leaderboard]
  let plots: ReportPlots
  let program: ProgramIdentity
  let names: ReportNames

  /// A report on what a study found.
  public init(_ results: StudyResults, plots: ReportPlots = .extremes, program: ProgramIdentity) {
    self.results = results
    self.plots = plots
    self.program = program
    boards = results.horizons.map { Leaderboard(results, horizon: $0) }
    names = ReportNames(count: results.targets.count)
  }

  /// Writes the report into a folder, which is made.
  ///
  /// Only what shows figures waits for them; those that cannot be drawn cost nothing.
  ///
  /// - Returns: why a figure could not be drawn, the first if several; the report is whole without it.
  /// - Throws: ``FileError``; `CancellationError`.
  public func write(
    to folder: String, gnuplot: GnuplotProgram = .inPath
  ) async throws -> PlotError? {
    // What can be made again need not wait for the device.
    func put(_ bytes: [UInt8], _ name: String) throws {
      try DurableFile.write(bytes, to: "\(folder)/\(name)", isLasting: false)
    }
    try Folder.make(folder)
    for part in ["plots", "series"] { try Folder.make("\(folder)/\(part)") }
    let selection = boards.map { BoardSelection($0, results, plots: plots, names: names) }
    async let drawing = draw(selection.flatMap(\.figures), in: folder, gnuplot)
    async let metrics = StudyTables.metrics(results)
    try put(StudyTables.forecasts(results), "forecasts.csv")
    try put(await metrics, "metrics.csv")
    try put(
      JSONDocument.bytes(StudyMetricsDocument(results, boards, program: program)), "metrics.json")
    let page = SeriesPage(self, selection)
    let illustrated = Set(selection.flatMap(\.series.keys)).sorted()
    let plain = Set(results.targets.indices).subtracting(illustrated).sorted()
    try await write(page, of: plain, drawn: [], to: "\(folder)/series")
    let (drawn, failure) = await drawing
    try Task.checkCancellation()
    try await write(page, of: illustrated, drawn: drawn, to: "\(folder)/series")
    try put(StudyMarkdown(self, selection, drawn: drawn).bytes, "report.md")
    try put(
      Array(StudyPage(self, selection, drawn: drawn, folder: folder).text.utf8), "index.html")
    return failure
  }

  /// Writes pages of series, several at a time.
  private func write(
    _ page: SeriesPage, of series: [Int], drawn: Set<String>, to folder: String
  ) async throws {
    let (count, parts) = (series.count, 8)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in 0..<parts {
        group.addTask {
          for index in series[count * part / parts..<count * (part + 1) / parts] {
            try Task.checkCancellation()
            // Lets gnuplot be started meanwhile.
            await Task.yield()
            let name = names.name(of: index, label: results.targets[index].label)
            try DurableFile.write(
              Array(page.text(of: index, drawn: drawn).utf8), to: "\(folder)/\(name).html",
              isLasting: false)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Draws figures; the names of those that are there, and the first trouble.
  private func draw(
    _ entries: [StudyFigures.Entry], in folder: String, _ gnuplot: GnuplotProgram
  ) async -> (drawn: Set<String>, failure: PlotError?) {
    var drawings: [(name: String, drawing: Drawing)] = []
    var failure: PlotError?
    for entry in entries {
      do throws(PlotError) {
        let path = "\(folder)/plots/\(entry.name).svg"
        drawings.append((entry.name, Drawing(try entry.figure.figure(), path: path)))
      } catch {
        failure = failure ?? error
      }
    }
    let errors = await render(drawings.map(\.drawing), gnuplot: gnuplot)
    let drawn = zip(drawings, errors).filter { $0.1 == nil }.map(\.0.name)
    return (Set(drawn), failure ?? errors.compactMap(\.self).first)
  }
}

/// What a report shows of one horizon: the leading model, and the series that are drawn.
struct BoardSelection {
  let board: Leaderboard
  /// The model whose forecasts are drawn; `nil` if nothing was judged.
  let leader: StudyContender?
  let overview: [StudyFigures.Entry]
  /// The series that the leader forecasts best and worst, the best and the worst first.
  let best: [Int], worst: [Int]
  /// The figures of series, by their index.
  let series: [Int: StudyFigures.Entry]

  init(_ board: Leaderboard, _ results: StudyResults, plots: ReportPlots, names: ReportNames) {
    let figures = StudyFigures(results: results, names: names)
    let leader = board.rows.first { $0.judged > 0 }?.contender
    let scores = leader?.values(of: board.criterion.name) ?? []
    let order = scores.indices.filter { scores[$0] != nil }
      .sorted { (scores[$0] ?? 0, $0) < (scores[$1] ?? 0, $1) }
    let count = min(StudyReport.extremes, (order.count + 1) / 2)
    self.board = board
    self.leader = leader
    overview = figures.overview(board)
    best = Array(order.prefix(count))
    worst = Array(order.suffix(min(count, order.count - count)).reversed())
    let shown =
      switch plots {
      case .none: [Int]()
      case .extremes: best + worst
      case .all: Array(results.targets.indices)
      }
    var series: [Int: StudyFigures.Entry] = [:]
    if let leader {
      for index in shown { series[index] = figures.series(index, by: leader, board) }
    }
    self.series = series
  }

  /// All figures, in a fixed order.
  var figures: [StudyFigures.Entry] {
    overview + series.sorted { $0.key < $1.key }.map(\.value)
  }
}
