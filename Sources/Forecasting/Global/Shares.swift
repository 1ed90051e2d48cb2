/// How much of a forecast comes from where, as shares that sum to 1.
public struct Shares: Sendable, Hashable, Codable {
  /// Of the networks.
  public let networks: Double
  /// Of the ``CombinationBaseline``.
  public let statistics: Double
  /// Of the ``SeasonalMedianBaseline``.
  public let seasonalMedian: Double
  /// Of the last season over and over, the ``SeasonalNaiveBaseline``.
  public let seasonalNaive: Double

  /// Shares of networks, and for the rest of statistics, of which the seasonal median may be a part.
  init(networks: Double, medians: Double = 0) {
    self.init(
      networks: networks, statistics: (1 - networks) * (1 - medians),
      seasonalMedian: (1 - networks) * medians, seasonalNaive: 0)
  }

  private init(
    networks: Double, statistics: Double, seasonalMedian: Double, seasonalNaive: Double
  ) {
    self.networks = networks
    self.statistics = statistics
    self.seasonalMedian = seasonalMedian
    self.seasonalNaive = seasonalNaive
  }

  /// The shares before anything is known of the series.
  static let prior = Shares(networks: 0.5)

  /// Whether they can be shares at all.
  var isSound: Bool {
    let all = [networks, statistics, seasonalMedian, seasonalNaive]
    return all.allSatisfy { 0...1 ~= $0 } && abs(all.reduce(0, +) - 1) < 1e-9
  }

  /// The same proportion of networks and statistics, with a share left to the last season.
  func leaving(_ share: Double) -> Shares {
    Shares(
      networks: networks * (1 - share), statistics: statistics * (1 - share),
      seasonalMedian: seasonalMedian * (1 - share), seasonalNaive: share)
  }

  /// The shares where there are no networks: theirs goes to the statistics.
  var withoutNetworks: Shares {
    Shares(
      networks: 0, statistics: networks + statistics, seasonalMedian: seasonalMedian,
      seasonalNaive: seasonalNaive)
  }

  /// What is mixed, step by step; `nil` of what is absent.
  struct Parts {
    var networks, statistics, seasonalMedian, seasonalNaive: [Double]?

    /// The same after a change of each.
    func changed(by change: ([Double]) -> [Double]) -> Parts {
      Parts(
        networks: networks.map(change), statistics: statistics.map(change),
        seasonalMedian: seasonalMedian.map(change), seasonalNaive: seasonalNaive.map(change))
    }
  }

  /// The weighted mean, step by step.
  ///
  /// The share of what is absent goes to the statistics, or, where those are absent, to the networks. Equal
  /// values have themselves as the mean, to the last digit.
  ///
  /// - Precondition: statistics or networks are there.
  func mean(_ parts: Parts) -> [Double] {
    guard let base = parts.statistics ?? parts.networks else {
      preconditionFailure("neither networks nor statistics")
    }
    let others = [
      (networks, parts.networks), (seasonalMedian, parts.seasonalMedian),
      (seasonalNaive, parts.seasonalNaive),
    ]
    return base.indices.map { step in
      others.reduce(base[step]) { mean, other in
        mean + other.0 * ((other.1?[step] ?? base[step]) - base[step])
      }
    }
  }
}
