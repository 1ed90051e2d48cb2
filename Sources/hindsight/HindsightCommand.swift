import ArgumentParser
import Dispatch
import HostSystem
import Studies

/// The program: its subcommands and how it ends.
@main
struct HindsightCommand: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "hindsight",
    abstract: "Forecasts time series with recurrent networks, and says when a baseline is better.",
    discussion: """
      EXAMPLES:
        hindsight forecast sales.csv --horizon 12
        hindsight forecast sales.csv --horizon 12 --plot forecast.svg
        hindsight inspect sales.csv
        hindsight batch sales.csv --models theta,gru --horizon 12 --out study
        hindsight tune sales.csv --horizon 12
        hindsight fit sales.csv --horizon 12 --save sales.safetensors
        hindsight forecast sales.csv --load sales.safetensors
        hindsight help forecast
      """,
    version: version,
    subcommands: [
      ForecastCommand.self, BacktestCommand.self, ScoreCommand.self, MetricsCommand.self,
      BatchCommand.self, ReportCommand.self, CompareCommand.self,
      FitCommand.self, TuneCommand.self, ModelCommand.self, PlotCommand.self,
      LearningRateCommand.self, DiagnoseCommand.self, InspectCommand.self, ConvertCommand.self,
      GenerateCommand.self,
    ])

  /// Starts the work and waits until it ends the process.
  ///
  /// Not asynchronous, for the main thread would then be ended with `pthread_exit`, for which the C library
  /// loads libgcc_s at run time, and a machine may have none. The tasks are detached because `main`
  /// belongs to the main actor, whose thread waits.
  static func main() {
    do {
      try TightLimit.check(threads: 0)
    } catch {
      exit(withError: ExitCode(told(error)))
    }
    StandardStream.occupyClosed()
    StandardStream.ignoreBrokenPipes()
    let work = Task.detached { await exitStatus() }
    let interruption = Interruption { work.cancel() }
    Task.detached {
      let status = await work.value
      interruption.endIfReceived()
      exit(withError: ExitCode(status))
    }
    DispatchSemaphore(value: 0).wait()
  }

  /// Runs the command that the arguments ask for, and tells of its trouble.
  private static func exitStatus() async -> Int32 {
    var file: StudyFile?
    do {
      try checkCommandName()
      let expanded = try BatchArguments.expanded(Array(CommandLine.arguments.dropFirst()))
      file = expanded.file
      let command = try parseAsRoot(TuneArguments.checkable(expanded.arguments))
      do {
        try await run(command)
        return 0
      } catch let error as ValidationError {
        // What only the data show is no matter of how the command is used.
        Console.tell(of: file?.located(error.message) ?? error.message)
        return ExitStatus.usage.rawValue
      }
    } catch let error as any ExitStatusProviding {
      return told(error)
    } catch let failure as ReportedFailure {
      return failure.exitStatus.rawValue
    } catch is CancellationError {
      return ExitStatus.interrupted.rawValue
    } catch {
      return conclude(error, from: file)
    }
  }

  private static func run(_ command: any ParsableCommand) async throws {
    var command = command
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  }

  /// Refuses a first word that is no command: most often the file, with `forecast` forgotten.
  private static func checkCommandName() throws {
    guard let word = CommandLine.arguments.dropFirst().first, word.hasPrefix("-") == false else {
      return
    }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard names.contains(word) == false else { return }
    throw ValidationError(
      "There is no command '\(word)'. To forecast a file, say: hindsight forecast FILE --horizon STEPS"
    )
  }

  /// Says what swift-argument-parser has to say: help, the version, completions, or what is wrong with
  /// the arguments.
  private static func conclude(_ conclusion: any Error, from file: StudyFile?) -> Int32 {
    let status = exitCode(for: conclusion)
    let text = fullMessage(for: conclusion)
    guard status.isSuccess else {
      let prefix = "Error: "
      let message = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
      Console.tell(of: file?.located(message) ?? message)
      return status.rawValue
    }
    do {
      try StandardStream.output.write(Array("\(text)\n".utf8))
      return 0
    } catch {
      return told(error)
    }
  }

  /// Says why the program ends, unless nobody reads what it writes: then it ends as quietly as others do.
  private static func told(_ error: any ExitStatusProviding) -> Int32 {
    if error.exitStatus != .readerGone { Console.tell(of: "\(error)") }
    return error.exitStatus.rawValue
  }
}
