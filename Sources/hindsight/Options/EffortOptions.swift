import ArgumentParser
import Forecasting

extension Effort: ExpressibleByArgument {}

/// How much work goes into the default, and how long it may take.
struct EffortOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      How much work goes into --model auto: quick, normal and thorough train 2, 4 and 8 networks. The same seed \
      gives the same forecast on any machine. (default: normal)
      """, valueName: "effort"))
  var effort: Effort?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Train no further network of --model auto after so many seconds, but for the first ones; if that leaves some \
      out, it is said.
      """, valueName: "seconds"))
  var timeLimit: Double?

  func validate() throws {
    try OptionCheck.positive("--time-limit", timeLimit)
    if let timeLimit, timeLimit > 1e9 {
      throw ValidationError("--time-limit must be at most 1000000000, but is \(timeLimit).")
    }
  }

  /// Refuses these options for what is not automatic.
  func check(_ methods: @autoclosure () throws -> [ForecastMethod]) throws {
    guard effort != nil || timeLimit != nil else { return }
    for method in try methods() {
      if case .automatic = method { return }
    }
    throw ValidationError("--effort and --time-limit are for --model auto.")
  }
}
