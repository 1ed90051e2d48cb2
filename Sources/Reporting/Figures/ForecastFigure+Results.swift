public import Evaluation
public import Forecasting
public import Plotting
public import SeriesData

extension ForecastFigure {
  /// The figure of one run: the series, how the forecaster did on the held-out end, the forecast.
  ///
  /// - Parameters:
  ///   - forecast: the forecast of the steps that follow the series.
  ///   - forecaster: the name of the forecaster that made it.
  ///   - series: the series, held-out end included.
  ///   - judgement: what the forecaster said on the held-out end; `nil` if none was held out.
  ///   - title: by default the series, what is forecast and by whom.
  ///   - unit: the unit of the values; may be empty. The verdict is the subtitle.
  public init(
    _ forecast: Forecast, by forecaster: String, after series: TimeSeries, judgement: Judgement?,
    title: String? = nil, unit: String = "", shown: Shown = .recent
  ) {
    let span = series.axis.frequency.spanText(steps: forecast.horizon)
    let pairs = zip(series.channels, forecast.channels).map { ($0.observations, $1.values) }
    let finding = Self.finding(pairs, of: series) ?? "\(forecaster)'s forecast of the next \(span)"
    let standing = judgement?.standings.first { $0.forecaster == forecaster }
    let heldOutCount = judgement?.heldOutCount ?? 0
    self.init(
      title: title ?? "\(series.name): \(finding)",
      subtitle: judgement?.verdicts.first { $0.forecaster == forecaster }?.sentence
        ?? "\(forecaster)'s forecast",
      axis: HorizontalAxis(series.axis.timeScale),
      times: (0..<series.count + forecast.horizon).map { series.axis.position(at: $0) },
      originLabel: series.axis.label(at: series.count - 1),
      heldOutCount: heldOutCount,
      targets: zip(series.channels, forecast.channels).enumerated().map { index, channels in
        Target(
          name: channels.0.name, unit: unit, observed: channels.0.observations,
          heldOutForecast: standing.flatMap {
            Self.heldOutPath($0, channel: index, from: series.count - heldOutCount, heldOutCount)
          },
          forecast: Path(
            channels.1.values,
            intervals: channels.1.intervals.map {
              Interval(level: $0.level / 100, lower: $0.lower, upper: $0.upper)
            }))
      },
      shown: shown)
  }

  /// What was forecast for each held-out step at the last origin before it; `nil` if refused.
  private static func heldOutPath(
    _ standing: Standing, channel: Int, from firstOrigin: Int, _ count: Int
  ) -> Path? {
    guard case .success = standing.outcome else { return nil }
    var values = [Double](repeating: .nan, count: count)
    for origin in standing.forecasts {
      guard let forecast = try? origin.outcome.get() else { continue }
      let first = origin.origin - firstOrigin
      for (step, value) in forecast.channels[channel].values.prefix(count - first).enumerated() {
        values[first + step] = value
      }
    }
    return Path(values)
  }
}

extension TimeAxis {
  /// Whether positions are dates or plain numbers.
  var timeScale: TimeScale { isCalendar ? .calendar : .number }
}
