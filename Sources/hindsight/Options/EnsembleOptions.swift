import ArgumentParser
import Forecasting
import RecurrentNets

extension EnsembleCombination: ExpressibleByArgument {}

/// How many networks forecast together in place of one, and how.
struct EnsembleOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Networks of each --context and each --loss, trained side by side from different seeds; their forecasts are \
      combined.
      """, valueName: "count"))
  var ensemble = 1

  @Option(
    help: ArgumentHelp(
      """
      How forecasts of several networks become one, step by step: by their median, their mean, or the mean weighted by \
      the inverse of each one's absolute error on the --validation end. (default: median)
      """, valueName: "how"))
  var combine: EnsembleCombination?

  func validate() throws {
    try OptionCheck.whole("--ensemble", ensemble, atMost: EnsembleSettings.mostNetworks)
  }

  /// Which networks forecast together; `nil` if it is one.
  func settings(contexts: [Int], losses: [LossConfiguration]) -> EnsembleSettings? {
    guard ensemble > 1 || contexts.count > 1 || losses.count > 1 || combine != nil else {
      return nil
    }
    return EnsembleSettings(
      seeds: ensemble, contextLengths: contexts.count > 1 ? contexts : [],
      losses: losses.count > 1 ? losses : [], combination: combine ?? .median)
  }

  /// Refuses more networks than are trained together, and a combination of one.
  func check(contexts: Int, losses: Int) throws {
    let count = ensemble * max(1, contexts) * max(1, losses)
    guard count <= EnsembleSettings.mostNetworks else {
      throw ValidationError(
        "--ensemble, --context and --loss ask for \(count) networks, and at most \(EnsembleSettings.mostNetworks) "
          + "are trained together.")
    }
    guard combine == nil || count > 1 else {
      throw ValidationError(
        "--combine is for several networks: give --ensemble, or more than one --context or --loss."
      )
    }
  }
}
