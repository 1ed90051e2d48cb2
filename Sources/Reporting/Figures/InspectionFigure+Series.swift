import Evaluation
public import Plotting
public import SeriesData

extension InspectionFigure {
  /// The figure of one channel of a series.
  public init(_ channel: TimeSeries.Channel, of series: TimeSeries) {
    let season = season(of: channel, in: series)
    let seasons = SeasonalFigure(channel, of: series)
    self.init(
      title: "\(series.name): "
        + (seasons?.finding.map { "\(channel.name), \($0)" } ?? channel.name),
      subtitle: "\(series.axis.frequency), season of \(season)",
      name: channel.name, axis: HorizontalAxis(series.axis.timeScale),
      values: channel.observations.enumerated().map {
        Point(x: series.axis.position(at: $0), y: $1)
      },
      autocorrelations: AutocorrelationFigure(channel, of: series), seasons: seasons)
  }
}

extension AutocorrelationFigure {
  /// The figure of one channel of a series; `nil` if its values do not vary.
  public init?(_ channel: TimeSeries.Channel, of series: TimeSeries) {
    let season = season(of: channel, in: series)
    let lags = min(max(3 * season, 24), 400, series.count / 2)
    let values = Array(SeriesData.autocorrelations(channel.values, lags: lags).dropFirst())
    let chance = 1.96 / Double(series.count).squareRoot()
    guard !values.isEmpty else { return nil }
    let beyond = values.count { abs($0) > chance }
    let own = season > 1 && values.count >= season ? values[season - 1] : nil
    self.init(
      title: beyond == 0
        ? "\(channel.name): no more than chance links values and those before"
        : "\(channel.name): autocorrelation \(decimalText(values[0], decimals: 2)) at lag 1"
          + (own.map { ", \(decimalText($0, decimals: 2)) at the season of \(season)" } ?? ""),
      subtitle: "\(beyond) of \(countText(values.count, "lag")) are beyond chance (shaded, 95 %)",
      values: values, chance: chance)
  }
}

extension SeasonalFigure {
  /// Seasons that are drawn at the most, the latest ones.
  private static let mostSeasons = 12

  /// The figure of one channel of a series; `nil` if it has no season, or less than two.
  public init?(_ channel: TimeSeries.Channel, of series: TimeSeries) {
    let season = season(of: channel, in: series)
    guard season > 1, series.count >= 2 * season else { return nil }
    let cycle = SeasonCycle(series.axis, length: season)
    var cycles: [[Point]] = []
    for (step, value) in channel.observations.enumerated() {
      let position = cycle.position(of: step)
      if position == 0 || cycles.isEmpty { cycles.append([]) }
      cycles[cycles.count - 1].append(Point(x: Double(position), y: value))
    }
    let scale: TimeScale = cycle.names.isEmpty ? .number : .category(cycle.names)
    self.init(
      title: "", name: channel.name, axis: HorizontalAxis(scale, label: cycle.label),
      cycles: cycles.suffix(Self.mostSeasons))
    title = "\(channel.name)\(finding.map { ": \($0)" } ?? ", season by season")"
    subtitle =
      "\(series.name), season of \(season), the last \(countText(self.cycles.count, "season"))"
  }

  /// Where seasons are highest and lowest, if most agree; each whole season counts.
  var finding: String? {
    let whole = cycles.filter { cycle in
      cycle.count == cycles.map(\.count).max() && cycle.allSatisfy { !$0.y.isNaN }
    }
    func often(_ position: ([Point]) -> Double?) -> String? {
      var counts: [Double: Int] = [:]
      for cycle in whole { if let x = position(cycle) { counts[x, default: 0] += 1 } }
      guard let most = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
        2 * most.value > whole.count
      else { return nil }
      if case .category(let names) = axis.scale { return names[Int(most.key)] }
      return "step \(Int(most.key))"
    }
    let highest = often { $0.max { $0.y < $1.y }?.x }
    let lowest = often { $0.min { $0.y < $1.y }?.x }
    let parts = [highest.map { "highest in \($0)" }, lowest.map { "lowest in \($0)" }]
    let found = parts.compactMap(\.self)
    return found.isEmpty || whole.count < 2 ? nil : found.joined(separator: ", ")
  }
}

/// The season that figures show: the one that the values tell where the times tell none.
private func season(of channel: TimeSeries.Channel, in series: TimeSeries) -> Int {
  ChannelInspection(channel, seasonLength: series.seasonLength).recurrence ?? series.seasonLength
}
