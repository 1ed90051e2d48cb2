public import RecurrentNets
import SeriesData

/// Several networks in place of one: some of each context length and each loss, which differ in their seeds.
public struct EnsembleSettings: Sendable, Hashable, Encodable {
  /// Networks of each context length and each loss, at least 1.
  public var seeds: Int
  /// Context lengths in place of that of the settings; none: that one.
  public var contextLengths: [Int]
  /// Losses in place of that of the settings; none: that one.
  public var losses: [LossConfiguration]
  /// How their forecasts become one.
  public var combination: EnsembleCombination

  /// More networks than any forecast gets better by.
  public static var mostNetworks: Int { 64 }

  /// Networks that differ in what is listed.
  public init(
    seeds: Int = 1, contextLengths: [Int] = [], losses: [LossConfiguration] = [],
    combination: EnsembleCombination = .median
  ) {
    self.seeds = seeds
    self.contextLengths = contextLengths
    self.losses = losses
    self.combination = combination
  }

  /// The networks in all, seeds × contexts × losses; `nil` if they are more than ``mostNetworks`` or none.
  public var count: Int? {
    let most = Self.mostNetworks
    let (kinds, isHuge) = max(1, contextLengths.count)
      .multipliedReportingOverflow(by: max(1, losses.count))
    guard isHuge == false, 1...most ~= kinds, 1...most ~= seeds, kinds * seeds <= most else {
      return nil
    }
    return kinds * seeds
  }

  /// The seed of a network, counted from 0: that of the settings for the first, others far apart, so that ensembles of
  /// neighbouring seeds share no network.
  static func seed(ofNetwork number: Int, from seed: UInt64) -> UInt64 {
    seed &+ 1_000_000 &* UInt64(number)
  }
}

/// How the forecasts of several networks become one, step by step, ends of intervals likewise.
public enum EnsembleCombination: String, Sendable, Hashable, Codable, CaseIterable {
  case median, mean
  /// The mean weighted by the inverse of each network's error on the validation end.
  case validation

  /// One forecast from those of several networks, `[network][step]`.
  ///
  /// - Parameter shares: the weight of each network, of 1 in all.
  package func combined(_ forecasts: [[Double]], shares: [Double]) -> [Double] {
    forecasts[0].indices.map { step in
      let values = forecasts.map { $0[step] }
      return switch self {
      case .median: SeriesData.median(values)
      case .mean: arithmeticMean(values)
      case .validation: zip(values, shares).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
  }
}

extension NetworkSettings {
  /// The settings of each network of an ensemble: context by context, in each loss by loss, in each seed by seed.
  package var ofEachNetwork: [NetworkSettings] {
    guard let ensemble else { return [self] }
    let contexts =
      ensemble.contextLengths.isEmpty ? [contextLength] : ensemble.contextLengths.map(Optional.some)
    let losses = ensemble.losses.isEmpty ? [training.loss] : ensemble.losses
    var all: [NetworkSettings] = []
    for context in contexts {
      for loss in losses {
        for _ in 0..<ensemble.seeds {
          var one = self
          one.ensemble = nil
          one.contextLength = context
          one.training.loss = loss
          one.training.seed = EnsembleSettings.seed(ofNetwork: all.count, from: training.seed)
          all.append(one)
        }
      }
    }
    return all
  }

  /// The forecaster of these settings: a network, or an ensemble of them.
  ///
  /// - Throws: as ``NetworkForecaster/init(_:horizon:resources:)`` and
  ///   ``EnsembleForecaster/init(_:horizon:resources:)``.
  public func forecaster(
    horizon: Int, resources: NetworkForecaster.Resources
  ) throws(ForecastingError) -> any Forecaster {
    ensemble == nil
      ? try NetworkForecaster(self, horizon: horizon, resources: resources)
      : try EnsembleForecaster(self, horizon: horizon, resources: resources)
  }
}
