/// Dates on an axis of seconds since 1970, at beginnings of years, months, days, hours.
package enum CalendarTics {
  /// A step between tics.
  enum Step: Equatable {
    case seconds(Int)
    case days(Int)
    case months(Int)
    case years(Int)

    /// About how long the step is.
    var seconds: Double {
      switch self {
      case .seconds(let count): Double(count)
      case .days(let count): Double(count) * 86400
      case .months(let count): Double(count) * 2_629_746
      case .years(let count): Double(count) * 31_556_952
      }
    }
  }

  private static let steps: [Step] =
    [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10800, 21600, 43200].map(Step.seconds)
    + [1, 2, 7, 14].map(Step.days) + [1, 2, 3, 6].map(Step.months)
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 100_000, 1_000_000]
    .map(Step.years)

  /// At most about `most` tics inside `range`, no closer than the data's own spacing.
  package static func tics(_ range: ValueRange, most: Int, spacing: Double) -> [Tic] {
    let least = max(range.span / Double(max(most, 1)), spacing * 0.95)
    guard let step = steps.first(where: { $0.seconds >= least }) ?? steps.last else { return [] }
    var tics: [Tic] = []
    var previous: CivilTime?
    for second in positions(range, step) {
      let time = CivilTime(secondsSince1970: second)
      tics.append(
        Tic(position: Double(second), label: label(time, step: step, after: previous)))
      previous = time
    }
    return tics
  }

  /// A whole date, for a single position.
  static func label(of seconds: Double) -> String {
    let time = CivilTime(secondsSince1970: Int(seconds.rounded()))
    let date = "\(time.day) \(time.monthName) \(time.year)"
    return time.secondOfDay == 0 ? date : "\(date) \(clock(time, withSeconds: true))"
  }

  private static func positions(_ range: ValueRange, _ step: Step) -> [Int] {
    let (first, last) = (Int(range.lower.rounded(.up)), Int(range.upper.rounded(.down)))
    guard first <= last else { return [] }
    var positions: [Int] = []
    switch step {
    case .seconds(let count):
      appendMultiples(of: count, offset: 0, from: first, through: last, to: &positions)
    case .days(let count):
      // Day 4 was a Monday: weeks begin there.
      let offset = count % 7 == 0 ? 4 * 86400 : 0
      appendMultiples(of: count * 86400, offset: offset, from: first, through: last, to: &positions)
    case .months(let count): appendMonths(count, from: first, through: last, to: &positions)
    case .years(let count): appendMonths(12 * count, from: first, through: last, to: &positions)
    }
    return positions
  }

  private static func appendMultiples(
    of step: Int, offset: Int, from first: Int, through last: Int, to positions: inout [Int]
  ) {
    var position = CivilTime.floorDivide(first - offset + step - 1, step) * step + offset
    while position <= last {
      positions.append(position)
      position += step
    }
  }

  private static func appendMonths(
    _ step: Int, from first: Int, through last: Int, to positions: inout [Int]
  ) {
    let start = CivilTime(secondsSince1970: first)
    var month = CivilTime.floorDivide(start.year * 12 + start.month - 1, step) * step
    while true {
      let year = CivilTime.floorDivide(month, 12)
      let seconds = CivilTime.days(year: year, month: month - year * 12 + 1, day: 1) * 86400
      if seconds > last { return }
      if seconds >= first { positions.append(seconds) }
      month += step
    }
  }

  /// The part that changes on the first line, the larger part below it where it begins.
  private static func label(_ time: CivilTime, step: Step, after previous: CivilTime?) -> String {
    switch step {
    case .years: return "\(time.year)"
    case .months:
      return time.monthName + (previous?.year == time.year ? "" : "\n\(time.year)")
    case .days:
      return "\(time.day) \(time.monthName)" + (previous?.year == time.year ? "" : "\n\(time.year)")
    case .seconds(let count):
      let isSameDay = previous.map {
        ($0.year, $0.month, $0.day) == (time.year, time.month, time.day)
      }
      let date = isSameDay == true ? "" : "\n\(time.day) \(time.monthName) \(time.year)"
      return clock(time, withSeconds: count < 60) + date
    }
  }

  private static func clock(_ time: CivilTime, withSeconds: Bool) -> String {
    let pair = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    let minutes = "\(pair(time.secondOfDay / 3600)):\(pair(time.secondOfDay / 60 % 60))"
    return withSeconds ? "\(minutes):\(pair(time.secondOfDay % 60))" : minutes
  }
}

/// A date and a time of day in the proleptic Gregorian calendar, without zone.
struct CivilTime: Equatable {
  let year: Int
  /// 1 to 12.
  let month: Int
  /// 1 to 31.
  let day: Int
  /// 0 to 86,399.
  let secondOfDay: Int

  /// Years begin in March here, so that the leap day is their last; 146,097 days are 400 years
  /// (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  init(secondsSince1970 seconds: Int) {
    let days = Self.floorDivide(seconds, 86400)
    secondOfDay = seconds - days * 86400
    let shifted = days + 719_468
    let era = Self.floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1970-01-01 to a date.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = floorDivide(marchYear, 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  var monthName: String {
    [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][month - 1]
  }

  /// The quotient rounded towards minus infinity; `divisor` is positive.
  static func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
    let quotient = dividend / divisor
    return dividend % divisor < 0 ? quotient - 1 : quotient
  }
}
