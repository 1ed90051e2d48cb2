public import SeriesData

/// Trained networks whose forecasts are combined.
public struct FittedEnsemble: FittedForecaster, PathForecaster, Relearnable {
  /// The networks, in order; at least one, of the same columns and the same horizon.
  public let networks: [FittedNetwork]
  /// How their forecasts become one.
  public let combination: EnsembleCombination
  /// How much each of them counts, where they do not count alike.
  public let weights: EnsembleWeights

  init(
    networks: [FittedNetwork], combination: EnsembleCombination, weights: EnsembleWeights
  ) {
    precondition(
      networks.count == weights.shares.count,
      "\(weights.shares.count) shares of \(networks.count) networks")
    self.networks = networks
    self.combination = combination
    self.weights = weights
  }

  /// The number of networks and the name of their cell.
  public var name: String { EnsembleForecaster.name(of: networks.count, networks[0].name) }
  /// The steps that they were trained to forecast, H.
  public var horizon: Int { networks[0].horizon }
  /// The columns and the frequency of what they learned from.
  public var trainedOn: TrainedOn { networks[0].trainedOn }

  /// Keeps the weights, and what each network keeps.
  public var again: any Forecaster {
    EnsembleForecaster(keeping: weights, networks.map(\.relearning), combination)
  }

  /// The forecasts of all networks, combined step by step; the ends of intervals likewise.
  ///
  /// - Throws: as ``FittedNetwork/forecast(_:horizon:)``, if one of them cannot forecast.
  public func forecast(_ history: TimeSeries, horizon: Int) throws -> Forecast {
    let all = try networks.map { try $0.forecast(history, horizon: horizon).channels }
    func combined(_ part: (Forecast.Channel) -> [Double], channel: Int) -> [Double] {
      combination.combined(all.map { part($0[channel]) }, shares: weights.shares)
    }
    let channels = history.channels.indices
    return try Forecast(
      after: history, values: channels.map { combined(\.values, channel: $0) },
      intervals: all[0][0].intervals.enumerated().map { index, interval in
        channels.map { channel in
          PredictionInterval(
            level: interval.level,
            lower: combined(\.intervals[index].lower, channel: channel),
            upper: combined(\.intervals[index].upper, channel: channel))
        }
      })
  }

  /// Paths drawn from the networks in turn, each time the next of its own.
  ///
  /// - Throws: as ``FittedNetwork/samplePaths(_:after:horizon:seed:)``.
  public func samplePaths(
    _ count: Int, after history: TimeSeries, horizon: Int, seed: UInt64
  ) throws -> [[[Double]]] {
    let own = try networks.enumerated().map { number, network in
      try network.samplePaths(
        (count - number + networks.count - 1) / networks.count, after: history, horizon: horizon,
        seed: EnsembleSettings.seed(ofNetwork: number, from: seed))
    }
    return (0..<count).map { own[$0 % networks.count][$0 / networks.count] }
  }
}
