import SeriesData

/// The median of four statistical methods at each step: Theta, optimised Theta, the damped trend and ETS.
///
/// A simple combination of univariate models, after Petropoulos and Svetunkov (2020, A simple combination of
/// univariate models), who took sixth place of the M4 competition with another four. Of a history that is too
/// short for some of them it is the median of the others. The season that the first three are without is that of
/// ``SeasonalDecomposition/ofStable(_:seasonLength:)``. Its deviations are the medians of theirs.
public struct CombinationBaseline: Baseline {
  private static let adjusted: [any AdjustedBaseline] = [
    ThetaBaseline(), OptimisedThetaBaseline(), SmoothingBaseline.damped,
  ]

  /// The rule; it has no settings.
  public init() {}

  /// `combination`.
  public var name: String { "combination" }

  /// One observation suffices for ETS.
  public func neededCount(seasonLength: Int) -> Int { 1 }

  /// The median of those that apply.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    let adjustment = SeasonalAdjustment(
      history, season: .ofStable(history, seasonLength: seasonLength))
    let members = Self.adjusted.filter { history.count >= $0.neededCount(seasonLength: 1) }
      .map { member in
        adjustment.outlook { member.adjustedOutlook(after: $0, horizon: horizon) }
      }
    let ets = ETSBaseline().scaledOutlook(
      after: history, seasonLength: seasonLength, horizon: horizon)
    return Outlook(combining: members + [ets], by: median)
  }
}
