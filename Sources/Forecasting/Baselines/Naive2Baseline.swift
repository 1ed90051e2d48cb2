/// Naive2: the last seasonally adjusted observation at every step, with its season; what the M3 and M4
/// competitions measure others by.
public struct Naive2Baseline: AdjustedBaseline {
  /// The rule; it has no settings.
  public init() {}

  /// `Naive2`.
  public var name: String { "Naive2" }

  /// One observation suffices; a season needs three of its length.
  public func neededCount(seasonLength: Int) -> Int { 1 }

  func adjustedOutlook(after values: [Double], horizon: Int) -> Outlook {
    NaiveBaseline().scaledOutlook(after: values, seasonLength: 1, horizon: horizon)
  }
}
