public import SeriesData

/// How trials are judged: from where, how far, by what, and after how long a training.
public struct TuningPlan: Sendable {
  /// The backtest on the ends of what tuning may see.
  public let backtest: BacktestPlan
  /// What decides.
  public let metric: Metric
  /// How many trials learn for how long.
  public let schedule: HalvingSchedule

  /// A plan; networks learn once for each judgement, from what was known at the first origin.
  public init(backtest: BacktestPlan, metric: Metric, schedule: HalvingSchedule) {
    self.backtest = backtest
    self.metric = metric
    self.schedule = schedule
  }

  /// Steps between origins that leave two thirds of the median series to learn from, but no more than the horizon.
  public static func stride(of panel: [TimeSeries], horizon: Int, origins: Int) -> Int {
    let counts = panel.map(\.count).sorted()
    guard origins > 1, counts.isEmpty == false else { return 1 }
    let spare = counts[counts.count / 2] / 3 - horizon
    return max(1, min(horizon, spare / (origins - 1)))
  }
}
