import Evaluation
import Forecasting
import HostSystem
import Plotting
import Reporting
import SeriesData

/// The work of `hindsight backtest`.
struct BacktestJob {
  let command: BacktestCommand
  let reading: SeriesReading
  let console: Console
  private let plan: BacktestPlan

  init(command: BacktestCommand, reading: SeriesReading, console: Console) throws {
    self.command = command
    self.reading = reading
    self.console = console
    plan = BacktestPlan(
      horizon: command.horizon, origins: command.origins, stride: command.stride,
      refit: command.refit, span: command.window.map { .sliding($0) } ?? .expanding,
      bounds: try command.bounds.bounds(of: reading.panel))
  }

  /// The settings of a run, defaults included; threads are none, for the result does not depend on them.
  private struct Configuration: Encodable {
    let horizon: Int
    let origins: Int
    let stride: Int
    let refit: String
    let span: String
    let models: [String]
    let levels: [Double]
    let bounds: Nullable<ForecastBounds>
    let audit: String
    let auditedForecasts: Int
    let network: Nullable<NetworkSettings>
    /// The networks of each ensemble, where there are several.
    let members: [EnsembleMember]
  }

  private var levels: [Double] { command.training.loss.levels }

  func run() async throws {
    let methods = try command.methods()
    var run = try networkRun()
    try run.weigh(reading.panel, by: command.training.weights)
    let candidates = try methods.map { try forecaster(of: $0, run) }
    let (baselines, notes) = try baselines(beside: candidates.map(\.name))
    let threads = run.threads
    let result = try await run.training {
      try await Backtest.run(
        of: reading.panel, plan: plan, candidates: candidates, baselines: baselines,
        threads: threads, audit: command.audit)
    }
    describe(result, notes)
    try write(result)
    let isNetwork = methods.contains { $0.kind != nil }
    let configuration = Configuration(
      horizon: plan.horizon, origins: plan.origins, stride: plan.stride,
      refit: plan.refit.description, span: plan.span.description, models: methods.map(\.name),
      levels: levels, bounds: Nullable(plan.bounds.isEmpty ? nil : plan.bounds),
      audit: command.audit.rawValue,
      auditedForecasts: result.auditedForecasts,
      network: Nullable(isNetwork ? run.settings : nil),
      members: isNetwork ? EnsembleMember.all(of: run.settings) : [])
    let output = ContestOutput(
      options: command.judging, record: result.record, file: command.input.name,
      configuration: configuration, notes: leftOutNotes(result))
    try await output.write(outputIsTaken: command.csv == "-", drawing: .backtest)
  }

  private func networkRun() throws -> NetworkRun {
    var settings = try command.network.settings(training: command.training)
    settings.levels = levels
    settings.tellsMissing = command.input.rows.fill == .mask
    var run = NetworkRun(
      settings, threads: command.training.threads, console: console,
      showsProgress: command.judging.quiet == false, effort: command.effort)
    if reading.isLong {
      run.settings.suit(
        reading.panel, horizon: plan.horizon,
        holdout: plan.horizon + (plan.origins - 1) * plan.stride)
    }
    return run
  }

  private func forecaster(of method: ForecastMethod, _ run: NetworkRun) throws -> any Forecaster {
    var run = run
    if let kind = method.kind {
      run.settings.cell =
        try command.network.settings(training: command.training, of: kind).cell
    }
    return try run.forecaster(of: method, horizon: plan.horizon)
  }

  /// The baselines that differ, with the one that models must not be worse than, and intervals if asked for.
  private func baselines(
    beside candidates: [String]
  ) throws -> (baselines: [any Forecaster], notes: [String]) {
    var (rules, notes) =
      command.baselines.map { ($0, []) }
      ?? Baselines.distinct(seasonLength: reading.seasonLength.value)
    if let name = command.judging.failIfWorseThan,
      case .baseline(let rule)? = ForecastMethod(argument: name),
      rules.contains(where: { $0.name == rule.name }) == false
    {
      rules.append(rule)
    }
    rules.removeAll { candidates.contains($0.name) }
    return (try rules.map { try BaselineForecaster($0, levels: levels) }, notes)
  }

  private func describe(_ result: Backtest, _ notes: [String]) {
    for note in notes { console.say(note) }
    let places = result.contest.places
    if let first = places.first, let last = places.last {
      let ends = first.time == last.time ? "" : ", \(first.time) to \(last.time)"
      console.say(
        "\(countText(plan.origins, "origin"))\(reading.isLong ? " of each series" : ends), horizon "
          + "\(plan.horizon), stride \(plan.stride), \(plan.span); networks learn again: "
          + "\(plan.refit).")
    }
    if command.audit != .none {
      console.explain(
        "Leakage audit: \(countText(result.auditedForecasts, "forecast")) made again from changed later "
          + "values, all the same to the last bit.")
    }
  }

  private func leftOutNotes(_ result: Backtest) -> [String] {
    guard let first = result.leftOut.first else { return [] }
    return [
      "\(result.leftOut.count) of \(reading.panel.count) series were left out, the first for this reason: "
        + "\(first)"
    ]
  }

  private func write(_ result: Backtest) throws {
    guard let path = command.csv else { return }
    let bytes = ForecastCSV.bytes(
      of: result.forecasts, in: result.panel,
      seriesColumn: reading.isLong ? reading.seriesColumn.value ?? "series" : nil,
      timeColumn: reading.timeColumn.value ?? "time")
    if path == "-" {
      try StandardStream.output.write(bytes)
    } else {
      try DurableFile.write(bytes, to: path)
      console.explain("The forecasts are in \(path).")
    }
  }
}
