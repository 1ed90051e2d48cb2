import ArgumentParser
import RecurrentNets

/// One or more losses, with commas between.
struct LossList: ExpressibleByArgument {
  let kinds: [LossKind]

  init?(argument: String) {
    let kinds = argument.split(separator: ",", omittingEmptySubsequences: false).map {
      LossKind(rawValue: String($0))
    }
    self.init(kinds.compactMap(\.self))
    guard kinds.contains(nil) == false, Set(kinds).count == kinds.count else { return nil }
  }

  init(_ kinds: [LossKind]) { self.kinds = kinds }

  static var allValueStrings: [String] { LossKind.allCases.map(\.rawValue) }

  var defaultValueDescription: String { kinds.map(\.rawValue).joined(separator: ",") }
}

/// What training minimises, and what the forecast then tells.
struct LossOptions: ParsableArguments {
  @Option(
    name: .customLong("loss"),
    help: ArgumentHelp(
      "What training minimises; several with commas between, such as mae,huber: a network for each.",
      valueName: "loss"))
  var list = LossList([.mae])

  /// What training minimises, network by network.
  var kinds: [LossKind] { list.kinds }

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The error, in the scaled unit, from which on --loss huber is linear. (default: 1)",
      valueName: "error"))
  var delta: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      The quantiles of --loss pinball, with commas between them; the one nearest to 0.5 is the forecast. \
      (default: those of --levels and 0.5)
      """,
      valueName: "shares"), transform: { try parseNumbers($0, most: 1, needed: "between 0 and 1") })
  var quantiles: [Double] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Levels of prediction intervals in percent, with commas between them, such as 80,95. Networks tell them by --loss \
      pinball, normal, student-t, poisson or negative-binomial, others from their errors on the --validation end.
      """,
      valueName: "levels"),
    transform: { try parseNumbers($0, most: 100, needed: "between 0 and 100") })
  var levels: [Double] = []

  func validate() throws {
    try OptionCheck.positive("--delta", delta)
    try checkDistinct(levels, of: "--levels")
    if delta != nil && kinds.contains(.huber) == false {
      throw ValidationError("--delta is for --loss huber.")
    }
    if quantiles.isEmpty == false && kinds.contains(.pinball) == false {
      throw ValidationError("--quantiles is for --loss pinball.")
    }
    if quantiles.isEmpty == false && levels.isEmpty == false {
      throw ValidationError("Give either --quantiles or --levels, not both.")
    }
  }

  /// Refuses levels where nothing but the quantiles of the loss could be meant.
  func checkLevels() throws {
    guard levels.isEmpty || tellsQuantiles else {
      throw ValidationError(
        "--levels needs a --loss that tells quantiles: pinball, normal, student-t, poisson or "
          + "negative-binomial.")
    }
  }

  /// Whether every network tells quantiles.
  var tellsQuantiles: Bool {
    kinds.allSatisfy { LossConfiguration.standard($0).tellsQuantiles }
  }

  func configurations() throws(NetworkError) -> [LossConfiguration] {
    let tails = levels.map { (1 - $0 / 100) / 2 }
    let needed = quantiles.isEmpty ? tails + [0.5] + tails.map { 1 - $0 } : quantiles
    return try kinds.map { kind throws(NetworkError) in
      try LossConfiguration(kind, quantiles: needed, delta: delta ?? 1)
    }
  }
}

/// Numbers between 0 and `most` with commas between them.
private func parseNumbers(_ text: String, most: Double, needed: String) throws -> [Double] {
  try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
    guard let number = Double(part), number > 0 && number < most else {
      throw ValidationError("'\(part)' is not a number \(needed).")
    }
    return number
  }
}
