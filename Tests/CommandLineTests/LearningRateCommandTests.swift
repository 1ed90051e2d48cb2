import Foundation
import Testing

@Suite("hindsight learning-rate")
struct LearningRateCommandTests {
  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(
      ["learning-rate", Dataset.path("air-passengers.csv"), "--horizon", "12", "--hidden", "4"]
        + arguments, in: NSTemporaryDirectory())
  }

  @Test("prints rates and losses, suggests a rate, and repeats with any number of threads")
  func everything() async throws {
    let outcome = try await run(["--steps", "9", "--threads", "1"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0] == "learning-rate,loss,average-loss" && lines.count == 10)
    #expect(lines[1].hasPrefix("1e-06,") && lines[9].hasPrefix("1.0,"))
    #expect(outcome.error.contains("Suggested: --learning-rate "))
    #expect(try await run(["--steps", "9", "--threads", "3"]).output == outcome.output)
  }

  @Test("refuses what it cannot test")
  func faults() async throws {
    let outcome = try await run(["--steps", "1"])
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("--steps must be at least 2, but is 1."))
  }
}
