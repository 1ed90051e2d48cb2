import Foundation
import Testing

@Suite("Statistical methods on the command line")
struct StatisticalMethodTests {
  private let workplace: Workplace
  private let passengers = Dataset.path("air-passengers.csv")

  init() throws { workplace = try Workplace() }

  private func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(arguments, in: workplace.path)
  }

  @Test("one series is forecast with intervals, and judged beside the other baselines")
  func oneSeries() async throws {
    let outcome = try await run(
      "forecast", passengers, "--horizon", "3", "--model", "theta", "--levels", "80")
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(rows.map(\.count) == [4, 4, 4, 4] && rows[0][2] == "lower-80")
    for row in rows.dropFirst().map({ $0.dropFirst().compactMap { Double($0) } }) {
      #expect(row[1] < row[0] && row[0] < row[2])
    }
    let table = outcome.error.split(separator: "\n").map { $0.prefix(14) }
    #expect(table.filter { $0.hasPrefix("Theta  ") }.count == 1)
    #expect(table.contains { $0.hasPrefix("ETS ") })
  }

  @Test("each of many series is forecast as it would be alone")
  func panel() async throws {
    _ = try await run(
      "generate", "seasonal", "--series", "3", "--length", "48", "--frequency", "monthly",
      "--noise", "0.5", "--to", "long", "-o", "panel.csv")
    let text = try workplace.text("panel.csv")
    let lines = text.split(separator: "\n")
    let second = [lines[0]] + lines.filter { $0.hasPrefix("seasonal-2,") }
    try workplace.put(second.joined(separator: "\n") + "\n", at: "second.csv")
    let options = ["--horizon", "4", "--model", "combination", "--quiet"]
    let all = try await Program.run(["forecast", "panel.csv"] + options, in: workplace.path)
    let alone = try await Program.run(["forecast", "second.csv"] + options, in: workplace.path)
    #expect(all.status == 0 && alone.status == 0)
    #expect(all.output.split(separator: "\n").count == 13)
    let own = all.output.split(separator: "\n").filter { $0.hasPrefix("seasonal-2,") }
    #expect(own == Array(alone.output.split(separator: "\n").dropFirst()))
  }

  @Test("the document names the method, and no network")
  func document() async throws {
    let outcome = try await run(
      "forecast", passengers, "--horizon", "3", "--model", "damped-trend", "--json", "--quiet")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let keys = try #require(document as? [String: Any])
    let configuration = try #require(keys["configuration"] as? [String: Any])
    #expect(configuration["network"] is NSNull && keys["training"] is NSNull)
    #expect((configuration["baseline"] as? [String: Any])?["name"] as? String == "damped trend")
  }

  @Test(
    "commands that train a network refuse a method that is none",
    arguments: ["fit", "learning-rate"])
  func nothingToTrain(command: String) async throws {
    let outcome = try await Program.run(
      [command, passengers, "--horizon", "3", "--model", "theta"]
        + (command == "fit" ? ["--save", "a.safetensors"] : []),
      in: workplace.path)
    #expect(outcome.status == 64)
    #expect(
      outcome.error.contains(
        "--model theta is not one network. Give rnn, gru or lstm, or run hindsight forecast."))
  }
}
