import Forecasting
import SeriesData

/// The series of a panel that are long enough for all origins of a plan, and their origins.
struct JudgedPanel: Sendable {
  private(set) var series: [TimeSeries] = []
  private(set) var origins: [Origins] = []
  /// Why others were left out.
  private(set) var leftOut: [ForecastingError] = []

  /// - Throws: ``ForecastingError`` if no series is long enough.
  init(_ panel: [TimeSeries], _ plan: BacktestPlan) throws(ForecastingError) {
    for one in panel {
      do throws(ForecastingError) {
        origins.append(
          try Origins(in: one, count: plan.origins, horizon: plan.horizon, stride: plan.stride))
        series.append(one)
      } catch {
        leftOut.append(error)
      }
    }
    if series.isEmpty, let reason = leftOut.first { throw reason }
  }
}
