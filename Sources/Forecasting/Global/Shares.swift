/// How much of a forecast comes from where, as shares that sum to 1.
public struct Shares: Sendable, Hashable, Codable {
  /// Of the networks.
  public let networks: Double
  /// Of the ``CombinationBaseline``.
  public let statistics: Double
  /// Of the last season over and over, the ``SeasonalNaiveBaseline``.
  public let seasonalNaive: Double

  /// Shares of networks, and of statistics for the rest.
  init(networks: Double) {
    self.init(networks: networks, statistics: 1 - networks, seasonalNaive: 0)
  }

  private init(networks: Double, statistics: Double, seasonalNaive: Double) {
    self.networks = networks
    self.statistics = statistics
    self.seasonalNaive = seasonalNaive
  }

  /// The shares before anything is known of the series.
  static let prior = Shares(networks: 0.5)

  /// Whether they can be shares at all.
  var isSound: Bool {
    let all = [networks, statistics, seasonalNaive]
    return all.allSatisfy { 0...1 ~= $0 } && abs(all.reduce(0, +) - 1) < 1e-9
  }

  /// The same proportion of networks and statistics, with a share left to the last season.
  func leaving(_ share: Double) -> Shares {
    Shares(
      networks: networks * (1 - share), statistics: statistics * (1 - share), seasonalNaive: share)
  }

  /// The shares where there are no networks: theirs goes to the statistics.
  var withoutNetworks: Shares {
    Shares(networks: 0, statistics: networks + statistics, seasonalNaive: seasonalNaive)
  }

  /// The weighted mean, step by step.
  ///
  /// The share of what is absent goes to the statistics, or, where those are absent, to the networks. Equal
  /// values have themselves as the mean, to the last digit.
  ///
  /// - Precondition: statistics or networks are there.
  func mean(networks: [Double]?, statistics: [Double]?, seasonalNaive: [Double]?) -> [Double] {
    guard let base = statistics ?? networks else {
      preconditionFailure("neither networks nor statistics")
    }
    let others = [(self.networks, networks), (self.seasonalNaive, seasonalNaive)]
    return base.indices.map { step in
      others.reduce(base[step]) { mean, other in
        mean + other.0 * ((other.1?[step] ?? base[step]) - base[step])
      }
    }
  }
}
