import Evaluation
import Forecasting
import Plotting
import SeriesData

extension ForecastFigure {
  /// What is forecast in a few words, as a title: how the mean of what comes compares with that of what came last.
  ///
  /// Where what comes is no whole number of seasons, it is compared with the same steps of the season before.
  ///
  /// - Parameter targets: the observed values and what is forecast of each target.
  /// - Returns: `nil` if there is nothing to compare, or several targets do not go one way.
  static func finding(
    _ targets: [(observed: [Double], forecast: [Double])], of series: TimeSeries
  ) -> String? {
    let steps = targets.map(\.forecast.count).max() ?? 0
    let season = series.seasonLength
    let isWhole = season < 2 || steps % season == 0
    let changes = targets.compactMap {
      change($0.observed, $0.forecast, season: isWhole ? steps : season)
    }
    guard steps > 0, changes.count == targets.count, let first = changes.first,
      changes.allSatisfy({ $0.isMore == first.isMore })
    else { return nil }
    let span = series.axis.frequency.spanText(steps: steps)
    let percent =
      changes.count == 1 ? first.percent.map { "\(decimalText($0, decimals: 1)) % " } : nil
    let than = isWhole ? "than the last" : "than the same a season ago"
    let verb = steps == 1 ? "is" : changes.count == 1 ? "average" : "all average"
    return "the next \(span) \(verb) \(percent ?? "")\(first.isMore ? "more" : "less") \(than)"
  }

  /// Whether the mean is more, and by how many percent where both are positive.
  private static func change(
    _ observed: [Double], _ forecast: [Double], season: Int
  ) -> (isMore: Bool, percent: Double?)? {
    let pairs = forecast.indices.compactMap { step -> (before: Double, after: Double)? in
      let index = observed.count + step % season - season
      guard observed.indices.contains(index), observed[index].isFinite, forecast[step].isFinite
      else { return nil }
      return (observed[index], forecast[step])
    }
    let before = pairs.reduce(0) { $0 + $1.before }
    let after = pairs.reduce(0) { $0 + $1.after }
    guard pairs.count == forecast.count, before != after else { return nil }
    let isPositive = before > 0 && after > 0
    return (after > before, isPositive ? abs(after / before - 1) * 100 : nil)
  }
}
