import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The gnuplot that draws, and how long it may take.
public struct GnuplotProgram: Sendable, Hashable {
  /// A path, or a bare name to be looked up in `PATH`.
  public var program: String
  /// After this time a drawing is stopped.
  public var timeLimitSeconds: Int

  /// The gnuplot in `PATH`, with 20 seconds for a figure (a usual one takes 0.04).
  public static let inPath = GnuplotProgram("gnuplot")

  /// The gnuplot at a path, or of a name in `PATH`.
  public init(_ program: String, timeLimitSeconds: Int = 20) {
    self.program = program
    self.timeLimitSeconds = timeLimitSeconds
  }

  /// Runs a script whose image goes to `image`, and waits for its end.
  func run(script: String, image: String) async throws(PlotError) {
    _ = try await outcome(of: Self.arguments([(script, image)])).get(self, script: script)
  }

  /// Runs a script that stands in no file, and returns what it draws to standard output.
  func output(of script: Script) async throws(PlotError) -> [UInt8] {
    try await outcome(of: ["-"], input: script.text).get(self, script: "")
  }

  /// Runs several scripts, one after the other in one process; whether their images are whole shows.
  func run(all scripts: [(script: String, image: String)]) async {
    _ = await outcome(of: Self.arguments(scripts))
  }

  private enum Outcome {
    case ended([UInt8])
    case missing
    case failed(String)
    case late

    /// What was drawn to standard output.
    func get(_ gnuplot: GnuplotProgram, script: String) throws(PlotError) -> [UInt8] {
      switch self {
      case .ended(let output): return output
      case .missing: throw .gnuplotMissing(program: gnuplot.program, script: script)
      case .failed(let reason): throw .gnuplotFailed(reason: reason, script: script)
      case .late: throw .gnuplotTimedOut(seconds: gnuplot.timeLimitSeconds, script: script)
      }
    }
  }

  /// A script finds what it would find alone.
  private static func arguments(_ scripts: [(script: String, image: String)]) -> [String] {
    scripts.flatMap { script, image in
      ["-e", "reset; image = \(GnuplotText.path(image))", FilePlace.anchored(script)]
    }
  }

  private func outcome(of arguments: [String], input: String = "") async -> Outcome {
    await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await launch(["-d"] + arguments, input: input) }
      group.addTask {
        do {
          try await Task.sleep(for: .seconds(timeLimitSeconds))
          return .late
        } catch {
          return nil
        }
      }
      var first: Outcome?
      for await outcome in group where first == nil {
        first = outcome
        // Stops the clock, or the child.
        group.cancelAll()
      }
      return first ?? .failed("it was cancelled")
    }
  }

  private func launch(_ arguments: [String], input: String) async -> Outcome {
    var options = PlatformOptions()
    // A group of its own, so that what gnuplot itself may have started ends with it.
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
    ]
    do {
      let result = try await Subprocess.run(
        program.contains("/") ? .path(FilePath(program)) : .name(program),
        arguments: Arguments(arguments), environment: Self.environment, platformOptions: options,
        input: .string(input), output: .bytes(limit: 1 << 26), error: .string(limit: 1 << 20))
      if result.terminationStatus.isSuccess { return .ended(result.standardOutput) }
      return .failed(Self.reason(result.standardError, result.terminationStatus))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .missing
    } catch let error as SubprocessError where error.code == .spawnFailed {
      return .missing
    } catch {
      return .failed("\(error)")
    }
  }

  /// Only what finds gnuplot and its fonts: no settings of the user, and times without zone.
  private static var environment: Environment {
    .inherit.updating([
      "LC_ALL": "C", "TZ": "UTC", "GNUTERM": nil, "GNUPLOT_LIB": nil, "GNUPLOT_DRIVER_DIR": nil,
      "GNUPLOT_PS_DIR": nil, "GNUPLOT_FONTPATH": nil,
    ])
  }

  /// The last error that gnuplot wrote, or how it ended.
  ///
  /// gnuplot's own errors name the line of the script; those of the system's may follow, and warnings of
  /// gnuplot and its libraries stand anywhere.
  private static func reason(_ output: String, _ status: TerminationStatus) -> String {
    let lines = output.split(whereSeparator: \.isNewline).map { line in
      GnuplotText.plain(String(line)).drop { $0.isWhitespace }
    }
    let errors = lines.filter { !$0.isEmpty && !$0.lowercased().contains("warning:") }
    let named = errors.last { $0.contains(/\ line \d+:/) }
    if let error = named ?? errors.last { return String(error.prefix(300)) }
    return switch status {
    case .exited(let code): "exit status \(code)"
    case .signaled(let signal): "stopped by signal \(signal)"
    }
  }
}

/// Paths as arguments of a program: never an option, a pipe or a home folder.
enum FilePlace {
  static func anchored(_ path: String) -> String {
    path.hasPrefix("/") ? path : "./" + path
  }
}
