import Forecasting
import SeriesData

/// Judges forecasters on the ends of a panel, all at the same origins.
struct TrialJudge: Sendable {
  private let judged: JudgedPanel
  private let plan: BacktestPlan

  /// - Throws: ``ForecastingError`` if no series is long enough.
  init(_ panel: [TimeSeries], _ plan: BacktestPlan) throws(ForecastingError) {
    judged = try JudgedPanel(panel, plan)
    self.plan = plan
  }

  /// What forecasters say at the origins.
  func contest(
    of forecasters: [any Forecaster], baselines: [String] = [], threads: Int = 1
  ) async throws -> Contest {
    let forecasts = try await RollingOrigins.forecasts(
      of: judged.series, at: judged.origins, by: forecasters, refit: plan.refit, span: plan.span,
      bounds: plan.bounds, threads: threads)
    return try await Contest(
      of: forecasts, in: judged.series, at: judged.origins, baselines: baselines,
      overlap: plan.overlap,
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
