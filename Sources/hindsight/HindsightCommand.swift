import ArgumentParser

@main
struct HindsightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "hindsight")
}
