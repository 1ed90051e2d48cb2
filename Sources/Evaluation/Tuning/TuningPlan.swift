import Forecasting
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

/// Judges forecasters on the ends of a panel, all at the same origins.
struct TrialJudge: Sendable {
  let panel: [TimeSeries]
  let origins: [Origins]
  let plan: BacktestPlan

  /// - Throws: ``ForecastingError`` if no series is long enough.
  init(_ panel: [TimeSeries], _ plan: BacktestPlan) throws(ForecastingError) {
    var kept: [TimeSeries] = []
    var origins: [Origins] = []
    var refusal: ForecastingError?
    for series in panel {
      do throws(ForecastingError) {
        origins.append(
          try Origins(
            in: series, count: plan.origins, horizon: plan.horizon, stride: plan.stride))
        kept.append(series)
      } catch {
        refusal = refusal ?? error
      }
    }
    if kept.isEmpty, let refusal { throw refusal }
    self.panel = kept
    self.origins = origins
    self.plan = plan
  }

  /// What forecasters say at the origins.
  func contest(
    of forecasters: [any Forecaster], baselines: [String] = [], threads: Int = 1
  ) async throws -> Contest {
    let forecasts = try await RollingOrigins.forecasts(
      of: panel, at: origins, by: forecasters, refit: plan.refit, span: plan.span,
      bounds: plan.bounds, threads: threads)
    return try await Contest(
      of: forecasts, in: panel, at: origins, baselines: baselines, overlap: plan.overlap,
      threads: threads)
  }

  /// The value of a metric for one forecaster; a failure where it refused somewhere or learned nothing.
  ///
  /// - Throws: `CancellationError`.
  func outcome(of forecaster: any Forecaster, by metric: Metric) async throws -> TrialOutcome {
    do {
      let contest = try await contest(of: [forecaster])
      if let refusal = contest.entrants.first?.refusal { return .failed("\(refusal)") }
      switch contest.score(metric, of: 0, contest.aggregation).score {
      case .success(let value): return .scored(value)
      case .failure(let reason): return .failed("\(metric.name) is undefined: \(reason)")
      }
    } catch let interruption as CancellationError {
      throw interruption
    } catch {
      try Task.checkCancellation()
      return .failed("\(error)")
    }
  }
}
