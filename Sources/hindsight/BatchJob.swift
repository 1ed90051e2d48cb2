import Evaluation
import Forecasting
import HostSystem
import NumericCore
import Reporting
import SeriesData
import Studies

/// The work of `hindsight batch`, from the files to the report.
struct BatchJob {
  let plan: StudyPlan
  let weights: WeightOptions
  let folder: String
  let threads: Int?
  let console: Console
  /// Writes rows that were left out of the files.
  let writeRefused: ([RefusedRow]) throws -> Void
  let plots: ReportPlots

  func run() async throws {
    var plan = self.plan
    let threads = threads ?? TightLimit.affordableThreads(atMost: ProcessorLimit.usableThreads())
    try TightLimit.check(threads: threads)
    plan.reading.threads = threads
    let store = try StudyStore(folder: folder)
    let material = try StudyMaterial(plan)
    try tell(of: material)
    let panels = material.files.compactMap { try? $0.reading.get().panel }
    let seriesWeights = try weights.weights(of: panels.joined().map(\.name))
    for (model, settings) in plan.networks {
      for seed in settings.keys { plan.networks[model]?[seed]?.weights = seriesWeights }
    }
    let line = StatusLine(isShown: console.loudness != .quiet)
    let run = try StudyRun(
      plan, material, in: store,
      resources: NetworkForecaster.Resources(
        pool: WorkerPool(threadCount: threads), memoryLimit: MemoryLimit.availableBytes()))
    let counts = run.counts
    console.say(
      counts.done > 0
        ? "Going on: \(counts.done) of \(countText(counts.total, "unit")) of work are done."
        : "\(countText(counts.total, "unit")) of work.")
    if run.failedBefore > 0 {
      console.say(
        "Trying again \(countText(run.failedBefore, "unit")) that could forecast nothing.")
    }
    do {
      try await run.run { line.show(Self.parts(of: $0)) }
      line.finish()
    } catch let interruption as CancellationError {
      line.finish()
      console.say("Stopped. The same command goes on from here.")
      throw interruption
    }
    let results = try store.results()
    try store.close()
    try await ReportJob(results: results, folder: folder, plots: plots, console: console).run()
  }

  private static func parts(of progress: StudyRun.Progress) -> [String] {
    ["\(progress.done) of \(progress.total) done"]
      + (progress.failed > 0 ? ["\(progress.failed) failed"] : [])
      + ["\(decimalText(progress.rate, decimals: 1)) a second"]
      + (progress.secondsLeft.map { ["about \(Int(min($0, 1e9).rounded(.up))) s left"] } ?? [])
  }

  private func tell(of material: StudyMaterial) throws {
    var refused: [RefusedRow] = []
    for file in material.files {
      switch file.reading {
      case .success(let reading): refused += reading.refused
      case .failure(let fault): console.warn("\(fault) The other files are not affected.")
      }
    }
    try writeRefused(refused)
  }
}
