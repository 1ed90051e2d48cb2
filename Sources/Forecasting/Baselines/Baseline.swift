import RecurrentNets
public import SeriesData

/// A forecast by a rule or a statistical model of each channel by itself: what a network has to beat.
///
/// A conformer learns nothing across series, and never falls back on another rule: a history
/// that is too short for it is ``ForecastingError/historyTooShort(forecaster:series:count:needed:)``.
public protocol Baseline: Forecaster, FittedForecaster {
  /// The fewest observations the rule can forecast from; at least 1.
  func neededCount(seasonLength: Int) -> Int

  /// The forecast of steps h = 1…`horizon` after one channel's history y₁…yₙ.
  ///
  /// ``outlook(after:seasonLength:horizon:)`` calls it with values of at most 2, so that no square
  /// overflows.
  ///
  /// - Precondition: `history` holds at least ``neededCount(seasonLength:)`` observations.
  func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook

  /// Why the rule says nothing of its own at a season length, in a sentence; `nil` if it does.
  func redundancy(seasonLength: Int) -> String?
}

extension Baseline {
  /// The rule itself: there is nothing to learn across series.
  public func fit(_ histories: [TimeSeries]) -> any FittedForecaster { self }

  /// The forecast of steps h = 1…`horizon` after one channel's history y₁…yₙ, of any size.
  ///
  /// - Precondition: `history` holds at least ``neededCount(seasonLength:)`` observations, and
  ///   `horizon` is at least 1.
  public func outlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    let largest = history.reduce(0) { max($0, abs($1)) }
    // A power of two changes no digit.
    let unit = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    return scaledOutlook(
      after: history.map { $0 / unit }, seasonLength: seasonLength, horizon: horizon
    ).multiplied(by: unit)
  }

  /// The rule applied to each channel.
  ///
  /// - Throws: ``ForecastingError`` if the history is too short, the horizon is not at least 1 or
  ///   a value overflows.
  public func forecast(
    _ history: TimeSeries, horizon: Int
  ) throws(ForecastingError) -> Forecast {
    try forecast(history, horizon: horizon, levels: [])
  }

  /// The rule applied to each channel, with the prediction intervals of its model, as if errors were normal:
  /// ŷ ± z·σ_h.
  ///
  /// - Parameter levels: in percent, each between 0 and 100. An interval needs two observations more than
  ///   a forecast.
  /// - Throws: ``ForecastingError`` if the history is too short, the horizon is not at least 1 or
  ///   a value overflows.
  public func forecast(
    _ history: TimeSeries, horizon: Int, levels: [Double]
  ) throws(ForecastingError) -> Forecast {
    guard horizon >= 1 else { throw .notPositive(name: "horizon", value: horizon) }
    let needed = neededCount(seasonLength: history.seasonLength) + (levels.isEmpty ? 0 : 2)
    guard history.count >= needed else {
      throw .historyTooShort(
        forecaster: levels.isEmpty ? name : "an interval of \(name)", series: history.name,
        count: history.count, needed: needed)
    }
    let outlooks = history.channels.map {
      outlook(after: $0.values, seasonLength: history.seasonLength, horizon: horizon)
    }
    return try Forecast(
      after: history, values: outlooks.map(\.values),
      intervals: levels.map { level in
        let width = normalQuantile(0.5 + level / 200)
        return outlooks.map { outlook in
          let halves = outlook.deviations.map { $0 * width }
          return PredictionInterval(
            level: level, lower: zip(outlook.values, halves).map { $0 - $1 },
            upper: zip(outlook.values, halves).map { $0 + $1 })
        }
      })
  }

  /// Most rules differ from the others whatever the season length.
  public func redundancy(seasonLength: Int) -> String? { nil }
}
