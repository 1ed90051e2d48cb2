/// What the networks of a ``FittedAutomatic`` read, and how they learned: the lengths, the season and the signs of the
/// series decided it.
public struct GlobalChoices: Sendable, Hashable, Encodable {
  /// The features of the hidden state.
  public let hiddenSize: Int
  /// The last values that a recurrent step reads.
  public let lags: Int
  /// Observations from one recurrent step to the next: 1, or a season where most series hold many.
  public let stride: Int
  /// Steps of a longer season, whose values at the target's positions are read; `nil` without.
  public let longSeason: Int?
  /// The updates of each network.
  public let trainingSteps: Int
  /// What was minimised, by its name on the command line.
  public let loss: String
  /// How series are read; `nil` of networks that were loaded.
  public let series: Series?

  /// Of how many series, columns counted apart, something holds.
  public struct Series: Sendable, Hashable, Encodable {
    /// All.
    public let count: Int
    /// Those read in logarithms, since all their values are positive.
    public let logarithms: Int
    /// Those read without a season, as far as it is stable.
    public let seasons: Int
  }
}

extension FittedAutomatic {
  /// What the networks read, and how they learned; `nil` without networks.
  public var choices: GlobalChoices? {
    networks.map { networks in
      let plan = networks.plan
      return GlobalChoices(
        hiddenSize: networks.networks[0].configuration.hiddenSize, lags: plan.lags,
        stride: plan.stride, longSeason: plan.longSeason, trainingSteps: plan.trainingSteps,
        loss: GlobalPlan.loss.kind.rawValue, series: networks.series)
    }
  }
}
