import ArgumentParser
import Evaluation
import Forecasting
import HostSystem
import NumericCore
import Plotting
import RecurrentNets
import Reporting
import SeriesData

/// The work of `hindsight tune`.
struct TuneJob {
  let command: TuneCommand
  let reading: SeriesReading
  let console: Console
  private let declared: [SearchDimension]
  private let arguments = TrialArguments()
  private let run: NetworkRun
  /// What tuning may see.
  private let seen: [TimeSeries]
  private let holdout: Int
  private let backtest: BacktestPlan

  init(
    command: TuneCommand, reading: SeriesReading, declared: [SearchDimension], console: Console
  ) throws {
    self.command = command
    self.reading = reading
    self.declared = declared
    self.console = console
    holdout = try command.holdout?.steps(of: reading.panel) ?? 0
    if command.holdout != nil, holdout != 0, holdout < command.horizon {
      throw ValidationError(
        "--holdout must be at least the horizon, \(command.horizon), but is \(holdout).")
    }
    let held = holdout
    seen = reading.panel.filter { $0.count > held }.map { $0.prefix($0.count - held) }
    guard seen.isEmpty == false else {
      throw ForecastingError.holdoutTooLong(
        series: reading.panel[0].name, holdout: held,
        count: reading.panel.map(\.count).max() ?? 0)
    }
    backtest = BacktestPlan(
      horizon: command.horizon, origins: command.origins,
      stride: command.stride
        ?? TuningPlan.stride(of: seen, horizon: command.horizon, origins: command.origins))
    var settings = try command.network.settings(training: command.training)
    settings.levels = command.training.loss.levels
    run = NetworkRun(
      settings, threads: command.training.threads, console: console, showsProgress: false)
  }

  private var output: TuneOutput {
    TuneOutput(
      command: command, console: console, backtest: backtest, holdout: holdout,
      network: run.settings, arguments: arguments)
  }

  func run() async throws {
    try TightLimit.check(threads: run.threads)
    let space = try space()
    let trials = try trials(of: space)
    let settings = try settings(of: space, trials)
    let baselines: [any Baseline] = [
      reading.seasonLength.value > 1 ? SeasonalNaiveBaseline() : NaiveBaseline(), ThetaBaseline(),
    ]
    let rivals = try await TuningRun.contest(
      of: baselines, on: seen, backtest, levels: command.training.loss.levels, threads: run.threads)
    let plan = TuningPlan(
      backtest: backtest, metric: command.metric ?? JudgingOptions.criterion(of: rivals),
      schedule: HalvingSchedule(
        trials: trials.count, factor: command.search.halving.factor,
        length: run.settings.training.length))
    let tuning = try await search(plan, space, trials, settings, rivals)
    let heldOut = try await judge(tuning, settings, baselines)
    try output.report(tuning, heldOut)
    try await save(tuning, settings)
    try await command.output.draw(TuningFigure(tuning, of: seen[0].name))
    if tuning.best == nil { throw ReportedFailure(exitStatus: .badData) }
  }

  private func space() throws -> SearchSpace {
    do throws(SpaceError) {
      let given = arguments.given
      guard declared.isEmpty else { return try SearchSpace(declared, fixed: given) }
      let counts = seen.map(\.count).sorted()
      let known =
        counts[counts.count / 2] - backtest.horizon - (backtest.origins - 1) * backtest.stride
      // Counts are read as they are, and errors at every step leave no mean to take away.
      let takesLevel =
        command.training.loss.kinds.contains(where: \.isOfCounts) == false
        && command.network.lossAt == .last
      return try SearchSpace.standard(
        seasonLength: reading.seasonLength.value, horizon: command.horizon, known: known,
        fixed: given.union(takesLevel ? [] : ["level"]))
    } catch {
      throw ValidationError("\(error)")
    }
  }

  private func trials(of space: SearchSpace) throws -> [TuningTrial] {
    let seed = command.training.seed
    for probe in space.probes(seed: seed) { _ = try arguments.settings(of: probe) }
    let trials = space.trials(command.search.trials, seed: seed)
    if trials.count < command.search.trials {
      console.say("The space holds no more than \(countText(trials.count, "trial")).")
    }
    return trials
  }

  /// The settings of each trial, by its number.
  private func settings(
    of space: SearchSpace, _ trials: [TuningTrial]
  ) throws -> [Int: NetworkSettings] {
    var all: [Int: NetworkSettings] = [:]
    for trial in trials { all[trial.number] = try adapted(arguments.settings(of: trial)) }
    return all
  }

  /// The settings, with what the data and other options dictate.
  private func adapted(_ settings: NetworkSettings) throws -> NetworkSettings {
    var settings = settings
    settings.levels = command.training.loss.levels
    settings.tellsMissing = command.input.rows.fill == .mask
    settings.weights = try command.training.weights.weights(of: seen.map(\.name))
    if reading.isLong {
      settings.suit(
        seen, horizon: backtest.horizon,
        holdout: backtest.horizon + (backtest.origins - 1) * backtest.stride)
    }
    return settings
  }

  private func search(
    _ plan: TuningPlan, _ space: SearchSpace, _ trials: [TuningTrial],
    _ settings: [Int: NetworkSettings],
    _ rivals: Contest
  ) async throws -> Tuning {
    let log = try command.search.out.map { path in
      try TrialLog(
        path,
        of: SearchIdentity(
          seen, space: space, settings: adapted(run.settings), seed: command.training.seed,
          plan: backtest, metric: plan.metric), resumes: command.search.resume)
    }
    output.describe(plan, space, log)
    let threads = run.threads
    let memory = MemoryLimit.availableBytes().map { $0 / min(threads, max(trials.count, 1)) }
    let horizon = command.horizon
    let search = try TuningRun(
      of: seen, plan: plan, space: space, trials: trials, log: log
    ) { trial, length, resources in
      guard var own = settings[trial.number] else {
        preconditionFailure("trial \(trial.number) has no settings")
      }
      own.training = try own.training.with(length: length)
      return try own.forecaster(
        horizon: horizon,
        resources: .init(
          pool: WorkerPool(threadCount: resources.threads), memoryLimit: memory,
          continuation: resources.continuation))
    }
    let line = StatusLine(isShown: console.loudness != .quiet)
    defer { line.finish() }
    do {
      return try await search.run(threads: threads, beside: rivals) { progress in
        line.show(TuneOutput.parts(of: progress, plan.metric))
      }
    } catch let interruption as CancellationError {
      line.finish()
      console.say(
        log.map {
          "Stopped after \(countText($0.count, "judgement")). They are in \($0.path); the same command with "
            + "--resume goes on from them."
        } ?? "Stopped. With --out, a search could be gone on with.")
      throw interruption
    }
  }

  /// How the best trial fares on what tuning has not seen.
  private func judge(
    _ tuning: Tuning, _ settings: [Int: NetworkSettings], _ baselines: [any Baseline]
  ) async throws -> Contest? {
    guard holdout > 0, let forecaster = try winner(tuning, settings) else { return nil }
    let plan = BacktestPlan(
      horizon: command.horizon, origins: holdout / command.horizon, stride: command.horizon)
    return try await run.training {
      try await Backtest.run(
        of: reading.panel, plan: plan, candidates: [forecaster],
        baselines: baselines.map {
          try BaselineForecaster($0, levels: command.training.loss.levels)
        }, threads: run.threads, audit: .none)
    }.contest
  }

  private func winner(
    _ tuning: Tuning, _ settings: [Int: NetworkSettings]
  ) throws -> (any Forecaster)? {
    guard let best = tuning.best, var own = settings[best.trial.number] else { return nil }
    own.training = try own.training.with(length: best.length)
    return try own.forecaster(
      horizon: command.horizon, resources: run.resources(choosesLength: false))
  }

  private func save(_ tuning: Tuning, _ settings: [Int: NetworkSettings]) async throws {
    guard let path = command.save, let forecaster = try winner(tuning, settings) else { return }
    let final = try await run.training {
      let chosen = try await forecaster.fit(reading.panel)
      return try await (chosen as? any Relearnable)?.again.fit(reading.panel) ?? chosen
    }
    try StoredModel.write(final, to: path)
    console.say("The best settings learned from everything; the model is in \(path).")
  }
}
