public import SeriesData

/// The values forecast for the H steps that follow a forecast origin, channel by channel.
///
/// Every value is finite: the initialiser refuses anything else, so that whoever holds a forecast
/// need not ask again.
public struct Forecast: Sendable, Hashable {
  /// The name of the series that is forecast.
  public let series: String
  /// The time axis of the series; the horizon lies on it, past the origin.
  public let axis: TimeAxis
  /// The number of observed steps known when the forecast was made.
  public let origin: Int
  /// The channels, in the order of the series; at least one, all of the same length H ≥ 1.
  public let channels: [Channel]

  /// The forecast of one channel.
  public struct Channel: Sendable, Hashable {
    /// The channel's name, verbatim.
    public let name: String
    /// The forecast of steps h = 1…H, in the unit of the series.
    public let values: [Double]
    /// Prediction intervals, in the order in which they were asked for; none unless asked for.
    public let intervals: [PredictionInterval]
    /// Paths that were drawn, `[path][step]`; none unless asked for.
    public let samples: [[Double]]

    init(
      name: String, values: [Double], intervals: [PredictionInterval], samples: [[Double]] = []
    ) {
      self.name = name
      self.values = values
      self.intervals = intervals
      self.samples = samples
    }
  }

  /// The forecast of the steps that follow a history.
  ///
  /// - Parameters:
  ///   - history: what was known at the origin; gives the names, the axis and the origin.
  ///   - values: `[channel, step]`, in the order of the history's channels, H ≥ 1 steps each.
  ///   - intervals: `[level, channel]`, as long as the values.
  /// - Throws: ``ForecastingError/notFinite(series:channel:time:)`` for the first value that is not.
  /// - Precondition: there is one row of values for each channel, and all are equally long.
  public init(
    after history: TimeSeries, values: [[Double]], intervals: [[PredictionInterval]] = []
  ) throws(ForecastingError) {
    let expected = history.channels.count
    precondition(values.count == expected, "\(values.count) rows for \(expected) channels")
    let horizon = values[0].count
    precondition(horizon >= 1, "a forecast of \(horizon) steps")
    let ends = intervals.flatMap { zip(history.channels, $0) }
      .flatMap { [($0, $1.lower), ($0, $1.upper)] }
    for (channel, row) in Array(zip(history.channels, values)) + ends {
      precondition(row.count == horizon, "\(row.count) steps beside \(horizon)")
      if let step = row.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(
          series: history.name, channel: channel.name,
          time: history.axis.label(at: history.count + step))
      }
    }
    series = history.name
    axis = history.axis
    origin = history.count
    channels = zip(history.channels, values).enumerated().map { index, channel in
      Channel(
        name: channel.0.name, values: channel.1, intervals: intervals.map { $0[index] })
    }
  }

  private init(_ other: Forecast, channels: [Channel]) {
    series = other.series
    axis = other.axis
    origin = other.origin
    self.channels = channels
  }

  /// The same forecast with paths that were drawn.
  ///
  /// - Parameter paths: `[path][channel][step]`, as many channels and steps as the forecast has, all finite.
  public func with(paths: [[[Double]]]) -> Forecast {
    precondition(
      paths.allSatisfy { path in
        path.count == channels.count
          && path.allSatisfy { $0.count == horizon && $0.allSatisfy(\.isFinite) }
      }, "paths that are none of this forecast")
    return Forecast(
      self,
      channels: channels.enumerated().map { index, channel in
        Channel(
          name: channel.name, values: channel.values, intervals: channel.intervals,
          samples: paths.map { $0[index] })
      })
  }

  /// The same forecast with other finite numbers, as many, of each channel.
  func replacingChannels(by change: (Channel) -> Channel) -> Forecast {
    Forecast(self, channels: channels.map(change))
  }

  /// The number of steps that are forecast, H.
  public var horizon: Int { channels[0].values.count }

  /// The time labels of the steps h = 1…H, written as the series writes its times.
  public var timeLabels: [String] {
    (origin..<origin + horizon).map { axis.label(at: $0) }
  }
}
