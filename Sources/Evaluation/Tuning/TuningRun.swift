public import Forecasting
public import RecurrentNets
public import SeriesData

/// Judges the trials of a search, rung by rung, many at a time.
public struct TuningRun: Sendable {
  /// How far a search is.
  public struct Progress: Sendable, Hashable {
    /// Trials of this rung, and those that are judged.
    public let total: Int, done: Int
    /// The rung, from 1, and how many there are.
    public let rung: Int, rungs: Int
    /// The best score of the rung so far.
    public let best: Double?
  }

  /// What the training of a trial may use.
  public struct Resources: Sendable {
    /// Threads.
    public let threads: Int
    /// What a shorter training of the same trial left, and where this one leaves what it learned.
    public let continuation: TrainingContinuation?
  }

  /// Makes a forecaster that learns for a length.
  public typealias Maker =
    @Sendable (TuningTrial, TrainingOptions.Length, Resources) throws -> any Forecaster

  private let plan: TuningPlan
  private let space: SearchSpace
  private let trials: [TuningTrial]
  private let judge: TrialJudge
  private let log: TrialLog?
  private let make: Maker

  /// A search over trials.
  ///
  /// - Parameters:
  ///   - panel: what tuning may see.
  ///   - log: keeps judgements, and knows those of an earlier run.
  ///   - make: an error of it fails the trial.
  /// - Throws: ``ForecastingError`` if no series is long enough.
  public init(
    of panel: [TimeSeries], plan: TuningPlan, space: SearchSpace, trials: [TuningTrial],
    log: TrialLog? = nil, make: @escaping Maker
  ) throws(ForecastingError) {
    judge = try TrialJudge(panel, plan.backtest)
    self.plan = plan
    self.space = space
    self.trials = trials
    self.log = log
    self.make = make
  }

  /// How baselines fare at the origins of a plan.
  ///
  /// - Parameter levels: those of their intervals, in percent.
  /// - Throws: ``ForecastingError`` if no series is long enough.
  public static func contest(
    of baselines: [any Baseline], on panel: [TimeSeries], _ plan: BacktestPlan,
    levels: [Double] = [],
    threads: Int = 1
  ) async throws -> Contest {
    try await TrialJudge(panel, plan).contest(
      of: baselines.map { try BaselineForecaster($0, levels: levels) },
      baselines: baselines.map(\.name),
      threads: threads)
  }

  /// Judges what is not judged yet.
  ///
  /// - Parameters:
  ///   - threads: trials that are judged at a time; the result does not depend on it.
  ///   - rivals: how baselines fared, as ``contest(of:on:_:levels:threads:)`` has it.
  ///   - report: called after each trial, one call at a time.
  /// - Throws: `FileError` if a judgement cannot be kept; `CancellationError`.
  public func run(
    threads: Int = 1, beside rivals: Contest,
    report: @Sendable (Progress) -> Void = { _ in }
  ) async throws -> Tuning {
    var contenders = trials
    var rungs: [[JudgedTrial]] = []
    var states: States = [:]
    for (index, rung) in plan.schedule.rungs.enumerated() {
      let following = plan.schedule.rungs.dropFirst(index + 1).first?.count ?? 0
      let judged = try await judge(
        contenders, for: rung.length, following, &states, threads: max(threads, 1)
      ) { done, best in
        report(
          Progress(
            total: contenders.count, done: done, rung: index + 1,
            rungs: plan.schedule.rungs.count, best: best))
      }
      rungs.append(judged)
      contenders = goingOn(judged, following).map(\.trial).sorted { $0.number < $1.number }
      if contenders.isEmpty { break }
    }
    return Tuning(
      plan: plan, space: space, rungs: rungs,
      rivals: rivals.entrants.indices.map {
        Tuning.Rival(
          name: rivals.entrants[$0].name,
          score: rivals.score(plan.metric, of: $0, rivals.aggregation).value)
      })
  }

  /// What trials learned, by their number, so that those that go on need not learn it again.
  private typealias States = [Int: TrainingContinuation]

  /// The best so many that have a score.
  private func goingOn(_ judged: [JudgedTrial], _ count: Int) -> [JudgedTrial] {
    Array(
      judged.filter { $0.outcome.score != nil }
        .sorted { $0.isBetter(than: $1, by: plan.metric) }.prefix(count))
  }

  private func judge(
    _ contenders: [TuningTrial], for length: TrainingOptions.Length, _ following: Int,
    _ states: inout States, threads: Int, report: (_ done: Int, _ best: Double?) -> Void
  ) async throws -> [JudgedTrial] {
    let share = max(1, threads / max(contenders.count, 1))
    let earlier = states
    states = [:]
    return try await withThrowingTaskGroup(
      of: (Int, JudgedTrial).self, returning: [JudgedTrial].self
    ) { group in
      var slots = [JudgedTrial?](repeating: nil, count: contenders.count)
      for index in contenders.indices {
        if index >= threads, let (done, judged) = try await group.next() {
          slots[done] = judged
          note(slots, following, &states, report)
        }
        let trial = contenders[index]
        states[trial.number] =
          earlier[trial.number] ?? (following > 0 ? TrainingContinuation() : nil)
        let resources = Resources(threads: share, continuation: states[trial.number])
        group.addTask { (index, try await self.judged(trial, for: length, resources)) }
      }
      for try await (done, judged) in group {
        slots[done] = judged
        note(slots, following, &states, report)
      }
      return slots.compactMap(\.self)
    }
  }

  /// Tells how far a rung is, and drops what will not go on: only what the next rung may need is held.
  private func note(
    _ slots: [JudgedTrial?], _ following: Int, _ states: inout States,
    _ report: (_ done: Int, _ best: Double?) -> Void
  ) {
    let done = slots.compactMap(\.self)
    let wanted = Set(goingOn(done, following).map(\.trial.number))
    for judged in done where wanted.contains(judged.trial.number) == false {
      states[judged.trial.number] = nil
    }
    report(done.count, goingOn(done, 1).first?.outcome.score)
  }

  private func judged(
    _ trial: TuningTrial, for length: TrainingOptions.Length, _ resources: Resources
  ) async throws -> JudgedTrial {
    try Task.checkCancellation()
    if let known = log?.outcome(of: trial, length: length) {
      return JudgedTrial(trial, length: length, known)
    }
    let forecaster: any Forecaster
    do {
      forecaster = try make(trial, length, resources)
    } catch {
      return JudgedTrial(trial, length: length, .failed("\(error)"))
    }
    let outcome = try await judge.outcome(of: forecaster, by: plan.metric)
    let judged = JudgedTrial(trial, length: length, outcome)
    try log?.add(judged)
    return judged
  }
}
