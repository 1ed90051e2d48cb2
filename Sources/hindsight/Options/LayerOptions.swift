import ArgumentParser
import Forecasting
import RecurrentNets

/// How the layers of a network stand on one another.
struct LayerOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "Recurrent layers, one on top of the other.")
  var layers = 1

  @Flag(
    help: "Add what a layer reads to its states, from the second layer on (residual connections).")
  var residual = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      How many steps back the state lies that a layer reads, one number for each layer, such as 1,2,4. \
      (default: 1 for all)
      """, valueName: "steps"), transform: parseDilations)
  var dilation: [Int] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The probability that a feature is dropped between two layers.", valueName: "probability"))
  var dropout = 0.0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The probability that a feature is dropped from step to step, the same at every step.",
      valueName: "probability"))
  var recurrentDropout = 0.0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The probability that a feature of the last layer is dropped before it is read out.",
      valueName: "probability"))
  var readoutDropout = 0.0

  func validate() throws {
    try OptionCheck.whole("--layers", layers)
    try OptionCheck.share("--dropout", dropout)
    try OptionCheck.share("--recurrent-dropout", recurrentDropout)
    try OptionCheck.share("--readout-dropout", readoutDropout)
    if dropout > 0 && layers == 1 {
      throw ValidationError("--dropout acts between layers; give --layers 2 or more.")
    }
    if residual && layers == 1 {
      throw ValidationError(
        "--residual acts from the second layer on; give --layers 2 or more.")
    }
    if dilation.isEmpty == false && dilation.count != layers {
      throw ValidationError(
        "--dilation gives one number for each layer, but \(dilation.count) for --layers \(layers).")
    }
  }

  /// Sets what these options choose.
  func choose(in settings: inout NetworkSettings) {
    settings.layers = layers
    settings.residual = residual
    settings.dilations = dilation.isEmpty ? nil : dilation
    settings.dropout = dropout
    settings.recurrentDropout = recurrentDropout
    settings.readoutDropout = readoutDropout
  }
}

private func parseDilations(_ text: String) throws -> [Int] {
  let most = NetworkConfiguration.largestDilation
  return try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
    guard let number = Int(part), 1...most ~= number else {
      throw ValidationError(
        "'\(part)' is no dilation. Give whole numbers from 1 to \(most), with commas between them.")
    }
    return number
  }
}
