/// Comb: the mean of SES, Holt and the damped trend on the seasonally adjusted series, a benchmark of the M3 and
/// M4 competitions (Makridakis and Hibon, 2000, The M3-Competition: results, conclusions and
/// implications).
///
/// Its deviations are the means of theirs.
public struct CombBaseline: AdjustedBaseline {
  private static let members: [SmoothingBaseline] = [.simple, .holt, .damped]

  /// The rule; it has no settings.
  public init() {}

  /// `Comb`.
  public var name: String { "Comb" }

  /// As many as the member that needs the most.
  public func neededCount(seasonLength: Int) -> Int {
    SmoothingBaseline.damped.neededCount(seasonLength: 1)
  }

  func adjustedOutlook(after values: [Double], horizon: Int) -> Outlook {
    let outlooks = Self.members.map { $0.adjustedOutlook(after: values, horizon: horizon) }
    return Outlook(combining: outlooks) { $0.reduce(0, +) / Double($0.count) }
  }
}

extension Outlook {
  /// What a rule makes of the values, and of the deviations, of several outlooks at each step.
  init(combining outlooks: [Outlook], by rule: ([Double]) -> Double) {
    func combined(_ part: KeyPath<Outlook, [Double]>) -> [Double] {
      outlooks[0].values.indices.map { step in rule(outlooks.map { $0[keyPath: part][step] }) }
    }
    self.init(values: combined(\.values), deviations: combined(\.deviations))
  }
}
