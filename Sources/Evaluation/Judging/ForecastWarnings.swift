public import Forecasting
public import SeriesData

/// What a person should know before trusting forecasts: how far from all that was seen they go, and which intervals
/// claim certainty.
public struct ForecastWarnings: Sendable {
  /// A forecast of a column and what was seen before.
  private struct Pair {
    /// That of the column, or of the series where there are several.
    let name: String
    let said: Forecast.Channel
    /// What was observed.
    let seen: [Double]
  }

  private let pairs: [Pair]

  /// A forecast is far if it is farther from all that was seen than this many times the range of it.
  private static let far = 10.0
  /// Beyond it a multiple is not told.
  private static let most = 1e6

  /// The warnings about forecasts.
  ///
  /// - Parameter panel: what was known of each series that is forecast.
  public init(about forecasts: [Forecast], after panel: [TimeSeries]) {
    let known = Dictionary(panel.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    pairs = forecasts.flatMap { forecast in
      zip(forecast.channels, known[forecast.series]?.channels ?? []).map { said, seen in
        Pair(
          name: panel.count == 1 ? said.name : forecast.series, said: said,
          seen: seen.observations.filter { $0.isNaN == false })
      }
    }
  }

  /// Each in a sentence or two.
  public var sentences: [String] { [farSentence, certainSentence].compactMap(\.self) }

  private var farSentence: String? {
    let found = pairs.compactMap { pair in
      Self.departure(of: pair.said.values, from: pair.seen).map { (pair.name, $0) }
    }
    guard let (name, departure) = found.max(by: { abs($0.1) < abs($1.1) }) else { return nil }
    let times =
      abs(departure) > Self.most
      ? "more than a million" : decimalText(abs(departure), decimals: 0)
    let bound = departure > 0 ? "--upper-bound" : "--lower-bound"
    let who =
      found.count == 1
      ? "The forecast of \(Excerpt(name)) goes beyond all that was seen"
      : "\(found.count) forecasts go far beyond all that was seen, that of \(Excerpt(name))"
    return who + " by \(times) times the range of its history: trust it only if you know why it "
      + "should. hindsight backtest compares other models, and \(bound) keeps it nearer."
  }

  /// How far values lie above (or, negative, below) all that was observed, in ranges of that; `nil` of what is not
  /// far, or where nothing ever changed.
  private static func departure(of values: [Double], from seen: [Double]) -> Double? {
    guard let least = seen.min(), let largest = seen.max(), let low = values.min(),
      let high = values.max(), largest > least
    else { return nil }
    let range = largest - least
    let (above, below) = ((high - largest) / range, (least - low) / range)
    guard max(above, below) > far else { return nil }
    return above > below ? above : -below
  }

  private var certainSentence: String? {
    let certain = pairs.filter { pair in
      Set(pair.seen).count == 1 && pair.said.intervals.contains { $0.lower == $0.upper }
    }
    guard let first = certain.first else { return nil }
    return "The intervals of \(Excerpt(first.name)) "
      + (certain.count == 1 ? "" : "and \(certain.count - 1) more ")
      + "have no width, since nothing ever changed: what did not happen before they do not hold."
  }
}
