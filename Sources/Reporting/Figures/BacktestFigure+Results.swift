public import Evaluation
import Forecasting
public import Plotting
import SeriesData

extension HorizonErrorFigure {
  /// The figure of a contest, its verdict as the title.
  ///
  /// - Parameter metric: what is drawn by steps ahead.
  public init(_ contest: Contest, metric: Metric) {
    let verdict = contest.verdicts(metric).first
    self.init(
      title: verdict.map(\.headline) ?? "\(metric.name) by steps ahead",
      subtitle: verdict?.detail ?? "", metric: metric.name,
      unit: metric.unit == .percent ? "%" : "",
      entrants: contest.entrants.indices.filter { contest.entrants[$0].sampleCount > 0 }.map {
        Entrant(
          name: contest.entrants[$0].name,
          values: contest.scoresByStep(metric, of: $0, contest.aggregation).map { $0.value ?? .nan }
        )
      })
  }
}

extension BacktestFigure {
  /// The figure of a backtest: what the first candidate said over one series, and the errors of all.
  public init(_ backtest: Backtest, metric: Metric) {
    let errors = HorizonErrorFigure(backtest.contest, metric: metric)
    let forecaster = backtest.contest.entrants.first?.name ?? ""
    let series = backtest.panel.count == 1 ? backtest.panel[0] : nil
    self.init(
      title: errors.title, subtitle: errors.subtitle,
      axis: HorizontalAxis(series?.axis.timeScale ?? .number),
      times: series.map { series in (0..<series.count).map { series.axis.position(at: $0) } } ?? [],
      forecaster: forecaster,
      targets: series.map { series in
        series.channels.enumerated().map { index, channel in
          Target(
            name: channel.name, observed: channel.observations,
            paths: backtest.forecasts.filter { $0.forecaster == forecaster }.compactMap { made in
              (try? made.outcome.get()).map {
                Path(origin: made.origin, values: $0.channels[index].values)
              }
            })
        }
      } ?? [], errors: errors)
  }
}

extension ContestVerdict {
  /// The finding in a few words, as a title.
  var headline: String {
    guard let baseline else { return sentence }
    let name = entrant.prefix(1).uppercased() + entrant.dropFirst()
    guard beatsBaselines else { return "\(name) is no better than \(baseline)" }
    let isSure = pValue.map { $0 < 0.05 } ?? false
    return "\(name) beats every baseline\(isSure ? "" : ", perhaps by chance")"
  }

  /// The numbers behind the finding, as a subtitle.
  var detail: String {
    guard let baseline, let value, let baselineValue else { return "" }
    let texts = [value, baselineValue].map { decimalText($0, decimals: 3) }
    let p = pValue.map { $0 < 0.001 ? ", p < 0.001" : ", p = \(decimalText($0, decimals: 3))" }
    return
      "\(criterion) \(texts[0]), \(baseline) \(texts[1])\(p.map { "\($0) (Diebold–Mariano)" } ?? "")"
  }
}
