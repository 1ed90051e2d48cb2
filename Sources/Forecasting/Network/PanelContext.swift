package import SeriesData

/// How much of the past a network reads that learns from many series.
package enum PanelContext {
  /// Past steps that nine of ten series have before their held-out end, but no more than are wanted: two
  /// seasons, or twice the horizon without a season.
  package static func length(for panel: [TimeSeries], horizon: Int, holdout: Int) -> Int {
    let counts = panel.map(\.count).sorted()
    let common = counts[counts.count / 10] - holdout
    let season = panel[0].seasonLength
    return max(1, min(common, 2 * (season > 1 ? season : horizon)))
  }
}
