public import Forecasting

/// Where a backtest forecasts from, how far, and what forecasters are given.
public struct BacktestPlan: Sendable, Hashable {
  /// Steps forecast from each origin, H.
  public var horizon: Int
  /// Origins in each series: the last ones from which the whole horizon was observed.
  public var origins: Int
  /// Steps between neighbouring origins.
  public var stride: Int
  /// When forecasters learn again.
  public var refit: RefitPolicy
  /// How much of what is known they are given.
  public var span: HistorySpan
  /// Where all forecasts are brought.
  public var bounds: ForecastBounds

  /// A plan; ten origins, one step apart, from all that is known, unless said otherwise.
  public init(
    horizon: Int, origins: Int = 10, stride: Int = 1, refit: RefitPolicy = .never,
    span: HistorySpan = .expanding, bounds: ForecastBounds = .none
  ) {
    self.horizon = horizon
    self.origins = origins
    self.stride = stride
    self.refit = refit
    self.span = span
    self.bounds = bounds
  }

  /// How many neighbouring origins forecast the same steps; 1 if none do.
  public var overlap: Int { (horizon - 1) / stride + 1 }
}
