import Forecasting
import Reporting

/// The settings of a run, defaults included; threads are none, for the result does not depend on them.
struct RunConfiguration: Encodable {
  let horizon: Int
  let holdout: Int
  let network: Nullable<NetworkSettings>
  let baseline: Nullable<BaselineConfiguration>
  let automatic: Nullable<AutomaticConfiguration>
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
    network = Nullable((forecaster as? NetworkForecaster)?.settings)
    baseline = Nullable(
      (forecaster as? BaselineForecaster).map { .init(name: $0.name, levels: $0.levels) })
    automatic = Nullable(
      (final as? FittedAutomatic).map {
        .init(
          networks: $0.networkCount, shares: $0.shares, yearShare: $0.yearShare,
          heldOutEnds: $0.judgedEnds, levels: $0.levels)
      })
  }
}
