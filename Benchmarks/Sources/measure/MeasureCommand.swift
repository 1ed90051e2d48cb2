import ArgumentParser

/// Measures this machine and Hindsight on it; one JSON object per line on standard output.
@main
struct MeasureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measures this machine and Hindsight on it, as JSON lines",
    subcommands: [
      MachineCommand.self, TrainingStepCommand.self, SeriesCommand.self, ForecastCommand.self,
      TrainCommand.self, ReadCommand.self,
    ])
}
