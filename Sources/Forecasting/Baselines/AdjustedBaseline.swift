import SeriesData

/// A baseline without a season of its own: it forecasts what is left when the season is taken out, and
/// the season is put back.
///
/// The season is that of ``SeasonalDecomposition/ofSeasonal(_:seasonLength:)``, as in the M4 competition; a
/// series without one is forecast as it is.
protocol AdjustedBaseline: Baseline {
  /// The forecast of steps h = 1…`horizon` after adjusted values.
  func adjustedOutlook(after values: [Double], horizon: Int) -> Outlook
}

extension AdjustedBaseline {
  /// The adjusted forecast with its season.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    SeasonalAdjustment(history, season: .ofSeasonal(history, seasonLength: seasonLength)).outlook {
      adjustedOutlook(after: $0, horizon: horizon)
    }
  }
}

/// A history without its season, and the way back.
struct SeasonalAdjustment {
  let values: [Double]
  private let season: SeasonalDecomposition?

  init(_ history: [Double], season: SeasonalDecomposition?) {
    self.season = season
    values = season?.adjusted(history) ?? history
  }

  /// The outlook of a method on the adjusted values, in the unit of the series.
  func outlook(by method: ([Double]) -> Outlook) -> Outlook {
    let adjusted = method(values)
    guard let season else { return adjusted }
    return Outlook(
      values: season.restored(adjusted.values, from: values.count),
      deviations: season.restoredDeviations(adjusted.deviations, from: values.count))
  }
}
