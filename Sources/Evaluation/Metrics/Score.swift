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
  /// The value, or a step on the way to it, is larger than any number.
  case overflow

  /// The reason in words that follow "undefined:".
  public var description: String {
    switch self {
    case .nothingObserved: "nothing was observed there"
    case .zeroActuals(let count, let total):
      "\(count) of \(total) actual values \(count == 1 ? "is" : "are") 0"
    case .shortHistory(let count, let seasonLength):
      "the history (\(count)) is no longer than a season (\(seasonLength))"
    case .unchangingHistory(1): "the history is constant"
    case .unchangingHistory: "the history is the same in every season"
    case .overflow: "the errors are too large for a number"
    }
  }
}
