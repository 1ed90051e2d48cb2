public import Evaluation
import Forecasting
public import Plotting
import SeriesData

extension HorizonErrorFigure {
  /// The figure of a contest, with who is best at most steps as the title.
  ///
  /// - Parameter metric: what is drawn by steps ahead.
  public init(_ contest: Contest, metric: Metric) {
    let entrants = contest.entrants.indices.filter { contest.entrants[$0].sampleCount > 0 }.map {
      Entrant(
        name: contest.entrants[$0].name,
        values: contest.scoresByStep(metric, of: $0, contest.aggregation).map { $0.value ?? .nan })
    }
    self.init(
      title: Self.finding(entrants, metric) ?? "\(metric.name) by steps ahead",
      subtitle: contest.verdicts(metric).first?.brief ?? "", metric: metric.name,
      unit: metric.unit == .percent ? "%" : "", entrants: entrants)
  }

  /// Who is best at how many steps; of several that are so as often, the first.
  private static func finding(_ entrants: [Entrant], _ metric: Metric) -> String? {
    let steps = entrants.map(\.values.count).max() ?? 0
    let winners = (0..<steps).compactMap { step in
      entrants.indices.filter { entrants[$0].values.indices.contains(step) }
        .map { (index: $0, distance: metric.distance(entrants[$0].values[step])) }
        .filter { !$0.distance.isNaN }.min { $0.distance < $1.distance }?.index
    }
    let wins = entrants.indices.map { index in winners.count { $0 == index } }
    guard entrants.count > 1, let most = wins.max(), most > 0,
      let index = wins.firstIndex(of: most)
    else { return nil }
    let best = "the \(metric.lowerIsBetter ? "lowest" : "best") \(metric.name)"
    let extent = steps == 1 ? "one step ahead" : "at \(most) of \(steps) steps ahead"
    return "\(entrants[index].name.capitalised) has \(best) \(extent)"
  }
}

extension BacktestFigure {
  /// The figure of forecasts from past origins: what one forecaster said over one series, and the errors of all.
  ///
  /// - Parameter index: the entrant that is shown.
  public init(_ record: ForecastRecord, metric: Metric, showing index: Int = 0) {
    let errors = HorizonErrorFigure(record.contest, metric: metric)
    let verdict = record.contest.verdicts(metric).first
    let forecaster = record.contest.entrants[index].name
    let series = record.panel.count == 1 ? record.panel[0] : nil
    let paths = record.paths.filter { $0.forecaster == forecaster && $0.origin >= 1 }
    let end = paths.map { $0.origin + $0.values.count }.max() ?? 0
    self.init(
      title: verdict?.headline ?? errors.title, subtitle: verdict?.detail ?? "",
      axis: HorizontalAxis(series?.axis.timeScale ?? .number),
      times: series.map { series in
        (0..<max(series.count, end)).map { series.axis.position(at: $0) }
      } ?? [],
      forecaster: forecaster,
      targets: series.map { series in
        series.channels.enumerated().compactMap { index, channel in
          let own = paths.filter { $0.channel == index }
          guard !own.isEmpty else { return nil }
          return Target(
            name: channel.name, observed: channel.observations,
            paths: own.map { Path(origin: $0.origin, values: $0.values) })
        }
      } ?? [], errors: errors)
  }
}

extension ContestVerdict {
  /// The finding in a few words, as a title.
  var headline: String {
    guard let baseline else { return sentence }
    let name = entrant.capitalised
    guard beatsBaselines else { return "\(name) is no better than \(baseline)" }
    let isSure = pValue.map { $0 < 0.05 } ?? false
    return "\(name) beats every baseline\(isSure ? "" : ", perhaps by chance")"
  }

  /// The finding and the numbers behind it, as a subtitle below another finding.
  var brief: String { detail.isEmpty ? headline : "\(headline): \(detail)" }

  /// The numbers behind the finding, as a subtitle.
  var detail: String {
    guard let baseline, let value, let baselineValue else { return "" }
    let texts = [value, baselineValue].map { decimalText($0, decimals: 3) }
    let p = pValue.map { $0 < 0.001 ? ", p < 0.001" : ", p = \(decimalText($0, decimals: 3))" }
    return
      "\(criterion) \(texts[0]), \(baseline) \(texts[1])\(p.map { "\($0) (Diebold–Mariano)" } ?? "")"
  }
}
