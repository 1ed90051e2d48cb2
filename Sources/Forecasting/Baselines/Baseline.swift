public import SeriesData

/// A forecast by a rule of one line, which learns nothing: what a network has to beat.
///
/// A conformer forecasts each channel by itself, and never falls back on another rule: a history
/// that is too short for it is ``ForecastingError/historyTooShort(forecaster:series:count:needed:)``.
public protocol Baseline: Forecaster, FittedForecaster {
  /// The fewest observations the rule can forecast from; at least 1.
  func neededCount(seasonLength: Int) -> Int

  /// The forecast of steps h = 1…`horizon` after one channel's history y₁…yₙ.
  ///
  /// - Precondition: `history` holds at least ``neededCount(seasonLength:)`` observations.
  func values(after history: [Double], seasonLength: Int, horizon: Int) -> [Double]

  /// Why the rule says nothing of its own at a season length, in a sentence; `nil` if it does.
  func redundancy(seasonLength: Int) -> String?
}

extension Baseline {
  /// The rule itself: there is nothing to learn.
  public func fit(_ histories: [TimeSeries]) -> any FittedForecaster { self }

  /// The rule applied to each channel.
  ///
  /// - Throws: ``ForecastingError`` if the history is too short, the horizon is not at least 1 or
  ///   a value overflows.
  public func forecast(
    _ history: TimeSeries, horizon: Int
  ) throws(ForecastingError) -> Forecast {
    guard horizon >= 1 else { throw .notPositive(name: "horizon", value: horizon) }
    let needed = neededCount(seasonLength: history.seasonLength)
    guard history.count >= needed else {
      throw .historyTooShort(
        forecaster: name, series: history.name, count: history.count, needed: needed)
    }
    return try Forecast(
      after: history,
      values: history.channels.map {
        values(after: $0.values, seasonLength: history.seasonLength, horizon: horizon)
      })
  }

  /// Most rules differ from the others whatever the season length.
  public func redundancy(seasonLength: Int) -> String? { nil }
}
