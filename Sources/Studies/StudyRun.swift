import Evaluation
public import Forecasting
import SeriesData
import Synchronization

/// Does the work of a study that is not done yet.
///
/// Baselines are asked for series by series, many at a time; then networks are trained one after the other, each
/// on all threads. Every unit is kept as soon as it ends. What is kept depends neither on the number of threads nor
/// on how often the study was stopped.
public struct StudyRun: Sendable {
  /// How far a study is.
  public struct Progress: Sendable, Hashable {
    /// Units of the whole study, those that are done, and those that were before this run.
    public let total: Int, done: Int, doneBefore: Int
    /// Units of this run that could not forecast a series.
    public let failed: Int
    /// Since the run began.
    public let seconds: Double

    /// Units that end in a second; 0 before the first.
    public var rate: Double { seconds > 0 ? Double(done - doneBefore) / seconds : 0 }
    /// The seconds that are left, if units go on as before; `nil` before the first.
    public var secondsLeft: Double? { rate > 0 ? Double(total - done) / rate : nil }
  }

  private let plan: StudyPlan
  private let material: StudyMaterial
  private let store: StudyStore
  private let resources: NetworkForecaster.Resources
  private let units: [StudyUnit]
  private let doneBefore: Set<Int>
  /// Units that were done before and could forecast nothing: they are tried again.
  public let failedBefore: Int
  /// The number of the first target of each series of each file, from 1.
  private let firstTargets: [[Int]]

  /// Takes up a study where it was left, or begins it.
  ///
  /// - Throws: ``StudyError`` if the store holds another study.
  public init(
    _ plan: StudyPlan, _ material: StudyMaterial, in store: StudyStore,
    resources: NetworkForecaster.Resources
  ) throws {
    self.plan = plan
    self.material = material
    self.store = store
    self.resources = resources
    units = plan.units(seriesCounts: material.files.map(\.panel.count))
    let before = try store.begin(plan, material, units: units)
    doneBefore = before.done
    failedBefore = before.failed.count
    var next = 1
    firstTargets = material.files.map { file in
      file.panel.map { series in
        defer { next += series.channels.count }
        return next
      }
    }
  }

  /// The units of the study, and those that are done already.
  public var counts: (total: Int, done: Int) { (units.count, doneBefore.count) }

  /// Does what is left.
  ///
  /// - Parameter report: called after each unit, one call at a time.
  /// - Throws: ``StudyError`` if a result cannot be kept; `CancellationError`.
  public func run(report: @escaping @Sendable (Progress) -> Void = { _ in }) async throws {
    let keeper = Keeper(
      store, Tally(total: units.count, doneBefore: doneBefore.count, report: report))
    let left = units.filter { doneBefore.contains($0.id) == false }
    try await runBaselines(left.filter { $0.series != nil }, keeper)
    for unit in left where unit.series == nil { try await run(unit, keeper) }
  }

  private func runBaselines(_ units: [StudyUnit], _ keeper: Keeper) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      var left = units[...]
      for _ in 0..<resources.pool.threadCount {
        if let unit = left.popFirst() { group.addTask { try await run(unit, keeper) } }
      }
      while try await group.next() != nil {
        if let unit = left.popFirst() { group.addTask { try await run(unit, keeper) } }
      }
    }
  }

  private func run(_ unit: StudyUnit, _ keeper: Keeper) async throws {
    try Task.checkCancellation()
    let start = ContinuousClock.now
    let whole = material.files[unit.file].panel
    let places = unit.series.map { [$0] } ?? Array(whole.indices)
    let model = plan.models[unit.model]
    // What only networks read must not lead others astray.
    let panel = places.map { model.isNetwork ? whole[$0] : whole[$0].withoutCovariates }
    let outcomes = try await outcomes(of: unit, panel)
    let numbered = zip(places, outcomes).flatMap { place, outcomes in
      outcomes.enumerated().map { (firstTargets[unit.file][place] + $0, $1) }
    }
    // Nothing that was interrupted is kept as if it had ended.
    try Task.checkCancellation()
    try keeper.keep(
      UnitRecord(
        unit: unit, outcomes: numbered, seconds: start.duration(to: .now) / .seconds(1)))
  }

  private func outcomes(
    of unit: StudyUnit, _ panel: [TimeSeries]
  ) async throws -> [[TargetOutcome]] {
    let holdout = plan.holdout(of: unit.horizon)
    do {
      let model = plan.models[unit.model]
      let forecaster = try model.forecaster(
        of: panel, horizon: unit.horizon, holdout: holdout, seed: unit.seed ?? 1,
        levels: plan.levels, settings: plan.networks[model.name]?[unit.seed ?? 1],
        resources: resources)
      return try await StudyTrial(
        forecaster, horizon: unit.horizon, holdout: holdout, bounds: plan.bounds
      ).outcomes(of: panel)
    } catch let interruption as CancellationError {
      throw interruption
    } catch let refusal {
      return panel.map { $0.channels.map { _ in TargetOutcome(refusal: "\(refusal)") } }
    }
  }
}

/// Keeps units as they end.
///
/// Those that end while others are being kept go into the next transaction together.
private final class Keeper: Sendable {
  private struct State {
    var waiting: [UnitRecord] = []
    var isKeeping = false
  }

  private let store: StudyStore
  private let tally: Tally
  private let state = Mutex(State())

  init(_ store: StudyStore, _ tally: Tally) {
    self.store = store
    self.tally = tally
  }

  /// Keeps a unit; or leaves it to the thread that is keeping others, which returns when nothing waits any more.
  func keep(_ record: UnitRecord) throws {
    let isKeeper = state.withLock { state in
      state.waiting.append(record)
      defer { state.isKeeping = true }
      return state.isKeeping == false
    }
    guard isKeeper else { return }
    while let records = nextRecords() {
      try store.record(records)
      for record in records { tally.count(hasFailed: record.hasFailed) }
    }
  }

  private func nextRecords() -> [UnitRecord]? {
    state.withLock { state in
      state.isKeeping = state.waiting.isEmpty == false
      defer { state.waiting = [] }
      return state.isKeeping ? state.waiting : nil
    }
  }
}

/// Counts units as they end, and tells.
private final class Tally: Sendable {
  private struct Count {
    var done: Int
    var failed = 0
  }

  private let total: Int
  private let doneBefore: Int
  private let start = ContinuousClock.now
  private let count: Mutex<Count>
  private let report: @Sendable (StudyRun.Progress) -> Void

  init(total: Int, doneBefore: Int, report: @escaping @Sendable (StudyRun.Progress) -> Void) {
    self.total = total
    self.doneBefore = doneBefore
    self.report = report
    count = Mutex(Count(done: doneBefore))
  }

  func count(hasFailed: Bool) {
    count.withLock { count in
      count.done += 1
      if hasFailed { count.failed += 1 }
      report(
        StudyRun.Progress(
          total: total, done: count.done, doneBefore: doneBefore, failed: count.failed,
          seconds: start.duration(to: .now) / .seconds(1)))
    }
  }
}
