import NumericCore
import RecurrentNets
public import SeriesData

/// Forecasts with several networks that are trained side by side, as ``EnsembleSettings`` says, and combined.
public struct EnsembleForecaster: Forecaster {
  /// What the user chose for all of them.
  public let settings: NetworkSettings
  /// The networks, in order.
  public let members: [NetworkForecaster]
  /// How their forecasts become one.
  public let combination: EnsembleCombination
  /// The weights of an earlier fit, if they are not to be found anew.
  private let kept: EnsembleWeights?

  /// An ensemble of networks that forecast `horizon` steps.
  ///
  /// - Throws: ``ForecastingError`` for more than ``EnsembleSettings/mostNetworks``; as
  ///   ``NetworkForecaster/init(_:horizon:resources:)`` for each of them.
  public init(
    _ settings: NetworkSettings, horizon: Int, resources: NetworkForecaster.Resources
  ) throws(ForecastingError) {
    let ensemble = settings.ensemble ?? EnsembleSettings()
    guard ensemble.count != nil else {
      throw .wayNeeds(
        way: "An ensemble", needed: "1 to \(EnsembleSettings.mostNetworks) networks in all")
    }
    var members: [NetworkForecaster] = []
    for one in settings.ofEachNetwork {
      var own = resources
      own.continuation = resources.continuation?.part(members.count)
      members.append(try NetworkForecaster(one, horizon: horizon, resources: own))
    }
    self.init(settings, members, ensemble.combination, keeping: nil)
  }

  /// An ensemble that trains each of its networks further, on other data.
  public init(continuing start: FittedEnsemble) {
    let members = start.networks.map { NetworkForecaster(continuing: $0) }
    self.init(members[0].settings, members, start.combination, keeping: nil)
  }

  /// An ensemble of forecasters that keep their choices, and keeps its weights.
  init(
    keeping weights: EnsembleWeights, _ members: [NetworkForecaster],
    _ combination: EnsembleCombination
  ) {
    self.init(members[0].settings, members, combination, keeping: weights)
  }

  private init(
    _ settings: NetworkSettings, _ members: [NetworkForecaster],
    _ combination: EnsembleCombination, keeping kept: EnsembleWeights?
  ) {
    self.settings = settings
    self.members = members
    self.combination = combination
    self.kept = kept
  }

  /// The number of networks and the name of their cell.
  public var name: String { Self.name(of: members.count, members[0].name) }

  static func name(of count: Int, _ cell: String) -> String { "\(count) × \(cell)" }

  private var resources: NetworkForecaster.Resources { members[0].resources }

  /// Trains all networks, as each would be trained alone.
  ///
  /// - Throws: as ``NetworkForecaster/fit(_:)``; ``ForecastingError`` where weights are to come from a validation end
  ///   and there is none.
  public func fit(_ histories: [TimeSeries]) async throws -> any FittedForecaster {
    let trainings = try members.map { try NetworkTraining(of: histories, by: $0) }
    let networks = try await trained(trainings)
    let weights =
      if let kept {
        kept
      } else if combination == .validation {
        try ValidationTrial(histories, networks).weights()
      } else {
        EnsembleWeights(equalFor: networks.count)
      }
    return FittedEnsemble(networks: networks, combination: combination, weights: weights)
  }

  /// Trains round by round: the networks of a round at a time, each with its share of the threads.
  private func trained(_ trainings: [NetworkTraining]) async throws -> [FittedNetwork] {
    let rounds = try TrainingRounds(trainings, resources).all
    let pool = resources.pool
    var networks: [FittedNetwork] = []
    for (number, round) in rounds.enumerated() {
      networks += try await concurrentMap(count: round.count, threads: round.count) { index in
        try trainings[round.lowerBound + index].fitted(
          on: round.count == 1 ? pool : WorkerPool(threadCount: pool.threadCount / round.count),
          turn: (number, rounds.count), speaks: index == 0)
      }
    }
    return networks
  }
}
