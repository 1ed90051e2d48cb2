import ArgumentParser
import Evaluation
import Studies

/// What is searched for, how many trials there are, and where they go.
struct SearchOptions: ParsableArguments {
  @Option(
    name: .customLong("try"),
    help: ArgumentHelp(
      """
      An option of hindsight fit and its values: a list such as hidden=16,32,64, or an interval such as \
      learning-rate=0.0003..0.03, by logarithms where it spans tenfold. Repeat it for several. (default: model, \
      hidden, context, readout-dropout, level and learning-rate, as far as they are not given)
      """, valueName: "option=values"), transform: Self.parse)
  var dimensions: [SearchDimension] = []

  @Option(
    help: ArgumentHelp(
      "Options and their values from a YAML file, such as 'hidden: [16, 32, 64]'.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var space: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Settings to try.", valueName: "count"))
  var trials = 30

  @Option(
    help: ArgumentHelp(
      """
      One of so many trials goes on to learn so many times as long, or none: all trials learn for the full length, \
      --epochs or --training-steps.
      """, valueName: "factor"), transform: Self.parseHalving)
  var halving = Halving.factor(3)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Keep every trial in this file as it ends, as JSON lines. (default: nowhere)",
      valueName: "file"),
    completion: .file(extensions: ["jsonl"]))
  var out: String?

  @Flag(help: "Go on from what --out holds, as if the search had never stopped.")
  var resume = false

  /// Whether trials are left behind on the way.
  enum Halving: Equatable, CustomStringConvertible {
    case none
    case factor(Int)

    var factor: Int? {
      if case .factor(let factor) = self { factor } else { nil }
    }

    var description: String { factor.map(String.init) ?? "none" }
  }

  func validate() throws {
    try OptionCheck.whole("--trials", trials, atMost: 10_000)
    if resume && out == nil {
      throw ValidationError("--resume needs the file to go on from: give --out too.")
    }
  }

  /// What is declared; empty for the default.
  func declared() throws -> [SearchDimension] {
    try (space.map { try SpaceFile(path: $0).dimensions } ?? []) + dimensions
  }

  private static func parse(_ text: String) throws -> SearchDimension {
    do { return try SearchSpace.dimension(text) } catch { throw ValidationError("\(error)") }
  }

  private static func parseHalving(_ text: String) throws -> Halving {
    if text == "none" { return .none }
    guard let factor = Int(text), 2...1000 ~= factor else {
      throw ValidationError("'\(text)' is no factor. Give a whole number from 2 to 1000, or none.")
    }
    return .factor(factor)
  }
}
