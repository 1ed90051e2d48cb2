public import Forecasting
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

  /// Makes a forecaster that learns for a length on so many threads.
  public typealias Maker =
    @Sendable (TuningTrial, HalvingSchedule.Rung, _ threads: Int) throws -> any Forecaster

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
  /// - Throws: ``ForecastingError`` if no series is long enough.
  public static func contest(
    of baselines: [any Baseline], on panel: [TimeSeries], _ plan: BacktestPlan, threads: Int = 1
  ) async throws -> Contest {
    try await TrialJudge(panel, plan).contest(
      of: baselines.map { try BaselineForecaster($0) }, baselines: baselines.map(\.name),
      threads: threads)
  }

  /// Judges what is not judged yet.
  ///
  /// - Parameters:
  ///   - threads: trials that are judged at a time; the result does not depend on it.
  ///   - rivals: how baselines fared, as ``contest(of:on:_:threads:)`` has it.
  ///   - report: called after each trial, one call at a time.
  /// - Throws: `FileError` if a judgement cannot be kept; `CancellationError`.
  public func run(
    threads: Int = 1, beside rivals: Contest,
    report: @Sendable (Progress) -> Void = { _ in }
  ) async throws -> Tuning {
    var contenders = trials
    var rungs: [[JudgedTrial]] = []
    for (index, rung) in plan.schedule.rungs.enumerated() {
      contenders = Array(contenders.prefix(rung.count)).sorted { $0.number < $1.number }
      let judged = try await judge(contenders, at: rung, threads: max(threads, 1)) { done, best in
        report(
          Progress(
            total: contenders.count, done: done, rung: index + 1,
            rungs: plan.schedule.rungs.count, best: best))
      }
      rungs.append(judged)
      contenders = judged.filter { $0.outcome.score != nil }
        .sorted { $0.isBetter(than: $1, by: plan.metric) }.map(\.trial)
    }
    return Tuning(
      plan: plan, space: space, rungs: rungs.filter { $0.isEmpty == false },
      rivals: rivals.entrants.indices.map {
        Tuning.Rival(
          name: rivals.entrants[$0].name,
          score: rivals.score(plan.metric, of: $0, rivals.aggregation).value)
      })
  }

  private func judge(
    _ contenders: [TuningTrial], at rung: HalvingSchedule.Rung, threads: Int,
    report: (_ done: Int, _ best: Double?) -> Void
  ) async throws -> [JudgedTrial] {
    let share = max(1, threads / max(contenders.count, 1))
    return try await withThrowingTaskGroup(of: (Int, JudgedTrial).self) { group in
      var slots = [JudgedTrial?](repeating: nil, count: contenders.count)
      var done: [JudgedTrial] = []
      func take(_ result: (Int, JudgedTrial)) {
        slots[result.0] = result.1
        done.append(result.1)
        let best = done.min { $0.isBetter(than: $1, by: plan.metric) }
        report(done.count, best?.outcome.score)
      }
      for (index, trial) in contenders.enumerated() {
        if index >= threads, let result = try await group.next() { take(result) }
        group.addTask { (index, try await judged(trial, at: rung, threads: share)) }
      }
      for try await result in group { take(result) }
      return slots.compactMap(\.self)
    }
  }

  private func judged(
    _ trial: TuningTrial, at rung: HalvingSchedule.Rung, threads: Int
  ) async throws -> JudgedTrial {
    try Task.checkCancellation()
    if let known = log?.outcome(of: trial, length: rung.length) {
      return JudgedTrial(trial, length: rung.length, known)
    }
    let forecaster: any Forecaster
    let outcome: TrialOutcome
    do {
      forecaster = try make(trial, rung, threads)
    } catch {
      return JudgedTrial(trial, length: rung.length, .failed("\(error)"))
    }
    outcome = try await judge.outcome(of: forecaster, by: plan.metric)
    let judged = JudgedTrial(trial, length: rung.length, outcome)
    try log?.add(judged)
    return judged
  }
}
