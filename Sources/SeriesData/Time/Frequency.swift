/// The distance between neighbouring steps: a multiple of a calendar unit, or of plain steps.
public struct Frequency: Sendable, Hashable {
  /// The calendar unit that is counted.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case step, second, minute, hour, day
    /// Monday to Friday.
    case businessDay = "business day"
    case week, month, quarter, year

    /// The length of a unit that is always equally long, else `nil`.
    var seconds: Int? {
      switch self {
      case .second: 1
      case .minute: 60
      case .hour: 3600
      case .day: 86_400
      case .week: 604_800
      case .step, .businessDay, .month, .quarter, .year: nil
      }
    }

    /// The length of a unit that is counted in months, else `nil`.
    var months: Int? {
      switch self {
      case .month: 1
      case .quarter: 3
      case .year: 12
      case .step, .second, .minute, .hour, .day, .businessDay, .week: nil
      }
    }
  }

  /// The unit that is counted.
  public let unit: Unit
  /// How many units lie between neighbouring steps; at least 1.
  public let multiple: Int

  /// The greatest multiple of a unit: no two times that a file may hold lie further apart.
  package static func largestMultiple(of unit: Unit) -> Int {
    let years = TimeStyle.years.count
    if let months = unit.months { return years * 12 / months }
    if unit == .businessDay { return years * 262 }
    if let seconds = unit.seconds { return years * 366 * TimePoint.secondsPerDay / seconds }
    return TimeStyle.steps.count
  }

  /// A frequency of `multiple` units, at least 1 and no more than two times of a file may lie apart.
  public init(_ unit: Unit, multiple: Int = 1) throws(SeriesError) {
    guard multiple >= 1 else { throw .notPositive(name: "frequency multiple", value: multiple) }
    guard multiple <= Self.largestMultiple(of: unit) else {
      throw Self.tooLarge("\(multiple)", unit)
    }
    self.init(checked: unit, multiple)
  }

  /// The error of a multiple that may be too large for an `Int`, too.
  static func tooLarge(_ multiple: String, _ unit: Unit) -> SeriesError {
    .tooLarge(
      name: "number of \(unit.rawValue)s in a frequency", found: multiple,
      most: largestMultiple(of: unit))
  }

  init(checked unit: Unit, _ multiple: Int) {
    self.unit = unit
    self.multiple = multiple
  }

  /// The widest unit that divides a gap of this many seconds, which must be positive.
  init(gapInSeconds gap: Int) {
    let candidates: [Unit] = [.week, .day, .hour, .minute]
    for unit in candidates {
      if let seconds = unit.seconds, gap % seconds == 0 {
        self.init(checked: unit, gap / seconds)
        return
      }
    }
    self.init(checked: .second, gap)
  }

  /// The usual name of a gap of this many months, which must be positive.
  init(gapInMonths gap: Int) {
    if gap % 12 == 0 {
      self.init(checked: .year, gap / 12)
    } else if gap == 3 {
      self.init(checked: .quarter, 1)
    } else {
      self.init(checked: .month, gap)
    }
  }

  /// The time point `steps` steps after (or, if negative, before) `start`.
  ///
  /// Months, quarters and years are counted in the calendar: 31 January plus one month is the last
  /// day of February, plus two months 31 March. A plain step is counted, whatever the unit. The result
  /// stays at the end of the representable range rather than overflow.
  ///
  /// - Parameter dayOfMonth: the day that calendar steps aim for, where a month has it; by default
  ///   the day of `start`. 31 keeps a series that starts on 30 April at month ends.
  /// - Precondition: dates are not advanced by plain steps.
  public func advance(_ start: TimePoint, by steps: Int, dayOfMonth: Int? = nil) -> TimePoint {
    let units = saturatingProduct(steps, multiple)
    switch start {
    case .step(let first):
      return .step(saturatingSum(first, units))
    case .instant(let seconds):
      if let unitSeconds = unit.seconds {
        return .instant(
          seconds: saturatingSum(seconds, saturatingProduct(units, unitSeconds)))
      }
      if unit == .businessDay {
        return .instant(seconds: Self.advance(seconds, byBusinessDays: units))
      }
      precondition(unit != .step, "advance: the date \(start) was to be advanced by plain steps")
      let months = saturatingProduct(units, unit.months ?? 1)
      return .instant(seconds: Self.advance(seconds, byMonths: months, dayOfMonth: dayOfMonth))
    }
  }

  private static func advance(_ seconds: Int, byBusinessDays count: Int) -> Int {
    let (days, secondOfDay) = floorDivide(seconds, TimePoint.secondsPerDay)
    let limit = CivilDate.greatestYear * 260
    let index = saturatingSum(CivilDate.businessIndex(daysSinceEpoch: days), count)
    let advanced = CivilDate.daysSinceEpoch(businessIndex: max(-limit, min(limit, index)))
    return advanced * TimePoint.secondsPerDay + secondOfDay
  }

  private static func advance(_ seconds: Int, byMonths months: Int, dayOfMonth: Int?) -> Int {
    let (date, secondOfDay) = TimePoint.split(seconds: seconds)
    let limit = CivilDate.greatestYear * 12
    let index = max(-limit, min(limit, saturatingSum(date.monthIndex, months)))
    let (year, month) = floorDivide(index, 12)
    let day = min(dayOfMonth ?? date.day, CivilDate.daysInMonth(month + 1, year: year))
    let advanced = CivilDate(year: year, month: month + 1, day: day)
    return advanced.daysSinceEpoch * TimePoint.secondsPerDay + secondOfDay
  }
}

/// The product, or the end of the range on its side.
func saturatingProduct(_ a: Int, _ b: Int) -> Int {
  let (product, overflow) = a.multipliedReportingOverflow(by: b)
  return overflow ? ((a < 0) == (b < 0) ? Int.max : Int.min) : product
}

/// The sum, or the end of the range on its side.
func saturatingSum(_ a: Int, _ b: Int) -> Int {
  let (sum, overflow) = a.addingReportingOverflow(b)
  return overflow ? (a < 0 ? Int.min : Int.max) : sum
}
