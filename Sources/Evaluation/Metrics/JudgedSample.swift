import SeriesData

/// What a metric looks at: one channel at one origin, the steps that were observed since.
public struct JudgedSample: Sendable, Hashable {
  /// The observed values of steps h = 1…K; at least one.
  public let actual: [Double]
  /// The forecast values of the same steps.
  public let forecast: [Double]
  /// The observations known at the origin, oldest first; scaled metrics take their scale from here.
  public let history: [Double]
  /// Steps in one season, m; at least 1.
  public let seasonLength: Int

  /// A sample of finite values.
  ///
  /// - Precondition: there are as many forecast values as actual ones, and at least one; the season
  ///   length is at least 1.
  public init(actual: [Double], forecast: [Double], history: [Double], seasonLength: Int) {
    precondition(
      actual.count == forecast.count && !actual.isEmpty,
      "\(actual.count) actual values, \(forecast.count) forecast")
    precondition(seasonLength >= 1, "a season of \(seasonLength) steps")
    self.actual = actual
    self.forecast = forecast
    self.history = history
    self.seasonLength = seasonLength
  }

  /// What was observed of the steps that a forecast tells; `nil` if nothing was.
  init?(
    of forecast: [Double], after origin: Int, in channel: TimeSeries.Channel, seasonLength: Int
  ) {
    let observed = forecast.indices.filter {
      origin + $0 < channel.values.count && channel.isObserved(origin + $0)
    }
    guard !observed.isEmpty else { return nil }
    self.init(
      actual: observed.map { channel.values[origin + $0] }, forecast: observed.map { forecast[$0] },
      history: Array(channel.values.prefix(origin)), seasonLength: seasonLength)
  }

  /// Actual − forecast, step by step; infinite where the difference overflows.
  public var errors: [Double] { zip(actual, forecast).map { $0 - $1 } }
}
