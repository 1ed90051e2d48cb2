public import SeriesData

/// How much of what is known at an origin a forecaster is given.
public enum HistorySpan: Sendable, Hashable, CustomStringConvertible {
  /// All of it: the history grows from origin to origin.
  case expanding
  /// The last so many steps, or all where there are fewer.
  case sliding(Int)

  /// What a forecaster is given of a series at an origin.
  public func history(of series: TimeSeries, at origin: Int) -> TimeSeries {
    let known = series.prefix(origin)
    return switch self {
    case .expanding: known
    case .sliding(let count): known.suffix(min(count, origin))
    }
  }

  /// `expanding`, or `sliding over 120 steps`.
  public var description: String {
    switch self {
    case .expanding: "expanding"
    case .sliding(let count): "sliding over \(countText(count, "step"))"
    }
  }
}
