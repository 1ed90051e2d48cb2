import Forecasting
import Reporting

/// The settings of a run, defaults included; threads are none, for the result does not depend on them.
struct RunConfiguration: Encodable {
  let horizon: Int
  let holdout: Int
  let network: Nullable<NetworkSettings>
  let baseline: Nullable<BaselineConfiguration>
  let automatic: Nullable<AutomaticConfiguration>
  let ensemble: Nullable<EnsembleConfiguration>
  let bounds: Nullable<ForecastBounds>

  /// A statistical method, where no network was trained.
  struct BaselineConfiguration: Encodable {
    let name: String
    let levels: [Double]
  }

  /// What was chosen, where networks and statistics forecast together.
  struct AutomaticConfiguration: Encodable {
    let networks: Int
    let shares: Shares
    let yearShare: Double
    let heldOutEnds: Int
    let levels: [Double]
    /// What each network reads; null without networks.
    let choices: Nullable<GlobalChoices>
  }

  /// Networks that forecast together.
  struct EnsembleConfiguration: Encodable {
    let combination: EnsembleCombination
    let members: [Member]

    /// One of them; what was not measured is null, and the seed of one that was loaded.
    struct Member: Encodable {
      let seed: Nullable<UInt64>
      let contextLength: Int
      let loss: String
      let validationError: Nullable<Double>
      let weight: Nullable<Double>
    }

    init(_ fitted: FittedEnsemble) {
      combination = fitted.combination
      let weights = fitted.weights
      members = fitted.networks.enumerated().map { number, network in
        let report = network.report
        return Member(
          seed: Nullable(report.epochs.isEmpty ? nil : report.seed),
          contextLength: report.contextLength, loss: report.loss,
          validationError: Nullable(weights.errors?[number]),
          weight: Nullable(fitted.combination == .median ? nil : weights.shares[number]))
      }
    }
  }

  /// - Parameters:
  ///   - final: what forecasts.
  ///   - holdout: steps that were held out; 0 for none.
  ///   - bounds: where forecasts are brought.
  init(
    _ forecaster: any Forecaster, final: any FittedForecaster, horizon: Int, holdout: Int,
    bounds: ForecastBounds
  ) {
    self.bounds = Nullable(bounds.isEmpty ? nil : bounds)
    self.horizon = horizon
    self.holdout = holdout
    network = Nullable(
      (forecaster as? NetworkForecaster)?.settings ?? (forecaster as? EnsembleForecaster)?.settings)
    ensemble = Nullable((final as? FittedEnsemble).map { .init($0) })
    baseline = Nullable(
      (forecaster as? BaselineForecaster).map { .init(name: $0.name, levels: $0.levels) })
    automatic = Nullable(
      (final as? FittedAutomatic).map {
        .init(
          networks: $0.networkCount, shares: $0.shares, yearShare: $0.yearShare,
          heldOutEnds: $0.judgedEnds, levels: $0.levels, choices: Nullable($0.choices))
      })
  }
}
