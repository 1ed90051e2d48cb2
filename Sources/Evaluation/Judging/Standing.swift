public import Forecasting

/// How one forecaster fared at the judged origins.
public struct Standing: Sendable {
  /// The forecaster's name.
  public let forecaster: String
  /// Whether it is a baseline, rather than one that has to beat them.
  public let isBaseline: Bool
  /// What it said at each origin, in the order of the origins.
  public let forecasts: [OriginForecast]
  /// Its scores; or why it refused to forecast at one of the origins.
  ///
  /// A forecaster without a forecast at every origin is not scored: it would be judged on other
  /// steps than the rest.
  public let outcome: Result<Scores, ForecastingError>

  /// The value of a metric over all channels; `nil` if undefined or not scored.
  public func value(of metric: Metric) -> Double? {
    guard case .success(let scores) = outcome else { return nil }
    return scores.overall[metric.name]?.value
  }

  /// The value of a metric in one channel, by its position; `nil` if undefined or not scored.
  public func value(of metric: Metric, column: Int) -> Double? {
    guard case .success(let scores) = outcome else { return nil }
    return scores.channels[column][metric.name]?.value
  }
}

/// The scores of one forecaster by the metrics of every table (``Metric/headline``).
public struct Scores: Sendable, Hashable {
  /// Pooled over origins and steps, for each channel in the order of the series; by metric name.
  public let channels: [[String: Score]]
  /// Pooled over channels, origins and steps; by metric name.
  public let overall: [String: Score]

  /// The scores of `samples[channel]`, one sample per origin.
  init(_ samples: [[JudgedSample]]) {
    channels = samples.map(Self.scores)
    overall = Self.scores(samples.flatMap(\.self))
  }

  private static func scores(_ samples: [JudgedSample]) -> [String: Score] {
    Dictionary(uniqueKeysWithValues: Metric.headline.map { ($0.name, $0.score(samples)) })
  }
}
