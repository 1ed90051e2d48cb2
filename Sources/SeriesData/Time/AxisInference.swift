/// Finds the axis that a whole column of times lies on, and the evidence for it.
///
/// The frequency is the gap that more than half of the neighbouring rows share: a number of months if the
/// days of the month agree, else a number of seconds. Every row must then lie on it.
struct AxisInference {
  /// The times of all rows, as numbers; at least two.
  let times: [Int]
  /// How the times are written.
  let style: TimeStyle
  /// The gap of all rows, if they have but one and no month is as short.
  private let onlyGap: Int?

  init(times: [Int], style: TimeStyle) {
    self.times = times
    self.style = style
    onlyGap = Self.onlyGap(of: times)
  }

  private static func onlyGap(of times: [Int]) -> Int? {
    guard times.count > 1 else { return nil }
    let gap = times[1] - times[0]
    guard gap > 0, gap < 28 * TimePoint.secondsPerDay else { return nil }
    for row in 2..<times.count where times[row] - times[row - 1] != gap { return nil }
    return gap
  }

  /// Whether it is plain that every row follows the one before it by one step.
  private func isEven(_ frequency: Frequency) -> Bool {
    guard let onlyGap, frequency.unit != .businessDay else { return false }
    let unit = frequency.unit == .step ? 1 : frequency.unit.seconds
    return unit.map { saturatingProduct($0, frequency.multiple) == onlyGap } ?? false
  }

  /// A row, from 0, whose time does not follow another, most often that of the row before.
  struct Fault: Error, Equatable {
    let row: Int
    let previousRow: Int
    let reason: TimeOrderFault

    init(row: Int, previousRow: Int? = nil, reason: TimeOrderFault) {
      self.row = row
      self.previousRow = previousRow ?? max(0, row - 1)
      self.reason = reason
    }
  }

  /// A frequency that is known beforehand.
  struct Given: Sendable {
    let frequency: Frequency
    /// Where it comes from: `as given`, `as in series 'A'`.
    let source: String
  }

  /// The axis of all rows, with the frequency that was found or, if one was given, checked.
  ///
  /// - Parameters:
  ///   - allowsGaps: whether rows may be missing.
  ///   - explains: whether the evidence is wanted.
  func axis(
    given: Given?, allowsGaps: Bool, explains: Bool
  ) throws(Fault) -> (axis: TimeAxis, frequency: Finding<Frequency>) {
    try checkOrder(allowsEqual: false)
    if let given, (given.frequency.unit == .step) != (style == .step) {
      throw Fault(row: 0, reason: .wrongKind(frequency: given.frequency, style: style))
    }
    let frequency: Frequency
    if let given { frequency = given.frequency } else { frequency = try inferred() }
    if frequency.unit == .businessDay { try checkWeekends(frequency) }
    let axis = TimeAxis(
      start: point(0), frequency: frequency, style: style, dayOfMonth: dayOfMonth(frequency))
    try check(axis, given: given, allowsGaps: allowsGaps)
    return (axis, Finding(frequency, reason: explains ? evidence(axis, given: given) : ""))
  }

  /// Checks that no time is before the one of the row before it.
  func checkOrder(allowsEqual: Bool) throws(Fault) {
    if onlyGap != nil { return }
    for row in times.indices.dropFirst() where times[row] <= times[row - 1] {
      if times[row] == times[row - 1] {
        if allowsEqual { continue }
        throw Fault(row: row, reason: .repeated(time: label(row)))
      }
      let isDescending = (1..<times.count).allSatisfy { times[$0] < times[$0 - 1] }
      throw Fault(
        row: row,
        reason: .backwards(
          time: label(row), previous: label(row - 1), isDescending: isDescending))
    }
  }

  private func checkWeekends(_ frequency: Frequency) throws(Fault) {
    guard let row = times.firstIndex(where: { TimePoint.split(seconds: $0).date.isWeekend }) else {
      return
    }
    throw Fault(row: row, reason: .onWeekend(time: label(row), frequency: "\(frequency)"))
  }

  private func inferred() throws(Fault) -> Frequency {
    let rows = 1..<times.count
    if onlyGap == nil, style != .step, let months = majority(rows, { calendarGap(before: $0) }) {
      return Frequency(gapInMonths: months)
    }
    if let gap = onlyGap ?? majority(rows, { times[$0] - times[$0 - 1] }) {
      if skipsWeekends(gap), let days = majority(rows, { businessGap(before: $0) }), days > 0 {
        return Frequency(checked: .businessDay, days)
      }
      return plainFrequency(gap)
    }
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
    var day = 1
    var areMonthEnds = true
    for date in dates {
      day = max(day, date.day)
      areMonthEnds = areMonthEnds && date.isMonthEnd
    }
    // A month end in every row is meant so, even if the last days seen are all 30 or 28.
    if areMonthEnds { return 31 }
    guard day > 28 else { return nil }
    return dates.allSatisfy { $0.day == day || ($0.day < day && $0.isMonthEnd) } ? day : nil
  }

  private func check(
    _ axis: TimeAxis, given: Given?, allowsGaps: Bool
  ) throws(Fault) {
    if isEven(axis.frequency) { return }
    for row in times.indices.dropFirst() {
      if allowsGaps ? axis.step(of: times[row]) != nil : axis.point(at: row).number == times[row] {
        continue
      }
      let time = label(row)
      let previous = label(row - 1)
      if !allowsGaps, let steps = steps(before: row, axis), steps > 1 {
        let places = (1..<times.count).count { self.steps(before: $0, axis) ?? 1 > 1 }
        throw Fault(
          row: row,
          reason: .missing(
            time: time, previous: previous, steps: steps - 1, places: places,
            frequency: evidence(axis, given: given)))
      }
      let before = (allowsGaps ? axis.step(of: times[row - 1]) : nil) ?? row - 1
      throw Fault(
        row: row,
        reason: .irregular(
          time: time, previous: previous, expected: axis.label(at: before + 1),
          frequency: evidence(axis, given: given)))
    }
  }

  /// Whether rows less than a week apart, for more than a week, all lie on working days.
  private func skipsWeekends(_ gap: Int) -> Bool {
    let day = TimePoint.secondsPerDay
    guard style != .step, gap % day == 0, gap < 7 * day, let first = times.first,
      let last = times.last, last - first > 7 * day
    else { return false }
    return times.allSatisfy { TimePoint.split(seconds: $0).date.isWeekend == false }
  }

  private func businessGap(before row: Int) -> Int? {
    let (days, second) = floorDivide(times[row], TimePoint.secondsPerDay)
    let (previous, previousSecond) = floorDivide(times[row - 1], TimePoint.secondsPerDay)
    guard second == previousSecond else { return nil }
    return CivilDate.businessIndex(daysSinceEpoch: days)
      - CivilDate.businessIndex(daysSinceEpoch: previous)
  }

  /// How many steps of the axis lie between a row and the one before it; `nil` if no whole number.
  private func steps(before row: Int, _ axis: TimeAxis) -> Int? {
    TimeAxis(
      start: point(row - 1), frequency: axis.frequency, style: style, dayOfMonth: axis.dayOfMonth
    ).step(of: times[row])
  }

  /// `monthly: 143 of 143 gaps are one month`.
  private func evidence(_ axis: TimeAxis, given: Given?) -> String {
    let matching =
      isEven(axis.frequency)
      ? times.count - 1 : (1..<times.count).count { steps(before: $0, axis) == 1 }
    let ends = axis.dayOfMonth == 31 ? ", at month ends" : ""
    let source = given.map { ", \($0.source)" } ?? ""
    return "\(axis.frequency)\(ends)\(weekday(axis))\(source): \(matching) of \(times.count - 1) "
      + "gaps are \(axis.frequency.gapText)"
  }

  /// The day of weekly rows.
  private func weekday(_ axis: TimeAxis) -> String {
    guard axis.frequency.unit == .week, style != .week, style != .dashedWeek else { return "" }
    let names = [
      "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays",
    ]
    return ", on \(names[TimePoint.split(seconds: times[0]).date.weekday])"
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
