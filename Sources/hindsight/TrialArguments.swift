import ArgumentParser
import Evaluation
import Forecasting
import RecurrentNets

/// The command line of `hindsight tune` with the values of a trial.
struct TrialArguments: Sendable {
  /// What follows `hindsight tune`, but for what is searched for.
  private let own: [String]

  init() {
    own = ShellText.kept(
      Array(CommandLine.arguments.dropFirst(2)), withoutFlags: [], options: ["--try", "--space"])
  }

  /// The names of the options that are given, without hyphens.
  var given: Set<String> { Set(GivenOptions(among: own).names) }

  /// The settings of a trial, which are checked as if they had been given.
  ///
  /// - Throws: `ValidationError` that names what was drawn.
  func settings(of trial: TuningTrial) throws -> NetworkSettings {
    do {
      return try settings(of: trial, beside: words(beside: trial))
    } catch let error as NetworkError {
      throw ValidationError("\(error) (\(text(of: trial)))")
    } catch {
      throw ValidationError("\(TuneCommand.message(for: error)) (\(text(of: trial)))")
    }
  }

  private func settings(
    of trial: TuningTrial, beside words: [String]
  ) throws -> NetworkSettings {
    let command = try TuneCommand.parse(trial.arguments + words)
    return try command.network.settings(training: command.training)
  }

  /// What was given, without options that a trial has no use for and would refuse, such as `--delta` beside a loss
  /// that was drawn.
  private func words(beside trial: TuningTrial) -> [String] {
    let idle = Set(trial.idle(among: given).map { "--\($0.name)" })
    guard idle.isEmpty == false, (try? settings(of: trial, beside: own)) == nil else { return own }
    let flags = Set(TunableOption.all.filter { $0.kind == .flag }.map { "--\($0.name)" })
    return ShellText.kept(
      own, withoutFlags: idle.intersection(flags), options: idle.subtracting(flags))
  }

  private func text(of trial: TuningTrial) -> String {
    "Asked for by the search: \(trial.arguments.joined(separator: " "))"
  }

  /// The command that forecasts with the settings of a trial, trained as long as was best.
  func next(with best: JudgedTrial) -> String {
    let kept = ShellText.kept(
      words(beside: best.trial), withoutFlags: Self.flags, options: Self.options)
    let files = kept.prefix { $0.hasPrefix("-") == false }
    return ShellText.command(
      ["hindsight", "forecast"] + files + best.trial.arguments + Self.arguments(for: best.length)
        + kept.dropFirst(files.count))
  }

  private static func arguments(for length: TrainingOptions.Length) -> [String] {
    switch length {
    case .epochs(let count): ["--epochs", "\(count)"]
    case .trainingSteps(let count): ["--training-steps", "\(count)"]
    }
  }

  private static let flags: Set = ["--resume", "--json", "--quiet", "-q"]
  private static let options: Set = [
    "--trials", "--halving", "--out", "-o", "--origins", "--stride", "--metric", "--holdout",
    "--save", "--plot", "--threads", "--epochs", "--training-steps",
  ]
}
