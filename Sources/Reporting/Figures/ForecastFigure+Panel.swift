public import Forecasting
public import Plotting
public import SeriesData

extension ForecastFigure {
  /// The figure of some of many series, a panel for each column of each.
  ///
  /// - Parameters:
  ///   - pairs: series and their forecasts, at least one, all as long; those that end at another time than the
  ///     first are left out.
  ///   - forecaster: the name of what made them.
  ///   - title: by default what is forecast and by whom.
  ///   - unit: the unit of the values; may be empty.
  public init(
    of pairs: [(series: TimeSeries, forecast: Forecast)], by forecaster: String,
    title: String? = nil, unit: String = ""
  ) {
    precondition(pairs.isEmpty == false, "a figure of no series")
    let end = pairs[0].series.axis.label(at: pairs[0].series.count - 1)
    let drawn = pairs.filter { $0.series.axis.label(at: $0.series.count - 1) == end }
    let longest = drawn.dropFirst().reduce(drawn[0].series) {
      $0.count < $1.series.count ? $1.series : $0
    }
    let horizon = drawn[0].forecast.horizon
    let span = longest.axis.frequency.spanText(steps: horizon)
    self.init(
      title: title ?? "\(forecaster)'s forecast of the next \(span)",
      axis: HorizontalAxis(longest.axis.timeScale),
      times: (0..<longest.count + horizon).map { longest.axis.position(at: $0) },
      originLabel: end, heldOutCount: 0,
      targets: drawn.flatMap { series, forecast in
        zip(series.channels, forecast.channels).map { channel, forecast in
          Target(
            name: series.channels.count > 1 ? "\(series.name): \(channel.name)" : series.name,
            unit: unit,
            observed: [Double](repeating: .nan, count: longest.count - series.count)
              + channel.observations,
            forecast: Path(
              forecast.values,
              intervals: forecast.intervals.map {
                Interval(level: $0.level / 100, lower: $0.lower, upper: $0.upper)
              }))
        }
      })
  }
}
