/// Values with their times, on the way to one value for every step.
struct TimedValues {
  private(set) var times: [Int]
  /// By channel.
  private var values: [[Double]]
  /// The row that each time was read from, where that is not its position.
  private var rows: [Int]?

  init(times: [Int], values: [[Double]]) {
    self.times = times
    self.values = values
  }

  /// Hands out the values, so that whoever fills them has them alone.
  mutating func takeValues() -> [[Double]] {
    let values = self.values
    self.values = []
    return values
  }

  /// Sorts, merges and spreads the values as far as was asked for.
  ///
  /// - Returns: the axis whose steps the values then are.
  mutating func regularise(
    _ regularity: Regularity, style: TimeStyle, given: AxisInference.Given?,
    tally: inout GapTally, found: inout Finding<Frequency>?
  ) throws(AxisInference.Fault) -> TimeAxis {
    if regularity.sorts { sort(&tally) }
    if let aggregation = regularity.aggregate, let given, isFloored(given.frequency, style) {
      let coverage =
        aggregation == .sum || aggregation == .count
        ? StepCoverage(of: times, in: given.frequency, style: style) : nil
      for index in times.indices { times[index] = given.frequency.floor(times[index]) }
      if regularity.sorts == false { try checkOrder(style, allowsEqual: true) }
      let mergedBefore = tally.mergedRows
      merge(aggregation, &tally)
      if let coverage, tally.mergedRows > mergedBefore { tally.note(coverage) }
    } else if let duplicates = regularity.duplicates {
      try checkOrder(style, allowsEqual: true)
      merge(duplicates, &tally)
    }
    guard times.count > 1 else { return try axisOfOneRow(style, given, &found) }
    let inference = AxisInference(times: times, style: style)
    let axis: TimeAxis
    do throws(AxisInference.Fault) {
      let (inferred, finding) = try inference.axis(
        given: given, allowsGaps: regularity.fill != .error, explains: found == nil)
      axis = inferred
      if found == nil { found = finding }
    } catch {
      throw located(error)
    }
    if regularity.fill != .error { try spread(over: axis, &tally) }
    return axis
  }

  /// One time tells no frequency, unless times are plain steps.
  private func axisOfOneRow(
    _ style: TimeStyle, _ given: AxisInference.Given?, _ found: inout Finding<Frequency>?
  ) throws(AxisInference.Fault) -> TimeAxis {
    let start: TimePoint = style == .step ? .step(times[0]) : .instant(seconds: times[0])
    guard let frequency = given?.frequency ?? (style == .step ? Frequency(checked: .step, 1) : nil)
    else {
      throw located(AxisInference.Fault(row: 0, reason: .onlyTime(time: style.format(start))))
    }
    if found == nil {
      found = Finding(
        frequency, reason: "\(frequency)" + (given.map { ", \($0.source)" } ?? ": there is one row")
      )
    }
    return TimeAxis(start: start, frequency: frequency, style: style)
  }

  private func isFloored(_ frequency: Frequency, _ style: TimeStyle) -> Bool {
    (frequency.unit == .step) == (style == .step)
  }

  /// Stable: rows of one time keep their order.
  private mutating func sort(_ tally: inout GapTally) {
    guard zip(times, times.dropFirst()).contains(where: { $0 > $1 }) else { return }
    tally.sortedSeries += 1
    let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    times = order.map { times[$0] }
    for channel in values.indices {
      let old = values[channel]
      values[channel] = order.map { old[$0] }
    }
    rows = order
  }

  private func checkOrder(
    _ style: TimeStyle, allowsEqual: Bool
  ) throws(AxisInference.Fault) {
    do throws(AxisInference.Fault) {
      try AxisInference(times: times, style: style).checkOrder(allowsEqual: allowsEqual)
    } catch {
      throw located(error)
    }
  }

  /// Rows of one time become one.
  private mutating func merge(_ aggregation: Aggregation, _ tally: inout GapTally) {
    var starts: [Int] = []
    for row in times.indices where row == 0 || times[row] != times[row - 1] {
      starts.append(row)
    }
    guard starts.count < times.count || aggregation == .count else { return }
    tally.mergedRows += times.count - starts.count
    let ends = starts.dropFirst() + [times.count]
    for channel in values.indices {
      let old = values[channel]
      values[channel] = zip(starts, ends).map { aggregation.value(of: old[$0..<$1]) }
    }
    times = starts.map { times[$0] }
    let old = rows
    rows = starts.map { old?[$0] ?? $0 }
  }

  /// Gives every step a value; NaN where there was no row.
  private mutating func spread(
    over axis: TimeAxis, _ tally: inout GapTally
  ) throws(AxisInference.Fault) {
    guard let last = times.last, let final = axis.step(of: last), final + 1 > times.count else {
      return
    }
    let count = final + 1
    guard count / 16 <= times.count + 64 else {
      throw located(
        AxisInference.Fault(
          row: times.count - 1, previousRow: 0,
          reason: .tooSparse(
            rows: times.count, steps: count, frequency: "\(axis.frequency)")))
    }
    let steps = times.map { axis.step(of: $0) ?? 0 }
    for channel in values.indices {
      var spread = [Double](repeating: .nan, count: count)
      for (row, step) in steps.enumerated() { spread[step] = values[channel][row] }
      values[channel] = spread
    }
    tally.addedValues += (count - times.count) * values.count
    times = []
  }

  /// A fault with the rows of the file in place of positions.
  private func located(_ fault: AxisInference.Fault) -> AxisInference.Fault {
    guard let rows else { return fault }
    return AxisInference.Fault(
      row: rows[fault.row], previousRow: rows[fault.previousRow], reason: fault.reason)
  }
}
