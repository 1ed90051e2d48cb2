public import SeriesData

/// What can be observed at all: numbers between bounds, or whole numbers; forecasts are brought there.
///
/// - Values and ends of intervals outside are moved to the nearest bound. Quantiles stay in order, and
///   an interval holds whatever it held of what can be observed: its coverage stays as it is.
/// - Whole values are the nearest ones, halves away from 0. The ends of an interval become the outermost whole numbers
///   in it, so that it holds the same ones as before, and the forecast besides, should it be another.
public struct ForecastBounds: Sendable, Hashable, Encodable, CustomStringConvertible {
  /// The least and the largest number; `nil` where there is no bound.
  public let lower: Double?, upper: Double?
  /// Whether only whole numbers can be observed.
  public let isWhole: Bool

  /// Any number.
  public static let none = ForecastBounds(lower: nil, upper: nil, whole: false)
  /// Any number from 0 up.
  public static let nonNegative = ForecastBounds(lower: 0, upper: nil, whole: false)

  /// Bounds that are finite, with a number between them, a whole one if only those can be observed.
  ///
  /// - Throws: ``ForecastingError/emptyBounds(lower:upper:isWhole:)``
  public init(
    lower: Double? = nil, upper: Double? = nil, isWhole: Bool = false
  ) throws(ForecastingError) {
    self.init(lower: lower, upper: upper, whole: isWhole)
    let (least, largest) = (least, largest)
    guard least <= largest, least < .infinity, largest > -.infinity else {
      throw .emptyBounds(
        lower: lower ?? -.infinity, upper: upper ?? .infinity, isWhole: isWhole)
    }
  }

  private init(lower: Double?, upper: Double?, whole: Bool) {
    self.lower = lower
    self.upper = upper
    isWhole = whole
  }

  /// Whether forecasts stay as they are.
  public var isEmpty: Bool { self == .none }

  private var least: Double {
    guard let lower else { return -.infinity }
    return isWhole ? lower.rounded(.up) : lower
  }

  private var largest: Double {
    guard let upper else { return .infinity }
    return isWhole ? upper.rounded(.down) : upper
  }

  /// Refuses a series with an observation that could not be.
  ///
  /// - Throws: ``ForecastingError/outOfBounds(series:channel:time:value:needed:)``
  public func check(_ series: TimeSeries) throws(ForecastingError) {
    for channel in series.channels {
      for (step, value) in channel.values.enumerated() where channel.isObserved(step) {
        guard let needed = unmet(by: value) else { continue }
        throw .outOfBounds(
          series: series.name, channel: channel.name, time: series.axis.label(at: step),
          value: value, needed: needed)
      }
    }
  }

  /// What an observation is not, but should be.
  private func unmet(by value: Double) -> String? {
    if let lower, value < lower { return "at least \(plainText(lower))" }
    if let upper, value > upper { return "at most \(plainText(upper))" }
    return isWhole && value != value.rounded() ? "a whole number" : nil
  }

  /// `numbers from 0 up`, `whole numbers from 0 to 40`.
  public var description: String {
    let kind = isWhole ? "whole numbers" : "numbers"
    return switch (lower, upper) {
    case (nil, nil): isWhole ? kind : "any number"
    case (let lower?, nil): "\(kind) from \(plainText(lower)) up"
    case (nil, let upper?): "\(kind) up to \(plainText(upper))"
    case (let lower?, let upper?): "\(kind) from \(plainText(lower)) to \(plainText(upper))"
    }
  }

  /// A forecast of numbers that can be observed.
  public func applied(to forecast: Forecast) -> Forecast {
    isEmpty ? forecast : forecast.replacingChannels { applied(to: $0) }
  }

  func applied(to channel: Forecast.Channel) -> Forecast.Channel {
    func bounded(_ values: [Double]) -> [Double] {
      values.map { clamped(isWhole ? rounded($0) : $0) }
    }
    let values = bounded(channel.values)
    return Forecast.Channel(
      name: channel.name, values: values,
      intervals: channel.intervals.map { interval in
        PredictionInterval(
          level: interval.level,
          lower: zip(interval.lower, values).map { end, value in
            clamped(isWhole ? min(end.rounded(.up), value) : end)
          },
          upper: zip(interval.upper, values).map { end, value in
            clamped(isWhole ? max(end.rounded(.down), value) : end)
          })
      }, samples: channel.samples.map(bounded))
  }

  private func rounded(_ value: Double) -> Double { value.rounded(.toNearestOrAwayFromZero) }

  private func clamped(_ value: Double) -> Double {
    // Adding 0 takes the sign from −0, which would be written.
    min(max(value, least), largest) + 0
  }
}

extension FittedForecaster {
  /// The forecast of the steps that follow a history, of numbers that can be observed.
  package func forecast(
    _ history: TimeSeries, horizon: Int, within bounds: ForecastBounds
  ) throws -> Forecast {
    bounds.applied(to: try forecast(history, horizon: horizon))
  }
}

/// A number without the fraction that a whole one would have.
func plainText(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
