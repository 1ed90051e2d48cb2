import NumericCore
import Testing

@Suite("The same forecast again")
struct RepeatabilityTests {
  private let workplace: Workplace
  private let passengers = Dataset.path("air-passengers.csv")

  init() throws { workplace = try Workplace() }

  private func forecast(
    _ arguments: [String] = [], environment: [String: String?] = [:]
  ) async throws -> String {
    let settings = ["--horizon", "6", "--hidden", "8", "--layers", "2", "--dropout", "0.2"]
    let outcome = try await Program.run(
      ["forecast", passengers, "--epochs", "4", "--batch-size", "64", "--json", "--quiet"]
        + settings + arguments,
      in: workplace.path, environment: environment)
    #expect(outcome.status == 0 && outcome.error == "")
    return outcome.output
  }

  @Test("comes, byte for byte, from any number of threads and any instruction set")
  func bytes() async throws {
    let reference = try await forecast()
    for threads in [1, 2, 5] {
      #expect(try await forecast(["--threads", "\(threads)"]) == reference, "\(threads) threads")
    }
    for set in InstructionSet.available {
      let bytes = try await forecast(environment: ["HINDSIGHT_INSTRUCTION_SET": set.rawValue])
      #expect(bytes == reference, "\(set)")
    }
  }

  @Test("comes with a warning where the instructions asked for are not to be had")
  func unknownInstructions() async throws {
    let outcome = try await Program.run(
      ["forecast", passengers, "--horizon", "3", "--epochs", "1", "--quiet"], in: workplace.path,
      environment: ["HINDSIGHT_INSTRUCTION_SET": "abacus"])
    let available = InstructionSet.available.map(\.rawValue)
    #expect(outcome.status == 0)
    #expect(
      outcome.error
        == "hindsight: warning: HINDSIGHT_INSTRUCTION_SET is 'abacus', which this machine has not; it "
        + "has \(available.joined(separator: ", ")). Using \(available.last ?? "").\n")
  }

  @Test("comes from the same seed, and another from another")
  func seeds() async throws {
    let first = try await forecast(["--seed", "7"])
    #expect(try await forecast(["--seed", "7"]) == first)
    let other = try await forecast(["--seed", "8"])
    #expect(other.replacing("\"seed\" : 8", with: "\"seed\" : 7") != first)
  }
}
