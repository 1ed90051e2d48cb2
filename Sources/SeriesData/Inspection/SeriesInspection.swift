/// What one channel of a series is like.
public struct ChannelInspection: Sendable, Equatable, Encodable {
  /// The name of the column.
  public let name: String
  /// The least value.
  public let minimum: Double
  /// The greatest value.
  public let maximum: Double
  /// The mean of all values.
  public let mean: Double
  /// Values that are 0.
  public let zeros: Int
  /// Values far from what trend and season lead to expect.
  public let outliers: Int
  /// Steps in a season that was found in the values, where the times tell none.
  public let recurrence: Int?
  /// Steps in a cycle that is longer than the season, if one was seen eight times.
  public let longerCycle: Int?
  /// How much of what the trend leaves the season explains, 0 to 1; `nil` without a season, or if the series
  /// is too short.
  public let seasonStrength: Double?
  /// How much of what the season leaves the trend explains, 0 to 1; `nil` if the series is too short.
  public let trendStrength: Double?
  /// The statistic of the KPSS test; above 0.463 the level moves.
  public let kpss: Double?
  /// Whether the values are positive and span threefold, so that their logarithm is the better scale.
  public let suggestsLogarithm: Bool

  /// The channel of a series with this season.
  public init(_ channel: TimeSeries.Channel, seasonLength: Int) {
    let values = channel.values
    let count = Double(values.count)
    name = channel.name
    let (least, greatest) = (values.min() ?? .nan, values.max() ?? .nan)
    minimum = least
    maximum = greatest
    mean = values.reduce(0) { $0 + $1 / count }
    zeros = values.count { $0 == 0 }
    recurrence = seasonLength > 1 ? nil : SeriesData.recurrence(values)
    let season = recurrence ?? seasonLength
    longerCycle = SeriesData.longerCycle(values, seasonLength: season)
    // Constant values have no variance but that of rounding.
    let isConstant = minimum == maximum
    let parts = isConstant ? nil : Decomposition(values, seasonLength: season)
    // Of two values none is far from what was to be expected.
    let isTwofold = values.allSatisfy { $0 == least || $0 == greatest }
    outliers =
      isTwofold ? 0 : SeriesData.outliers(values, seasonLength: season).count
    seasonStrength = season > 1 ? parts?.seasonStrength : nil
    trendStrength = parts?.trendStrength
    kpss = isConstant ? nil : SeriesData.kpss(values)
    suggestsLogarithm = minimum > 0 && maximum / 3 >= minimum
  }

  /// Whether the level moves, by the KPSS test at 5 %.
  public var levelMoves: Bool { kpss.map { $0 > 0.463 } ?? false }
}

/// What a series is like, and what to do with it next.
public struct SeriesInspection: Sendable, Equatable, Encodable {
  /// The name of the series.
  public let name: String
  /// The number of steps.
  public let count: Int
  /// The first time.
  public let start: String
  /// The last time.
  public let end: String
  /// Steps in one season: the one found in the values, where the times tell none.
  public let seasonLength: Int
  /// The columns.
  public let channels: [ChannelInspection]
  /// Past steps for a network to read.
  public let suggestedContext: Int
  /// Steps to forecast.
  public let suggestedHorizon: Int

  /// Looks at a whole series.
  public init(_ series: TimeSeries) {
    name = series.name
    count = series.count
    start = series.axis.label(at: 0)
    end = series.axis.label(at: series.count - 1)
    let channels = series.channels.map {
      ChannelInspection($0, seasonLength: series.seasonLength)
    }
    self.channels = channels
    let season =
      series.seasonLength > 1
      ? series.seasonLength : Self.common(channels.map { $0.recurrence ?? 1 })
    seasonLength = season
    // A season of several that were seen; of a shorter history a tenth.
    let horizon =
      season > 1 && series.count / 4 >= season
      ? season : min(season > 1 ? season : 12, max(1, series.count / 10))
    suggestedHorizon = horizon
    suggestedContext = max(1, min(2 * max(season, horizon), series.count - 2 * horizon))
  }

  /// The season length that more than half have in common; 1 if there is none.
  package static func common(_ seasonLengths: [Int]) -> Int {
    let counts = seasonLengths.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return counts.first { $0.value > seasonLengths.count / 2 }?.key ?? 1
  }
}
