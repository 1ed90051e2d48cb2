package import SeriesData

/// How much of the past a network reads that learns from many series.
package enum PanelContext {
  /// Past steps that half of the series have before their held-out end, but no more than are wanted: two
  /// seasons, or twice the horizon without a season; as many segments as are useful, if segments are read.
  ///
  /// Shorter series are padded, so that a few of them do not shorten what is read of the others.
  package static func length(
    for panel: [TimeSeries], horizon: Int, holdout: Int, segment: Int? = nil
  ) -> Int {
    let counts = panel.map(\.count).sorted()
    let common = counts[counts.count / 2] - holdout
    let season = panel[0].seasonLength
    let segments = NetworkPlan.usefulSegments.multipliedReportingOverflow(by: segment ?? 0)
    let wanted = max(
      2 * (season > 1 ? season : horizon), segments.overflow ? .max : segments.partialValue)
    return max(1, min(common, wanted))
  }
}
