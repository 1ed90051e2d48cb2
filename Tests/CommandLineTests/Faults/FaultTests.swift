import Foundation
import Testing

@Suite("Faulty files and options")
struct FaultTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeFolder("folder")
    try workplace.makeFolder("b.gp")
    try FileManager.default.createSymbolicLink(
      atPath: workplace.file("link.csv"), withDestinationPath: "a.csv")
  }

  @Test(
    "end with a message, an exit status, and nothing written",
    arguments: Fault.files + Fault.options + Fault.outputs)
  func fault(_ fault: Fault) async throws {
    try workplace.put(fault.file, at: "a.csv")
    let before = try workplace.names()
    let quiet = fault.arguments.contains("--quiet") ? [] : ["--quiet"]
    let outcome = try await Program.run(
      ["forecast"] + fault.arguments + quiet, in: workplace.path)
    #expect(outcome.status == fault.status)
    #expect(outcome.output == "")
    #expect(
      Self.matches(Self.withoutUsage(outcome.error), "hindsight: \(fault.message)"),
      "\(outcome.error)")
    #expect(try workplace.names() == before)
    #expect(try workplace.bytes("a.csv") == fault.file)
  }

  @Test("standard output that is full or closed is an error, and standard error that is so is none")
  func streams() async throws {
    let arguments = ["forecast", Dataset.path("uk-gas.csv"), "--horizon", "4", "--epochs", "1"]
    let cases = [
      (">/dev/full", "no space is left on the device. Free some, or name another place."),
      (">&-", "it is closed. Open it, or write to a file."),
    ]
    for (redirection, reason) in cases {
      for more in [[], ["--json"]] {
        let outcome = try await Program.run(
          arguments + ["--quiet"] + more, in: workplace.path, redirection: redirection)
        #expect(outcome.status == 74)
        #expect(outcome.error == "hindsight: Cannot write 'standard output': \(reason)\n")
      }
    }
    for redirection in ["2>/dev/full", "2>&-"] {
      let outcome = try await Program.run(
        arguments, in: workplace.path, redirection: redirection)
      #expect(outcome.status == 0)
      #expect(outcome.output.split(separator: "\n").count == 5)
    }
  }

  @Test("limits too low to start under are an error, not a wait or a trap")
  func tightLimits() async throws {
    let cases = [
      (
        "-v 600000",
        ["forecast", Dataset.path("uk-gas.csv"), "--horizon", "4", "--threads", "32", "-q"],
        "The address space is limited to 600000 kB; 32 threads need 2883584 kB. Give fewer --threads, "
          + "or raise the limit: ulimit -v 2883584"
      ),
      (
        "-v 300000", ["--version"],
        "The address space is limited to 300000 kB; the program needs 524288 kB to start. Raise the "
          + "limit: ulimit -v 524288"
      ),
      (
        "-d 15000", ["--version"],
        "The data segment is limited to 15000 kB; the program needs 65536 kB to start. Raise the limit: "
          + "ulimit -d 65536"
      ),
      (
        "-n 4", ["--version"],
        "The number of open files is limited to 4; the program needs 32. Raise the limit: ulimit -n 32"
      ),
    ]
    for (limit, arguments, message) in cases {
      let outcome = try await Program.runScript(
        "ulimit \(limit); exec \"$0\" \"$@\"", arguments, in: workplace.path)
      #expect(
        outcome == Program.Outcome(status: 71, output: "", error: "hindsight: \(message)\n"))
    }
  }

  @Test(
    "under a limit on address space fewer threads work, and training that does not fit is refused")
  func addressSpace() async throws {
    let arguments = [
      "forecast", Dataset.path("uk-gas.csv"), "--horizon", "4", "--epochs", "1", "-q",
    ]
    func outcome(_ options: String...) async throws -> Program.Outcome {
      try await Program.runScript(
        "ulimit -v 600000; exec \"$0\" \"$@\"", arguments + options, in: workplace.path)
    }
    let small = try await outcome()
    #expect(small.status == 0)
    #expect(small.error == "")
    let large = try await outcome("--hidden", "4000")
    #expect(large.status == 64)
    #expect(large.output == "")
    #expect(large.error.hasPrefix("hindsight: Training needs "))
  }

  @Test("a reader that is gone ends the program quietly, as other programs end")
  func readerGone() async throws {
    let forecast = [
      "forecast", Dataset.path("uk-gas.csv"), "--horizon", "4", "--epochs", "1", "-q",
    ]
    for arguments in [forecast, forecast + ["--json"], ["--help"], ["--version"]] {
      // The reader is gone before the program starts.
      let outcome = try await Program.runScript(
        "{ sleep 0.3; \"$0\" \"$@\"; echo $? >status; } | true; sleep 2; cat status", arguments,
        in: workplace.path)
      #expect(outcome == Program.Outcome(status: 0, output: "141\n", error: ""), "\(arguments)")
    }
  }

  @Test(
    "files that may not be read or written are errors",
    .enabled(if: getuid() != 0, "root may read and write everything"))
  func permissions() async throws {
    try workplace.put(Fault.monthly(40), at: "a.csv")
    try workplace.put("old", at: "old.csv")
    try workplace.allow(0o555, "folder")
    try workplace.allow(0o444, "old.csv")
    for name in ["folder/b.csv", "old.csv"] {
      let outcome = try await Program.run(
        ["forecast", "a.csv", "--horizon", "2", "-q", "-o", name], in: workplace.path)
      #expect(outcome.status == 73)
      #expect(
        outcome.error == "hindsight: Cannot write '\(name)': permission denied. Change its "
          + "permissions, or name another place.\n")
    }
    try workplace.allow(0, "a.csv")
    let outcome = try await Program.run(
      ["forecast", "a.csv", "--horizon", "2", "-q"], in: workplace.path)
    #expect(outcome.status == 66)
    #expect(
      outcome.error
        == "hindsight: a.csv: the file may not be read. Ask for the right to read it, or "
        + "copy it.\n")
  }

  /// What is said before the help and the usage that follow the message of a wrong command line.
  private static func withoutUsage(_ text: String) -> String {
    let message = text.components(separatedBy: "\nUsage: ")[0]
    return message.components(separatedBy: "\nHelp: ")[0].trimmingCharacters(in: .newlines)
  }

  /// Whether a text is the pattern, with anything in place of each `…`.
  private static func matches(_ text: String, _ pattern: String) -> Bool {
    var rest = text[...]
    let parts = pattern.split(separator: "…", omittingEmptySubsequences: false)
    guard rest.hasPrefix(parts[0]), rest.hasSuffix(parts[parts.count - 1]) else { return false }
    for part in parts {
      guard let range = rest.firstRange(of: part) else { return part.isEmpty }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
