import Forecasting
import SeriesData

extension JudgedForecast {
  /// Columns whose forecast says less than it seems to, and the likely cause, a sentence each: one flat line, or
  /// the last season over again.
  ///
  /// Meant for what learned; a rule such as naive does so on purpose.
  ///
  /// - Parameter series: what was known.
  public func shapeRemarks(on series: TimeSeries) -> [String] {
    series.channels.indices.compactMap { column in
      guard
        let shape = ForecastShape(
          of: forecast.channels[column].values, after: series.channels[column].values,
          seasonLength: series.seasonLength)
      else { return nil }
      return "The forecast of \(Excerpt(series.channels[column].name)) \(remark(on: shape, column))"
    }
  }

  private func remark(on shape: ForecastShape, _ column: Int) -> String {
    switch shape {
    case .flat where isMatched(by: "naive", column):
      "is nearly flat, and repeating the last value was as good: the series moves like a random walk, of "
        + "which the past says nothing more."
    case .flat:
      "is nearly flat: nothing but the level was learned. More history, a longer --context with --model gru, or "
        + "the right --season-length may show more."
    case .copied where isMatched(by: "seasonal naive", column):
      "repeats the last season, which was as good: the season hardly changes."
    case .copied:
      "repeats the last season: little else was learned. More history may show how seasons change."
    }
  }

  /// Whether a rule was as good as what learned, or as the season shows.
  private func isMatched(by rule: String, _ column: Int) -> Bool {
    guard let standings = judgement?.standings, let own = standings.first,
      let other = standings.first(where: { $0.forecaster == rule }),
      let error = own.value(of: .mae, column: column),
      let ruled = other.value(of: .mae, column: column)
    else { return false }
    return ruled <= 1.05 * error
  }
}

/// Shapes of forecasts that tell little.
enum ForecastShape: Hashable {
  /// It moves by a twentieth of what the series lately moved by, or less.
  case flat
  /// It differs from the last season by a twentieth of what seasons differ by, or less.
  case copied

  /// Fewer steps have no shape.
  private static let fewestSteps = 3
  private static let share = 0.05

  /// The shape of a forecast; `nil` of one that tells something, or of a history that tells nothing itself.
  init?(of forecast: [Double], after history: [Double], seasonLength: Int) {
    guard forecast.count >= Self.fewestSteps else { return nil }
    let recent = history.suffix(max(2 * seasonLength, 2 * forecast.count))
    let moved = Self.spread(Array(recent))
    if moved > 0, Self.spread(forecast) <= Self.share * moved {
      self = .flat
      return
    }
    guard seasonLength > 1, history.count >= 2 * seasonLength else { return nil }
    let changes = zip(
      history.suffix(seasonLength), history.dropLast(seasonLength).suffix(seasonLength)
    )
    .map { abs($0 - $1) }
    let change = arithmeticMean(changes)
    let season = Array(history.suffix(seasonLength))
    let difference = arithmeticMean(
      forecast.enumerated().map { abs($1 - season[$0 % seasonLength]) })
    guard change > 0, difference <= Self.share * change else { return nil }
    self = .copied
  }

  private static func spread(_ values: [Double]) -> Double {
    (values.max() ?? 0) - (values.min() ?? 0)
  }
}
