/// Seasonal naive: the last season over and over, ŷ₍n+h₎ = y₍n−m+1+(h−1) mod m₎, with m the season
/// length.
///
/// σ_h = σ·√(k + 1), with k = ⌊(h − 1)/m⌋ whole seasons before the step and σ from the changes over a season.
public struct SeasonalNaiveBaseline: Baseline {
  /// The rule; it has no settings.
  public init() {}

  /// `seasonal naive`.
  public var name: String { "seasonal naive" }

  /// A whole season.
  public func neededCount(seasonLength: Int) -> Int { seasonLength }

  /// The last m observations in order, repeated.
  public func scaledOutlook(after history: [Double], seasonLength: Int, horizon: Int) -> Outlook {
    let seasonStart = history.count - seasonLength
    let deviation = changeDeviation(of: history, lag: seasonLength)
    return Outlook((0..<horizon).map { history[seasonStart + $0 % seasonLength] }) {
      deviation * (($0 - 1) / Double(seasonLength) + 1).rounded(.down).squareRoot()
    }
  }

  /// A season of one step makes the rule the naive one.
  public func redundancy(seasonLength: Int) -> String? {
    guard seasonLength == 1 else { return nil }
    return "The season length is 1: seasonal naive is the same as naive, and is left out."
  }
}
