import Foundation
import Testing

@Suite("Model files of auto on the command line")
struct AutomaticFileTests {
  private let workplace: Workplace
  /// Seven years: networks learn from few steps in no time.
  private let gas = "gas.csv"

  init() throws {
    workplace = try Workplace()
    let all = try String(contentsOfFile: Dataset.path("uk-gas.csv"), encoding: .utf8)
    try workplace.put(all.split(separator: "\n").prefix(29).joined(separator: "\n") + "\n", at: gas)
  }

  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  private func fit(_ file: String, _ name: String, _ more: [String] = []) async throws {
    let outcome = try await run(
      ["fit", file, "--model", "auto", "--horizon", "4", "--holdout", "0", "--save", name]
        + ["--quiet"] + more)
    #expect(outcome == Program.Outcome(status: 0, output: "", error: ""))
  }

  @Test("what is saved forecasts as what was trained, and is inspected, verified and compared")
  func one() async throws {
    try await fit(gas, "a.safetensors", ["--threads", "1"])
    try await fit(gas, "b.safetensors", ["--threads", "2"])
    #expect(try workplace.bytes("a.safetensors") == workplace.bytes("b.safetensors"))
    let trained = try await run(
      ["forecast", gas, "--horizon", "4", "--holdout", "0", "--quiet"])
    let loaded = try await run(["forecast", gas, "--load", "a.safetensors", "--quiet"])
    #expect(loaded == trained)
    let shown = try await run(["model", "inspect", "a.safetensors"])
    #expect(shown.output.contains("auto: networks and statistics\n"))
    #expect(shown.output.contains("\nnetworks.3.weight_hh_l0"))
    let sound = try await run(["model", "verify", "a.safetensors"])
    #expect(sound.status == 0)
    let same = try await run(["model", "diff", "a.safetensors", "b.safetensors"])
    #expect(same == Program.Outcome(status: 0, output: "", error: ""))
    let season = try await run(
      ["forecast", gas, "--load", "a.safetensors", "--season-length", "3"])
    #expect(season.status == 65 && season.error.contains("Give the season length 4"))
    let further = try await run(["fit", gas, "--init", "a.safetensors", "--save", "c.safetensors"])
    #expect(further.status == 65 && further.error.contains("a network is needed"))
  }

  @Test("many series, too, and series that the networks never saw")
  func panel() async throws {
    let rows = ["x", "y"].flatMap { name in
      (0..<40).map { "\(1950 + $0),\(($0 % 5) * 3 + $0 + (name == "x" ? 20 : 90)),\(name)" }
    }
    try workplace.put(
      "year,value,name\n" + rows.joined(separator: "\n") + "\n", at: "panel.csv")
    let series = ["--series-id", "name"]
    try await fit("panel.csv", "a.safetensors", series + ["--levels", "80"])
    let trained = try await run(
      ["forecast", "panel.csv", "--horizon", "4", "--holdout", "0", "--levels", "80", "--quiet"]
        + series)
    let loaded = try await run(
      ["forecast", "panel.csv", "--load", "a.safetensors", "--quiet"] + series)
    #expect(loaded.status == 0 && loaded == trained)
    try workplace.put(
      "year,other\n" + (0..<12).map { "\(1950 + $0),\($0 * $0)\n" }.joined(), at: "other.csv")
    let other = try await run(
      ["forecast", "other.csv", "--load", "a.safetensors", "--quiet"])
    #expect(other.status == 0 && other.output.split(separator: "\n").count == 5)
  }

  @Test("a time limit that leaves networks out is told, and the first ones are there")
  func timeLimit() async throws {
    let outcome = try await run(
      ["forecast", gas, "--horizon", "4", "--holdout", "0", "--threads", "1", "--quiet"]
        + ["--time-limit", "1e-9"])
    #expect(outcome.status == 0 && outcome.output.split(separator: "\n").count == 5)
    #expect(outcome.error.contains("The time limit of 1e-09 s left networks untrained"))
  }

  @Test("backtests show the networks and the statistics by themselves")
  func parts() async throws {
    let outcome = try await run(
      ["backtest", gas, "--horizon", "4", "--model", "auto", "--origins", "2", "--quiet"])
    #expect(outcome.status == 0)
    let names = outcome.output.split(separator: "\n").map { String($0.prefix(13)) }
    #expect(names.contains("LSTM ensemble") && names.contains("combination  "), "\(names)")
  }
}
