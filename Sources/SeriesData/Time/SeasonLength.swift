extension Frequency {
  /// Steps in the usual season of this frequency, and why: 12 for monthly series, 24 for hourly ones.
  ///
  /// The usual season is the year for months, quarters and weeks (52), the week for days, the day for
  /// hours and minutes, the hour for seconds. It is 1 (none) for years, for plain steps, and where
  /// steps do not fill the season evenly.
  public var seasonLength: Finding<Int> {
    guard let (count, cycle) = Self.season[unit] else {
      return Finding(
        1,
        reason: unit == .step
          ? "plain steps tell no season" : "a \(unit.rawValue) holds its whole season")
    }
    let length = count / multiple
    if multiple == 1 {
      return Finding(count, reason: "\(count) \(unit.rawValue)s make \(cycle)")
    }
    guard count % multiple == 0, length > 1 else {
      return Finding(1, reason: "no whole number of steps of \(gapText) lies within \(cycle)")
    }
    return Finding(length, reason: "\(length) steps of \(gapText) make \(cycle)")
  }

  private static let season: [Unit: (count: Int, cycle: String)] = [
    .second: (3600, "an hour"), .minute: (1440, "a day"), .hour: (24, "a day"), .day: (7, "a week"),
    .businessDay: (5, "a week"), .week: (52, "a year"), .month: (12, "a year"),
    .quarter: (4, "a year"),
  ]
}
