import Foundation
import Testing

@Suite("Interruption")
struct InterruptionTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test(
    "in training ends with the status of the signal and leaves nothing",
    arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
  func training(signal: String, status: Int32) async throws {
    // The program takes the place of the shell, and its number.
    let outcome = try await Program.runScript(
      "(sleep 1; kill -\(signal) $$) & exec \"$0\" \"$@\"",
      ["forecast", Dataset.path("tree-ring.csv"), "--horizon", "12", "--hidden", "256", "-q"]
        + ["-o", "b.csv", "--plot", "b.svg"],
      in: workplace.path)
    #expect(outcome == Program.Outcome(status: status, output: "", error: ""))
    #expect(try workplace.names() == [])
  }

  @Test("while gnuplot draws keeps the forecast and leaves no temporary file")
  func drawing() async throws {
    try workplace.makeProgram("kill -TERM $PPID; sleep 60", at: "gnuplot")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let outcome = try await Program.run(
      ["forecast", Dataset.path("uk-gas.csv"), "--horizon", "4", "--epochs", "1", "-q"]
        + ["-o", "b.csv", "--plot", "b.svg"],
      in: workplace.path, environment: ["PATH": workplace.path + ":" + path])
    #expect(outcome == Program.Outcome(status: 143, output: "", error: ""))
    #expect(try workplace.names() == ["b.csv", "b.gp", "gnuplot"])
  }

  @Test("a signal that was ignored before stays so, as under nohup")
  func ignored() async throws {
    let script = "trap '' INT; (sleep 0.3; kill -INT $$) & exec \"$0\" \"$@\""
    let outcome = try await Program.runScript(
      script,
      ["forecast", Dataset.path("tree-ring.csv"), "--horizon", "12", "--hidden", "64", "-q"]
        + ["--training-steps", "200"],
      in: workplace.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 13)
  }
}
