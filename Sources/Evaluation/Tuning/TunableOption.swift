/// An option of a network or its training that can be searched for.
public struct TunableOption: Sendable, Hashable {
  /// What its values are.
  public enum Kind: Sendable, Hashable {
    case whole, real, name
    /// `true` or `false`.
    case flag
  }

  /// An option without which it has no meaning, and the values of that which give it one.
  struct Condition: Sendable, Hashable {
    let option: String
    /// None: any but 1.
    let needed: [String]

    func isMet(by value: String) -> Bool {
      needed.isEmpty ? value != "1" : needed.contains(value)
    }
  }

  /// The name on the command line, without its hyphens.
  public let name: String
  /// What its values are.
  public let kind: Kind
  let condition: Condition?

  private init(_ name: String, _ kind: Kind, if condition: Condition? = nil) {
    self.name = name
    self.kind = kind
    self.condition = condition
  }

  /// The option of a name.
  public init?(name: String) {
    guard let option = Self.all.first(where: { $0.name == name }) else { return nil }
    self = option
  }

  /// Whether the option means something beside others that were drawn.
  ///
  /// Where the option that decides is not among them, the command line decides.
  func isMeant(beside choices: [TrialChoice]) -> Bool {
    guard let condition, let value = choices.first(where: { $0.option == condition.option })?.value
    else { return true }
    return condition.isMet(by: value)
  }

  /// Values of a space that give options a meaning which some of its values do not: of the loss for `delta`.
  ///
  /// - Parameter given: the names of options that have a value already.
  public static func supports(
    for given: Set<String>, in dimensions: [SearchDimension]
  ) -> [TrialChoice] {
    all.compactMap { option in
      guard let condition = option.condition, given.contains(option.name),
        given.contains(condition.option) == false,
        let dimension = dimensions.first(where: { $0.option.name == condition.option }),
        let value = dimension.probes.first(where: condition.isMet)
      else { return nil }
      return TrialChoice(condition.option, value)
    }
  }

  /// Every option, in the order in which trials name them.
  public static let all: [TunableOption] = network + training

  private static let network: [TunableOption] = [
    .init("model", .name),
    .init("activation", .name, if: .init(option: "model", needed: ["rnn"])),
    .init("hidden", .whole), .init("layers", .whole),
    .init("residual", .flag, if: severalLayers), .init("dropout", .real, if: severalLayers),
    .init("recurrent-dropout", .real), .init("readout-dropout", .real), .init("segment", .whole),
    .init("channels", .name), .init("validation", .whole), .init("context", .whole),
    .init("ensemble", .whole),
    .init("combine", .name, if: .init(option: "ensemble", needed: [])),
    .init("strategy", .name), .init("loss-at", .name), .init("scaler", .name), .init("log", .name),
    .init("transform", .name), .init("level", .name), .init("calendar", .name),
    .init("lags", .name), .init("season-ago", .flag),
  ]

  private static let training: [TunableOption] = [
    .init("loss", .name), .init("delta", .real, if: .init(option: "loss", needed: ["huber"])),
    .init("optimizer", .name), .init("learning-rate", .real),
    .init("momentum", .real, if: .init(option: "optimizer", needed: ["sgd", "rmsprop"])),
    .init("weight-decay", .real), .init("schedule", .name), .init("warm-up", .real, if: warming),
    .init("schedule-factor", .real, if: .init(option: "schedule", needed: falling)),
    .init("schedule-epochs", .whole, if: .init(option: "schedule", needed: ["step", "plateau"])),
    .init("input-weights", .name), .init("recurrent-weights", .name),
    .init("forget-bias", .real, if: .init(option: "model", needed: ["lstm"])),
    .init("input-noise", .real), .init("truncate", .whole), .init("stateful", .flag),
    .init("own-inputs", .real), .init("half-life", .real), .init("patience", .whole),
    .init("batch-size", .whole), .init("clip-norm", .real), .init("clip-value", .real),
  ]

  /// Any number but one.
  private static let severalLayers = Condition(option: "layers", needed: [])
  private static let warming = Condition(option: "schedule", needed: ["cosine", "one-cycle"])
  private static let falling = ["step", "exponential", "plateau"]
}
