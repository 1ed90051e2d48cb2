import Forecasting

/// The value of a metric, or why it has none.
public typealias Score = Result<Double, Undefined>

extension Score {
  /// The value; `nil` if the metric is undefined.
  public var value: Double? { try? get() }
}

/// Why a metric has no value.
///
/// It then prints as "undefined" and is `null` in JSON.
public enum Undefined: Error, Hashable, CustomStringConvertible {
  /// Every value that was forecast is missing.
  case nothingObserved
  /// A percentage of zero does not exist.
  case zeroActuals(count: Int, total: Int)
  /// The scale compares observations one season apart, and there are none.
  case shortHistory(count: Int, seasonLength: Int)
  /// The scale is zero: each observation equals the one a season before.
  case unchangingHistory(seasonLength: Int)
  /// All actual values are the same, so that there is no variance to explain.
  case constantActuals
  /// The forecast has no intervals.
  case noIntervals
  /// The forecast has no interval of this level, in percent.
  case noInterval(level: Double)
  /// The metric judges the intervals of a level, and was not told of which.
  case noLevel
  /// The metric compares with Naive2, whose forecast is not there.
  case noNaive2
  /// The metric divides by the errors of Naive2, which has none.
  case perfectNaive2
  /// The value, or a step on the way to it, is larger than any number.
  case overflow

  /// The reason in words that follow "undefined:".
  public var description: String {
    switch self {
    case .nothingObserved: "nothing was observed there"
    case .zeroActuals(let count, let total):
      "\(count) of \(total) actual values \(count == 1 ? "is" : "are") 0"
    case .shortHistory(0, _): "no history is known"
    case .shortHistory(let count, let seasonLength):
      "the history (\(count)) is no longer than a season (\(seasonLength))"
    case .unchangingHistory(1): "the history is constant"
    case .unchangingHistory: "the history is the same in every season"
    case .constantActuals: "all actual values are the same"
    case .noIntervals: "the forecast has no intervals"
    case .noInterval(let level):
      "the forecast has no interval of \(PredictionInterval.text(ofLevel: level)) %"
    case .noLevel: "no level was given"
    case .noNaive2: "Naive2 says nothing of it"
    case .perfectNaive2: "Naive2 makes no error"
    case .overflow: "the errors are too large for a number"
    }
  }
}
