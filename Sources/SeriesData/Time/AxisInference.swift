/// Finds the axis that a whole column of times lies on, and the evidence for it.
///
/// The frequency is the gap that more than half of the neighbouring rows share: a number of months if the
/// days of the month agree, else a number of seconds. Every row must then lie on it.
struct AxisInference {
  /// The times of all rows, as numbers; at least two.
  let times: [Int]
  /// How the times are written.
  let style: TimeStyle

  /// A row, from 0, whose time does not follow the row before it.
  struct Fault: Error, Equatable {
    let row: Int
    let reason: TimeOrderFault
  }

  /// The axis of all rows, with the frequency that was found or, if one was given, checked.
  func axis(given: Frequency?) throws(Fault) -> (axis: TimeAxis, frequency: Finding<Frequency>) {
    try checkOrder()
    if let given, (given.unit == .step) != (style == .step) {
      throw Fault(row: 0, reason: .wrongKind(frequency: given, style: style))
    }
    let frequency: Frequency
    if let given { frequency = given } else { frequency = try inferred() }
    let axis = TimeAxis(
      start: point(0), frequency: frequency, style: style, dayOfMonth: dayOfMonth(frequency))
    try check(axis, isGiven: given != nil)
    let reason = evidence(axis, isGiven: given != nil)
    return (axis, Finding(frequency, reason: reason))
  }

  private func checkOrder() throws(Fault) {
    for row in 1..<times.count where times[row] <= times[row - 1] {
      if times[row] == times[row - 1] { throw Fault(row: row, reason: .repeated(time: label(row))) }
      let isDescending = (1..<times.count).allSatisfy { times[$0] < times[$0 - 1] }
      throw Fault(
        row: row,
        reason: .backwards(
          time: label(row), previous: label(row - 1), isDescending: isDescending))
    }
  }

  private func inferred() throws(Fault) -> Frequency {
    let rows = 1..<times.count
    if style != .step, let months = majority(rows, { calendarGap(before: $0) }) {
      return Frequency(gapInMonths: months)
    }
    if let gap = majority(rows, { times[$0] - times[$0 - 1] }) { return plainFrequency(gap) }
    let first = times[1] - times[0]
    let row = rows.first { times[$0] - times[$0 - 1] != first } ?? 1
    throw Fault(
      row: row,
      reason: .noCommonGap(
        time: label(row), previous: label(row - 1),
        gap: plainFrequency(times[row] - times[row - 1]).gapText,
        otherGap: plainFrequency(first).gapText))
  }

  private func plainFrequency(_ gap: Int) -> Frequency {
    style == .step ? Frequency(checked: .step, gap) : Frequency(gapInSeconds: gap)
  }

  /// Whole months between a row and the one before it, or `nil` if their days do not agree.
  ///
  /// Days agree if they are equal, or if the smaller is the last of its month (30 April follows
  /// 31 March by one month).
  private func calendarGap(before row: Int) -> Int? {
    // No month is shorter; this spares dense series the calendar.
    guard times[row] - times[row - 1] >= 28 * TimePoint.secondsPerDay else { return nil }
    let (date, second) = TimePoint.split(seconds: times[row])
    let (previous, previousSecond) = TimePoint.split(seconds: times[row - 1])
    let months = date.monthIndex - previous.monthIndex
    guard months > 0, second == previousSecond else { return nil }
    let shorter = date.day < previous.day ? date : previous
    return date.day == previous.day || shorter.isMonthEnd ? months : nil
  }

  /// The day of the month that all steps aim for, or `nil` where every month has the start's own day.
  private func dayOfMonth(_ frequency: Frequency) -> Int? {
    guard frequency.unit.months != nil else { return nil }
    let dates = times.lazy.map { TimePoint.split(seconds: $0).date }
    // A month end in every row is meant so, even if the last days seen are all 30 or 28.
    let day = dates.allSatisfy(\.isMonthEnd) ? 31 : dates.map(\.day).max() ?? 1
    let isCommon = dates.allSatisfy { $0.day == day || ($0.day < day && $0.isMonthEnd) }
    return isCommon && day > 28 ? day : nil
  }

  private func check(_ axis: TimeAxis, isGiven: Bool) throws(Fault) {
    for row in 1..<times.count where axis.point(at: row).number != times[row] {
      let time = label(row)
      let previous = label(row - 1)
      if let steps = steps(before: row, axis), steps > 1 {
        if skipsWeekends(axis) {
          throw Fault(
            row: row,
            reason: .weekendsMissing(
              time: time, previous: previous, frequency: evidence(axis, isGiven: isGiven)))
        }
        let places = (1..<times.count).count { self.steps(before: $0, axis) ?? 1 > 1 }
        throw Fault(
          row: row,
          reason: .missing(
            time: time, previous: previous, steps: steps - 1, places: places,
            frequency: evidence(axis, isGiven: isGiven)))
      }
      throw Fault(
        row: row,
        reason: .irregular(
          time: time, previous: previous, expected: axis.label(at: row),
          frequency: evidence(axis, isGiven: isGiven)))
    }
  }

  /// Whether a daily series of more than a week has no row on a Saturday or Sunday.
  private func skipsWeekends(_ axis: TimeAxis) -> Bool {
    guard axis.frequency.unit == .day, axis.frequency.multiple == 1, let first = times.first,
      let last = times.last, last - first > 7 * TimePoint.secondsPerDay
    else { return false }
    return times.allSatisfy { TimePoint.split(seconds: $0).date.isWeekend == false }
  }

  /// How many steps of the axis lie between a row and the one before it; `nil` if no whole number.
  private func steps(before row: Int, _ axis: TimeAxis) -> Int? {
    let (unit, multiple) = (axis.frequency.unit, axis.frequency.multiple)
    let distance: Int
    let length: Int
    if let months = unit.months {
      let date = TimePoint.split(seconds: times[row]).date
      distance = date.monthIndex - TimePoint.split(seconds: times[row - 1]).date.monthIndex
      length = saturatingProduct(months, multiple)
    } else {
      distance = times[row] - times[row - 1]
      length = saturatingProduct(unit.seconds ?? 1, multiple)
    }
    guard distance % length == 0 else { return nil }
    let steps = distance / length
    let reached = axis.frequency.advance(point(row - 1), by: steps, dayOfMonth: axis.dayOfMonth)
    return reached.number == times[row] ? steps : nil
  }

  /// `monthly: 143 of 143 gaps are one month`.
  private func evidence(_ axis: TimeAxis, isGiven: Bool) -> String {
    let matching = (1..<times.count).count { steps(before: $0, axis) == 1 }
    let ends = axis.dayOfMonth == 31 ? ", at month ends" : ""
    let source = isGiven ? ", as given" : ""
    return "\(axis.frequency)\(ends)\(source): \(matching) of \(times.count - 1) gaps are "
      + axis.frequency.gapText
  }

  private func point(_ row: Int) -> TimePoint {
    style == .step ? .step(times[row]) : .instant(seconds: times[row])
  }

  private func label(_ row: Int) -> String { style.format(point(row)) }

  /// The value of more than half of the rows (Boyer and Moore, 1991), in constant memory.
  private func majority(_ rows: Range<Int>, _ value: (Int) -> Int?) -> Int? {
    var candidate: Int?
    var lead = 0
    for row in rows {
      let value = value(row)
      if lead == 0 { candidate = value }
      lead += value == candidate ? 1 : -1
    }
    guard let candidate else { return nil }
    return rows.count { value($0) == candidate } * 2 > rows.count ? candidate : nil
  }
}
