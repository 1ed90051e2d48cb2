import ArgumentParser
import RecurrentNets

extension Initialisation.InputWeights: ExpressibleByArgument {}
extension Initialisation.RecurrentWeights: ExpressibleByArgument {}

/// What a network begins with, and what disturbs it.
struct InitialisationOptions: ParsableArguments {
  @Option(help: "How the weights of inputs are drawn.")
  var inputWeights = Initialisation.InputWeights.uniform

  @Option(help: "How the weights of states are drawn; identity is for the ReLU network.")
  var recurrentWeights = Initialisation.RecurrentWeights.uniform

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What the forget gates of an LSTM begin with, such as 1. (default: drawn)", valueName: "bias")
  )
  var forgetBias: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The standard deviation of noise on inputs while training, in the scaled unit.",
      valueName: "deviation"))
  var inputNoise = 0.0

  /// Whether the weights are drawn as they are without options.
  var drawsDefault: Bool {
    inputWeights == .uniform && recurrentWeights == .uniform && forgetBias == nil
  }

  func validate() throws {
    try OptionCheck.atLeastZero("--input-noise", inputNoise)
    if let forgetBias {
      try OptionCheck.atLeastZero("--forget-bias", forgetBias)
      try OptionCheck.atMost("--forget-bias", forgetBias, Initialisation.largestForgetBias)
    }
  }

  func initialisation() throws(NetworkError) -> Initialisation {
    try Initialisation(
      inputWeights: inputWeights, recurrentWeights: recurrentWeights, forgetBias: forgetBias)
  }
}
