extension Frequency {
  /// Steps in the usual season of this frequency, and why: 12 for monthly series, 24 for hourly ones.
  ///
  /// The usual season is the year for months, quarters and weeks (52), the week for days, the day for
  /// hours and minutes, the hour for seconds. It is 1 (none) for years, for plain steps, and where
  /// steps do not fill the season evenly.
  public var seasonLength: Finding<Int> {
    let length = stepsInSeason
    guard let (_, cycle) = season else {
      return Finding(
        length,
        reason: unit == .step
          ? "plain steps tell no season" : "a \(unit.rawValue) holds its whole season")
    }
    if multiple == 1 { return Finding(length, reason: "\(length) \(unit.rawValue)s make \(cycle)") }
    guard length > 1 else {
      return Finding(1, reason: "no whole number of steps of \(gapText) lies within \(cycle)")
    }
    return Finding(length, reason: "\(length) steps of \(gapText) make \(cycle)")
  }

  /// The same without the reason.
  var stepsInSeason: Int {
    guard let (count, _) = season, count % multiple == 0 else { return 1 }
    return count / multiple
  }

  /// How many of the unit make a season, and which; `nil` if none does.
  private var season: (count: Int, cycle: String)? {
    switch unit {
    case .second: (3600, "an hour")
    case .minute: (1440, "a day")
    case .hour: (24, "a day")
    case .day: (7, "a week")
    case .businessDay: (5, "a week")
    case .week: (52, "a year")
    case .month: (12, "a year")
    case .quarter: (4, "a year")
    case .year, .step: nil
    }
  }
}
