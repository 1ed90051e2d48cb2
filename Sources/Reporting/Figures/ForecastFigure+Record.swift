import Evaluation
import Forecasting
import Plotting
import SeriesData

extension ForecastFigure {
  /// The latest forecast of each of the first series by one forecaster, with what was observed since.
  ///
  /// - Throws: ``ReportingError/noFigure(kind:reason:)`` if it said nothing that can be drawn.
  init(_ record: ForecastRecord, showing name: String?) throws(ReportingError) {
    let kind = FigureKind.forecast.rawValue
    let first = record.contest.entrants.first { entrant in
      record.paths.contains { $0.forecaster == entrant.name }
    }
    guard let forecaster = name ?? first?.name ?? record.paths.first?.forecaster,
      let start = record.paths.first(where: { $0.forecaster == forecaster })
    else {
      throw .noFigure(
        kind: kind,
        reason: name.map { "there is no forecast by \(Excerpt($0))" } ?? "there is no forecast")
    }
    let latest =
      record.paths.filter { $0.forecaster == forecaster && $0.series == start.series }
      .map(\.origin).max() ?? start.origin
    let series = record.panel[start.series]
    let shown = record.paths.filter { path in
      path.forecaster == forecaster && path.origin == latest
        && record.panel[path.series].count == series.count
        && record.panel[path.series].axis.label(at: 0) == series.axis.label(at: 0)
    }
    let chosen = Set(shown.map(\.series)).sorted().prefix(4)
    let paths = shown.filter { chosen.contains($0.series) }
    let steps = paths.map(\.values.count).max() ?? 0
    let ahead = max(0, latest + steps - series.count)
    do {
      try series.checkTimes(ofNext: ahead)
    } catch {
      throw .noFigure(kind: kind, reason: "\(error)")
    }
    let span = series.axis.frequency.spanText(steps: steps)
    let heldOut = min(steps, series.count - latest)
    let verdict =
      record.contest.places.isEmpty
      ? nil : record.contest.verdicts(.mase).first { $0.entrant == forecaster }
    let pairs = paths.map { path in
      (
        record.panel[path.series].channels[path.channel].observations,
        latest == series.count ? path.values : []
      )
    }
    let subject = "\(forecaster)'s forecast of \(span)"
    let finding = Self.finding(pairs, of: series).map { $0.capitalised }
    let headline = verdict.flatMap { $0.baseline == nil ? nil : $0.headline }
    self.init(
      title: headline ?? finding ?? subject,
      subtitle: verdict.flatMap { $0.detail.isEmpty ? nil : $0.detail }
        ?? (headline == nil && finding != nil ? subject : ""),
      axis: HorizontalAxis(series.axis.timeScale),
      times: (0..<series.count + ahead).map { series.axis.position(at: $0) },
      originLabel: series.axis.label(at: max(0, min(latest, series.count) - 1)),
      heldOutCount: series.count - latest,
      targets: paths.map { path in
        Target(
          path, of: record.panel[path.series], heldOut: heldOut, ahead: ahead,
          isOneOfSeveral: record.panel.count > 1)
      })
  }
}

extension ForecastFigure.Target {
  /// What was observed of one column, and one path over its end and beyond.
  fileprivate init(
    _ path: ForecastPath, of series: TimeSeries, heldOut: Int, ahead: Int, isOneOfSeveral: Bool
  ) {
    let channel = series.channels[path.channel]
    let missing = series.count - path.origin - heldOut
    func end(_ values: [Double]) -> [Double] {
      Array(values.prefix(heldOut)) + [Double](repeating: .nan, count: missing)
    }
    func rest(_ values: [Double]) -> [Double] {
      let rest = values.dropFirst(heldOut)
      return Array(rest) + [Double](repeating: .nan, count: max(0, ahead - rest.count))
    }
    func part(_ cut: ([Double]) -> [Double]) -> ForecastFigure.Path {
      ForecastFigure.Path(
        cut(path.values),
        intervals: path.intervals.map {
          ForecastFigure.Interval(level: $0.level / 100, lower: cut($0.lower), upper: cut($0.upper))
        })
    }
    let name =
      !isOneOfSeveral
      ? channel.name
      : series.channels.count > 1 ? "\(series.name): \(channel.name)" : series.name
    self.init(
      name: name, observed: channel.observations,
      heldOutForecast: heldOut > 0 ? part(end) : nil,
      forecast: ahead > 0 ? part(rest) : ForecastFigure.Path([]))
  }
}
