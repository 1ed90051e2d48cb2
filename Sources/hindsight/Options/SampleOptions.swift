import ArgumentParser
import Forecasting
import RecurrentNets
import SeriesData

/// Paths of the future that are drawn beside a forecast.
struct SampleOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Draw so many paths of the future, into columns sample-1, sample-2 and so on; for networks with --loss normal, \
      student-t, poisson or negative-binomial. The same --seed gives the same paths.
      """,
      valueName: "count"))
  var samples: Int?

  /// More than anybody takes quantiles of.
  static let most = 10_000

  func validate() throws { try OptionCheck.whole("--samples", samples, atMost: Self.most) }

  /// Refuses what tells no distribution.
  func check(_ network: NetworkOptions, _ loss: LossOptions) throws {
    guard samples != nil else { return }
    guard network.kind != nil else {
      throw ValidationError(
        "--samples draws from networks alone: give --model rnn, gru or lstm and a --loss that tells a distribution."
      )
    }
    if network.strategy == .multiOutput, network.transform.contains(where: \.isChange) {
      throw ValidationError(
        "--samples draws each step by itself, which tells nothing of sums of changes: with such a --transform give "
          + "--strategy recursive.")
    }
    guard loss.kinds.allSatisfy({ LossConfiguration.standard($0).tellsDistribution }) else {
      throw ValidationError(
        "--samples needs a --loss that tells a distribution: normal, student-t, poisson or negative-binomial."
      )
    }
  }

  /// Refuses networks of a model file that tell no distribution.
  func check(_ models: [ModelFile]) throws {
    guard samples != nil, let other = models.first(where: { !$0.loss.tellsDistribution }) else {
      return
    }
    throw ForecastingError.tellsNoSamples(loss: other.loss.kind.rawValue)
  }
}
