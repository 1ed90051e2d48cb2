import Evaluation
public import Plotting
public import SeriesData

extension InspectionFigure {
  /// Seasons that are drawn at the most, the latest ones.
  private static let mostSeasons = 12

  /// The figure of one channel of a series.
  public init(_ channel: TimeSeries.Channel, of series: TimeSeries) {
    let inspection = ChannelInspection(channel, seasonLength: series.seasonLength)
    let season = inspection.recurrence ?? series.seasonLength
    let lags = min(max(3 * season, 24), 400, series.count / 2)
    self.init(
      title: "\(series.name): \(channel.name)",
      subtitle: "\(series.axis.frequency), season of \(season)",
      name: channel.name,
      axis: HorizontalAxis(series.axis.timeScale),
      values: channel.observations.enumerated().map {
        Point(x: series.axis.position(at: $0), y: $1)
      },
      autocorrelations: Array(SeriesData.autocorrelations(channel.values, lags: lags).dropFirst()),
      chance: 1.96 / Double(series.count).squareRoot(),
      seasons: series.count >= 2 * season && season > 1
        ? Self.seasons(channel, SeasonCycle(series.axis, length: season)) : nil)
  }

  private static func seasons(_ channel: TimeSeries.Channel, _ cycle: SeasonCycle) -> Seasons {
    var cycles: [[Point]] = []
    for (step, value) in channel.observations.enumerated() {
      let position = cycle.position(of: step)
      if position == 0 || cycles.isEmpty { cycles.append([]) }
      cycles[cycles.count - 1].append(Point(x: Double(position), y: value))
    }
    let scale: TimeScale = cycle.names.isEmpty ? .number : .category(cycle.names)
    return Seasons(
      axis: HorizontalAxis(scale, label: cycle.label), cycles: cycles.suffix(mostSeasons))
  }
}
