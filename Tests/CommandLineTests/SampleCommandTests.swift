import Foundation
import Testing

@Suite("Samples on the command line")
struct SampleCommandTests {
  private let workplace: Workplace
  private let passengers = Dataset.path("air-passengers.csv")
  private let small = ["--horizon", "3", "--hidden", "4", "--epochs", "2", "--quiet"]

  init() throws { workplace = try Workplace() }

  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  @Test("are columns beside the forecast, the same from a loaded model, and by the seed")
  func columns() async throws {
    let loss = ["--loss", "student-t", "--strategy", "recursive"]
    let drawn = try await run(["forecast", passengers] + small + loss + ["--samples", "3"])
    #expect(drawn.status == 0, "\(drawn.error)")
    let lines = drawn.output.split(separator: "\n")
    #expect(lines.count == 4 && lines[0] == "date,passengers,sample-1,sample-2,sample-3")
    let saved = try await run(["fit", passengers, "--save", "a.safetensors"] + small + loss)
    #expect(saved.status == 0)
    let load = ["forecast", passengers, "--load", "a.safetensors", "-q", "--samples", "3"]
    #expect(try await run(load) == drawn)
    let other = try await run(load + ["--seed", "2"])
    #expect(other.status == 0 && other.output != drawn.output)
    let json = try await run(load + ["--json"])
    #expect(json.output.contains("\"samples\" : ["))
  }

  @Test("are drawn of every series of many")
  func panel() async throws {
    let made = try await run(
      ["generate", "seasonal", "--series", "2", "--length", "60", "--frequency", "monthly", "--to"]
        + ["long", "--output", "panel.csv"])
    #expect(made.status == 0)
    let drawn = try await run(
      ["forecast", "panel.csv", "--loss", "normal", "--samples", "2", "--non-negative"] + small)
    let lines = drawn.output.split(separator: "\n")
    #expect(lines.count == 7 && lines[0].hasSuffix(",step,forecast,sample-1,sample-2"))
  }

  @Test("are refused where nothing tells a distribution")
  func refusals() async throws {
    let cases = [
      (["--samples", "3"], "--samples needs a --loss that tells a distribution: normal, "),
      (
        ["--samples", "3", "--model", "theta"], "--samples draws from networks alone: give --model"
      ),
      (
        ["--samples", "3", "--loss", "normal", "--transform", "difference:1"],
        "nothing of sums of changes: with such a --transform give --strategy recursive."
      ),
      (["--samples", "0", "--loss", "normal"], "--samples must be at least 1, but is 0."),
      (
        ["--samples", "100001", "--loss", "normal"],
        "--samples must be at most 10000, but is 100001."
      ),
    ]
    for (arguments, message) in cases {
      let outcome = try await run(["forecast", passengers, "--horizon", "3"] + arguments)
      #expect(outcome.status == 64 && outcome.error.contains(message), "\(outcome.error)")
    }
    _ = try await run(["fit", passengers, "--save", "a.safetensors"] + small)
    let loaded = try await run(
      ["forecast", passengers, "--load", "a.safetensors", "--samples", "2"])
    #expect(
      loaded.status == 64 && loaded.error.contains("The loss mae tells no distribution to draw"))
  }
}
