import Evaluation
import Forecasting
import Foundation
import NumericCore
import RecurrentNets
import SeriesData
import Synchronization
import Testing

/// Learns a constant, or refuses, or breaks down.
private struct Constant: Forecaster {
  let name = "constant"
  let value: Double

  func fit(_ histories: [TimeSeries]) throws -> any FittedForecaster {
    if value == 13 { throw ForecastingError.notPositive(name: "luck", value: 13) }
    if value == 14 { throw NetworkError.notPositive(name: "luck", value: 14) }
    return Fitted(value: value)
  }

  struct Fitted: FittedForecaster {
    let value: Double

    func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
      try Forecast(after: history, values: [Array(repeating: value, count: horizon)])
    }
  }
}

/// The hidden size is forecast: the nearer to 10 the better.
@Suite("Tuning")
struct TuningRunTests {
  private let folder = NSTemporaryDirectory() + "hindsight-tuning-\(UUID().uuidString)"
  private let backtest = BacktestPlan(horizon: 2, origins: 2, stride: 2)

  private func series() throws -> TimeSeries {
    try makeSeries((0..<20).map { $0 % 2 == 0 ? 9.0 : 11 })
  }

  private func search(
    _ trials: Int = 9, values: String = "1..30", factor: Int? = 3, threads: Int = 1,
    log: TrialLog? = nil, calls: CallCount = CallCount()
  ) async throws -> Tuning {
    let space = try SearchSpace([SearchDimension("hidden", values)])
    let plan = TuningPlan(
      backtest: backtest, metric: .mae,
      schedule: HalvingSchedule(trials: trials, factor: factor, length: .epochs(9)))
    let rivals = try await TuningRun.contest(of: [NaiveBaseline()], on: [series()], backtest)
    return try await TuningRun(
      of: [series()], plan: plan, space: space, trials: space.trials(trials, seed: 1), log: log
    ) { trial, _, _ in
      calls.add()
      return Constant(value: trial.value(of: "hidden").flatMap(Double.init) ?? 0)
    }.run(threads: threads, beside: rivals)
  }

  private func identity(values: String = "1..30", seed: UInt64 = 1) throws -> SearchIdentity {
    try SearchIdentity(
      [series()], space: SearchSpace([SearchDimension("hidden", values)]),
      settings: NetworkSettings(training: TrainingOptions(optimiser: OptimiserConfiguration())),
      seed: seed, plan: backtest, metric: .mae)
  }

  @Test("the best third goes on, and the best of the last rung wins")
  func halving() async throws {
    let tuning = try await search()
    #expect(tuning.rungs.map(\.count) == [9, 3])
    let distance = { (judged: JudgedTrial) in judged.outcome.score ?? .infinity }
    let first = tuning.rungs[0].sorted { distance($0) < distance($1) }
    #expect(Set(tuning.rungs[1].map(\.trial)) == Set(first.prefix(3).map(\.trial)))
    #expect(tuning.best?.trial == first[0].trial && tuning.best?.length == .epochs(9))
    #expect(tuning.ranking.count == 9 && Set(tuning.ranking.map(\.trial.number)).count == 9)
    #expect(tuning.rivals.map(\.name) == ["naive"])
  }

  @Test("equal scores go by the number of the trial; failures are kept, and come last")
  func ties() async throws {
    let tuning = try await search(5, values: "9,11,13,14,10", factor: nil)
    let values = tuning.ranking.map { $0.trial.value(of: "hidden") ?? "" }
    #expect(Set(values.prefix(3)) == ["9", "10", "11"])
    #expect(tuning.ranking[0].trial.number < tuning.ranking[1].trial.number)
    #expect(Set(values.suffix(2)) == ["13", "14"] && tuning.failedCount == 2)
    #expect(
      tuning.ranking.compactMap(\.outcome.failure).sorted() == [
        "The luck must be at least 1, but is 13.", "The luck must be at least 1, but is 14.",
      ])
  }

  @Test("networks that go on from what they learned fare as those that learn it again")
  func continuing() async throws {
    let space = try SearchSpace([SearchDimension("learning-rate", "0.001..0.1")])
    let values = (0..<60).map { Double($0 % 6) + Double($0) / 9 }
    let series = try makeSeries(values, seasonLength: 6)
    let backtest = BacktestPlan(horizon: 3, origins: 2, stride: 3)
    let rivals = try await TuningRun.contest(of: [NaiveBaseline()], on: [series], backtest)
    func rungs(continues: Bool, threads: Int) async throws -> [[JudgedTrial]] {
      let plan = TuningPlan(
        backtest: backtest, metric: .mase,
        schedule: HalvingSchedule(trials: 8, factor: 2, length: .epochs(12)))
      return try await TuningRun(
        of: [series], plan: plan, space: space, trials: space.trials(8, seed: 1)
      ) { trial, length, resources in
        let rate = trial.value(of: "learning-rate").flatMap(Double.init)
        var settings = NetworkSettings(
          training: try TrainingOptions(
            optimiser: OptimiserConfiguration(learningRate: rate), length: length))
        settings.hiddenSize = 6
        settings.readoutDropout = 0.2
        return try NetworkForecaster(
          settings, horizon: 3,
          resources: .init(
            pool: WorkerPool(threadCount: resources.threads),
            continuation: continues ? resources.continuation : nil))
      }.run(threads: threads, beside: rivals).rungs
    }
    let anew = try await rungs(continues: false, threads: 1)
    #expect(anew.map(\.count) == [8, 4, 2])
    #expect(try await rungs(continues: true, threads: 1) == anew)
    #expect(try await rungs(continues: true, threads: 3) == anew)
  }

  @Test("any number of threads finds the same")
  func threads() async throws {
    let one = try await search(20)
    let four = try await search(20, threads: 4)
    #expect(one.rungs == four.rungs && one.ranking == four.ranking)
  }

  @Test("a search that was stopped goes on to the same end, and repeats nothing")
  func resuming() async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/trials.jsonl"
    let whole = try await search(log: TrialLog(path, of: identity(), resumes: false))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 1 + 9 + 3)
    // Cut off within the sixth judgement.
    let cut = lines.prefix(6).joined(separator: "\n") + "\n" + lines[6].prefix(10)
    try cut.write(toFile: path, atomically: true, encoding: .utf8)
    let calls = CallCount()
    let resumed = try await search(
      log: TrialLog(path, of: identity(), resumes: true), calls: calls)
    #expect(resumed.rungs == whole.rungs)
    #expect(calls.count == 4 + 3)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    let more = try await search(12, log: TrialLog(path, of: identity(), resumes: true))
    #expect(more.rungs[0].prefix(9).map(\.trial) == whole.rungs[0].map(\.trial))
  }

  @Test("a file of another search, of another program, or that is taken is refused")
  func otherFiles() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/trials.jsonl"
    _ = try TrialLog(path, of: identity(), resumes: false)
    #expect(throws: TrialLogError.taken(path: path)) {
      try TrialLog(path, of: identity(), resumes: false)
    }
    let error = #expect(throws: TrialLogError.self) {
      try TrialLog(path, of: identity(values: "1..20", seed: 2), resumes: true)
    }
    #expect(
      error?.description
        == "'\(path)' holds the trials of another search: the seed is 1, here 2; the space is hidden=1..30, here "
        + "hidden=1..20. Repeat the command that began it, or name another file.")
    try "a,b\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: TrialLogError.faulty(path: path, line: 1)) {
      try TrialLog(path, of: identity(), resumes: true)
    }
  }

  @Test("the origins leave two thirds to learn from")
  func stride() throws {
    let long = try makeSeries((0..<144).map(Double.init))
    #expect(TuningPlan.stride(of: [long], horizon: 12, origins: 3) == 12)
    let short = try makeSeries((0..<60).map(Double.init))
    #expect(TuningPlan.stride(of: [short], horizon: 12, origins: 3) == 4)
    #expect(TuningPlan.stride(of: [short], horizon: 40, origins: 3) == 1)
  }

  @Test("what decides the score shows, what does not is called weak")
  func influences() async throws {
    // Up to 9 the score falls with the value alone.
    let tuning = try await search(9, values: "1..9", factor: nil)
    let influence = try #require(tuning.influences.first)
    #expect(abs(influence.strength - 1) < 1e-12 && influence.largerIsBetter == true)
    #expect(influence.isClear && influence.count == 9 && influence.bestValue == "9")
    #expect(try await search(4, factor: nil).influences.isEmpty)
  }

  @Test("a baseline that is better is named")
  func verdict() async throws {
    let tuning = try await search(2, values: "1,30", factor: nil)
    #expect(tuning.betterRivals.map(\.name) == ["naive"])
    #expect(tuning.verdict.count == 2 && tuning.verdict[1].hasPrefix("Naive is better there (MAE "))
    let failed = try await search(2, values: "13,14", factor: nil)
    #expect(failed.best == nil)
    #expect(failed.verdict[0].hasPrefix("Every trial failed; the first for this reason: The luck"))
  }
}

/// Counts from any thread.
private final class CallCount: Sendable {
  private let value = Mutex(0)
  var count: Int { value.withLock(\.self) }
  func add() { value.withLock { $0 += 1 } }
}
