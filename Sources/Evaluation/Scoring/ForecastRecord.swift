public import Forecasting
public import SeriesData

/// What one forecaster said of one column of one series from one origin.
public struct ForecastPath: Sendable, Hashable {
  /// The name of the forecaster.
  public let forecaster: String
  /// The positions of the series, and of the column in it.
  public let series: Int, channel: Int
  /// The observations that were known.
  public let origin: Int
  /// The forecast of steps h = 1…H; not a number where there is none.
  public let values: [Double]
  /// The prediction intervals of the same steps.
  public let intervals: [PredictionInterval]

  /// A path.
  public init(
    forecaster: String, series: Int, channel: Int, origin: Int, values: [Double],
    intervals: [PredictionInterval] = []
  ) {
    self.forecaster = forecaster
    self.series = series
    self.channel = channel
    self.origin = origin
    self.values = values
    self.intervals = intervals
  }
}

/// Forecasts of series, ours or anybody's, with what came of them: the material of figures.
public struct ForecastRecord: Sendable {
  /// How the forecasters fared.
  public let contest: Contest
  /// The series.
  public let panel: [TimeSeries]
  /// What was said.
  public let paths: [ForecastPath]

  /// A record.
  public init(contest: Contest, panel: [TimeSeries], paths: [ForecastPath]) {
    self.contest = contest
    self.panel = panel
    self.paths = paths
  }
}

extension Backtest {
  /// What was said, and how it fared.
  public var record: ForecastRecord {
    ForecastRecord(
      contest: contest, panel: panel,
      paths: forecasts.flatMap { made -> [ForecastPath] in
        guard let said = try? made.outcome.get() else { return [] }
        return said.channels.enumerated().map { index, channel in
          ForecastPath(
            forecaster: made.forecaster, series: made.series, channel: index, origin: made.origin,
            values: channel.values, intervals: channel.intervals)
        }
      })
  }
}
