/// What is done about steps whose value is missing.
public enum FillPolicy: String, Sendable, Hashable, CaseIterable {
  /// Nothing: the first missing value is an error.
  case error
  /// On the line between the observations before and after; past the first or last, as that one is.
  case linear
  /// As the nearest observations one or more whole seasons before and after are, in the mean; on the line
  /// between neighbours where there are none.
  case seasonal
  /// As the observation before; before the first, as that one is.
  case previous
  /// Zero, as for a shop that sold nothing.
  case zero
  /// As the observation before, but remembered as missing (``TimeSeries/Channel/missing``): what is masked is
  /// no target of training, and is not judged.
  case mask

  /// Fills the missing values (NaN) of a channel in place and says how many there were.
  ///
  /// - Returns: `nil` if every value is missing and the policy needs one to go by.
  func fill(_ values: inout [Double], seasonLength: Int) -> Int? {
    let missing = values.indices.filter { values[$0].isNaN }
    guard !missing.isEmpty else { return 0 }
    if self == .zero {
      for step in missing { values[step] = 0 }
      return missing.count
    }
    guard missing.count < values.count else { return nil }
    let known = values
    var filled = values
    Self.interpolate(&filled, holdsLast: self == .previous || self == .mask)
    if self == .seasonal {
      for step in missing {
        if let value = Self.seasonal(known, at: step, seasonLength) { filled[step] = value }
      }
    }
    values = filled
    return missing.count
  }

  /// Fills between observations; outside of them, the nearest is repeated.
  private static func interpolate(_ values: inout [Double], holdsLast: Bool) {
    var last: Int?
    for step in values.indices where !values[step].isNaN {
      let value = values[step]
      if let last {
        let start = values[last]
        for gap in (last + 1)..<max(step, last + 1) {
          let share = Double(gap - last) / Double(step - last)
          // Weighted rather than by the difference, which could overflow.
          values[gap] = holdsLast ? start : start * (1 - share) + value * share
        }
      } else {
        for gap in 0..<step { values[gap] = value }
      }
      last = step
    }
    if let last {
      for gap in (last + 1)..<max(values.count, last + 1) { values[gap] = values[last] }
    }
  }

  private static func seasonal(_ values: [Double], at step: Int, _ season: Int) -> Double? {
    let before = stride(from: step - season, through: 0, by: -season)
      .first { !values[$0].isNaN }
    let after = stride(from: step + season, to: values.count, by: season)
      .first { !values[$0].isNaN }
    switch (before, after) {
    case (let before?, let after?): return values[before] / 2 + values[after] / 2
    case (let one?, nil), (nil, let one?): return values[one]
    case (nil, nil): return nil
    }
  }
}
