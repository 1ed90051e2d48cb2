import Foundation
import Testing

@Suite(
  "On a terminal", .enabled(if: hasScript, "the program script, which plays terminal, is missing"))
struct TerminalTests {
  /// What a terminal receives, standard output and standard error together.
  private func received(_ environment: [String: String?]) async throws -> String {
    // 80 columns, as `script` makes none of its own without a terminal.
    let outcome = try await Program.runScript(
      "exec script -qec \"stty cols 80; $0 $*\" /dev/null",
      ["forecast", Dataset.path("sunspots.csv"), "--horizon", "12", "--epochs", "6"],
      in: NSTemporaryDirectory(),
      environment: ["NO_COLOR": nil, "TERM": "xterm"].merging(environment) { $1 })
    #expect(outcome.status == 0)
    return outcome.output
  }

  /// What remains of the lines when what was cleared is gone.
  private func remaining(_ text: String) -> [String] {
    text.replacing("\r\n", with: "\n").split(separator: "\n").map { line in
      line.components(separatedBy: "\r\u{1B}[2K").last ?? ""
    }
  }

  @Test("progress is shown on lines that fit, and cleared")
  func progress() async throws {
    let text = try await received([:])
    let shown = text.components(separatedBy: "\r\u{1B}[2K").filter { $0.hasPrefix("training") }
    #expect(shown.isEmpty == false)
    for line in shown {
      #expect(line.count < 80 && line.contains("s left"))
    }
    #expect(remaining(text).contains { $0.hasPrefix("training") } == false)
    #expect(remaining(text).last?.hasPrefix("1984-12-01,") == true)
  }

  @Test("the forecaster stands out, unless NO_COLOR is set or the terminal has no colours")
  func colours() async throws {
    #expect(try await received([:]).contains("\u{1B}[1;36mGRU"))
    #expect(try await received(["NO_COLOR": "1"]).contains(/\u{1B}\[[0-9;]*m/) == false)
    #expect(try await received(["TERM": "dumb"]).contains("\u{1B}") == false)
  }
}

/// Whether a program is here that runs another on a terminal.
private let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
