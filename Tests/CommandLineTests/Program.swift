import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The built program, run as a child process.
enum Program {
  /// What a run left behind.
  struct Outcome: Equatable {
    /// The exit status as shells see it: 128 and its number after a signal.
    let status: Int32
    let output: String
    let error: String
  }

  /// The program lies beside the test bundle, wherever that was built.
  static let path: String = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    let tests = bundle ?? Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    return tests.deletingLastPathComponent().appending(path: "hindsight").path
  }()

  /// Runs `hindsight` in a folder, with nothing on its standard input.
  ///
  /// - Parameters:
  ///   - environment: variables to set, or with `nil` to remove.
  ///   - redirection: in the words of a shell, such as `>/dev/full`.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String?] = [:],
    redirection: String = ""
  ) async throws -> Outcome {
    try await runScript(
      "exec \"$0\" \"$@\" \(redirection)", arguments, in: folder, environment: environment)
  }

  /// Runs a script of a shell that knows the program as `$0` and its arguments as `$@`.
  static func runScript(
    _ script: String, _ arguments: [String], in folder: String,
    environment: [String: String?] = [:]
  ) async throws -> Outcome {
    let variables: [Environment.Key: String?] = Dictionary(
      uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })
    let result = try await Subprocess.run(
      .path("/bin/sh"),
      arguments: Arguments(["-c", script, path] + arguments),
      environment: .inherit.updating(variables), workingDirectory: FilePath(folder), input: .none,
      output: .string(limit: 1 << 24), error: .string(limit: 1 << 24))
    return Outcome(
      status: exitStatus(result.terminationStatus), output: result.standardOutput,
      error: result.standardError)
  }

  private static func exitStatus(_ status: TerminationStatus) -> Int32 {
    switch status {
    case .exited(let code): code
    case .signaled(let signal): 128 + signal
    }
  }
}
