import ArgumentParser
import HostSystem

/// The program: its subcommands and how it ends.
@main
struct HindsightCommand: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "hindsight",
    abstract: "Forecasts time series with recurrent networks, and says when a baseline is better",
    usage: """
      hindsight forecast sales.csv --horizon 12
      hindsight forecast sales.csv --horizon 12 --plot sales.svg --output forecast.csv
      """,
    version: version,
    subcommands: [ForecastCommand.self])

  static func main() async {
    StandardStream.ignoreBrokenPipes()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as any ExitStatusProviding {
      Console.fail(error)
    } catch let failure as ReportedFailure {
      StandardStream.end(failure.exitStatus.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
