import ArgumentParser
import Forecasting

/// How much windows count while training.
struct WeightOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "How much the windows of a series count, 1 by default; repeatable.",
      valueName: "name=weight"), transform: parseWeight)
  var seriesWeight: [SeriesWeight] = []

  @Flag(
    help: """
      Let every series count alike, but for its --series-weight, however many windows it has. (default: every \
      window counts alike)
      """)
  var balanceSeries = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Let windows count half as much for every so many steps that they end before the end of their series. \
      (default: all count alike)
      """, valueName: "steps"))
  var halfLife: Double?

  @Option(
    help: ArgumentHelp(
      """
      A column of numbers from 0 up: how much each row counts as a target of training; it is neither forecast nor \
      read by the network. (default: all count alike)
      """, valueName: "column"))
  var weightColumn: String?

  func validate() throws {
    try OptionCheck.positive("--half-life", halfLife)
  }

  var isDefault: Bool {
    seriesWeight.isEmpty && !balanceSeries && halfLife == nil && weightColumn == nil
  }

  /// The weights of series, all of which must be there.
  func weights(of names: [String]) throws -> SeriesWeights {
    guard !balanceSeries || names.count > 1 else {
      throw ValidationError(
        "--balance-series is for several series, and this input holds one. Leave it out.")
    }
    var weights = SeriesWeights()
    weights.halfLife = halfLife
    weights.balancesSeries = balanceSeries
    for given in seriesWeight {
      guard names.contains(given.name) else {
        throw ValidationError(
          "--series-weight names '\(given.name)', but there is no such series: there "
            + (names.count == 1 ? "is '\(names[0])'." : "are '\(names[0])' and others."))
      }
      weights.ofSeries[given.name] = given.weight
    }
    return weights
  }
}

/// A series and its weight.
struct SeriesWeight: Sendable {
  let name: String
  let weight: Double
}

private func parseWeight(_ text: String) throws -> SeriesWeight {
  guard let mark = text.lastIndex(of: "="), let weight = Double(text[text.index(after: mark)...]),
    weight >= 0, weight.isFinite, mark > text.startIndex
  else {
    throw ValidationError(
      "'\(text)' is no weight of a series. Give its name and a number from 0 up, such as north=2.")
  }
  return SeriesWeight(name: String(text[..<mark]), weight: weight)
}
