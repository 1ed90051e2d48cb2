import Evaluation
import Foundation
import Studies
import Synchronization
import Testing

@Suite("Studies")
struct StudyRunTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test("a study that was stopped fifty times keeps what one keeps that never was")
  func stopped() async throws {
    try workplace.putPanel(at: "a.csv", series: 12)
    try workplace.putPanel(at: "b.csv", series: 5)
    let plan = workplace.plan(
      ["a.csv", "b.csv"], models: ["naive", "drift", "theta", "ets"], horizons: [1, 3])
    try await workplace.run(plan, in: "whole")
    var generator = SystemRandomNumberGenerator()
    var stops: [Int] = []
    var isDone = false
    while isDone == false {
      let most = stops.count < 50 ? Int.random(in: 0...4, using: &generator) : .max
      stops.append(most)
      isDone = try await stop(plan, after: most, threads: 1 + stops.count % 2)
    }
    // While a busy machine keeps a unit, another thread may do many.
    #expect(stops.count > 10, "it was stopped after \(stops) units")
    #expect(try workplace.dump("whole") == workplace.dump("stopped"))
  }

  /// Goes on with a study until so many more units are done; whether it came to its end.
  private func stop(_ plan: StudyPlan, after most: Int, threads: Int) async throws -> Bool {
    let work = Mutex<Task<Void, any Error>?>(nil)
    let task = Task {
      _ = try await workplace.run(plan, in: "stopped", threads: threads) { progress in
        if progress.done - progress.doneBefore >= most { work.withLock { $0?.cancel() } }
      }
    }
    work.withLock { $0 = task }
    if most == 0 { task.cancel() }
    do {
      try await task.value
      return true
    } catch is CancellationError {
      return false
    }
  }

  @Test("what is kept does not depend on the number of threads")
  func threads() async throws {
    try workplace.putPanel(at: "a.csv", series: 6)
    let plan = workplace.plan(["a.csv"], models: ["theta", "ets", "gru"], seeds: [1, 2])
    try await workplace.run(plan, in: "one", threads: 1)
    try await workplace.run(plan, in: "three", threads: 3)
    #expect(try workplace.dump("one") == workplace.dump("three"))
  }

  @Test("units that are done are not done again")
  func done() async throws {
    try workplace.putPanel(at: "a.csv", series: 3)
    let plan = workplace.plan(["a.csv"])
    try await workplace.run(plan)
    let again = try await workplace.run(plan) { _ in Issue.record("a unit was repeated") }
    #expect(again.counts == (6, 6))
  }

  @Test("a bad series and a bad file are reported, and cost the others nothing")
  func bad() async throws {
    try workplace.put("t,y\n1,5\n2,6\n", at: "short.csv")
    try workplace.put("t,y\n1,5\n2,x\n", at: "faulty.csv")
    try workplace.putPanel(at: "a.csv", series: 2)
    let plan = workplace.plan(["short.csv", "faulty.csv", "missing.csv", "a.csv"])
    try await workplace.run(plan)
    let results = try StudyStore(reading: workplace.file("study")).results()
    #expect(results.files.map { $0.fault == nil } == [true, false, false, true])
    #expect(results.files[1].fault?.contains("faulty.csv, line 3") == true)
    #expect(results.targets.map(\.series) == ["short", "s1", "s2"])
    #expect(results.contenders.map(\.model) == ["naive", "theta"])
    let refusal = try #require(results.contenders[0].outcomes[0]?.refusal)
    #expect(refusal.contains("'short'"))
    #expect(results.contenders[0].outcomes[1]?.refusal == nil)
    #expect(results.unitsLeft == 0)
  }

  @Test("without a file that can be read there is no study")
  func nothing() throws {
    #expect(throws: StudyError.self) { try StudyMaterial(workplace.plan(["missing.csv"])) }
  }

  @Test("results read back as they were forecast and judged")
  func results() async throws {
    try workplace.putPanel(at: "a.csv", series: 2)
    try await workplace.run(workplace.plan(["a.csv"], models: ["naive"]))
    let results = try StudyStore(reading: workplace.file("study")).results()
    let outcome = try #require(results.contenders[0].outcomes[1])
    let target = results.targets[1]
    #expect(target.series == "s2" && target.count == 24)
    #expect(outcome.future?.values == [target.recent[23], target.recent[23]])
    #expect(
      outcome.heldOut == [StudyPath(origin: 22, values: [target.recent[21], target.recent[21]])])
    let errors = [22, 23].map { abs(target.recent[$0] - target.recent[21]) }
    #expect(outcome.scores["MAE"]?.value == (errors[0] + errors[1]) / 2)
    #expect(target.time(at: 24) == "25")
  }

  @Test("intervals are kept, level by level")
  func intervals() async throws {
    try workplace.putPanel(at: "a.csv", series: 1)
    var plan = workplace.plan(["a.csv"], models: ["naive"])
    plan.levels = [80, 95]
    try await workplace.run(plan)
    let results = try StudyStore(reading: workplace.file("study")).results()
    let future = try #require(results.contenders[0].outcomes[0]?.future)
    #expect(future.intervals.map(\.level) == [80, 95])
    #expect(future.intervals.allSatisfy { $0.lower.count == 2 && $0.upper.count == 2 })
    #expect(future.intervals[0].lower[1] > future.intervals[1].lower[1])
  }
}
