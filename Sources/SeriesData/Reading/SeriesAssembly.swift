/// Makes series of rows: in order, one row a step, every step there, no value missing.
struct SeriesAssembly {
  let paths: [String]
  /// By channel of the rows.
  let names: [String]
  let groups: ChannelGroups
  /// The names of the static covariates that stand in the rows.
  var fixedNames: [String] = []
  /// Those of another file.
  var statics: StaticFile?
  let style: TimeStyle
  let order: DayOrder?
  let regularity: Regularity
  let seasonLength: Int?
  /// The frequency of all series and where it comes from; to be found in the first series if `nil`.
  private(set) var frequency: Finding<Frequency>?
  private var given: AxisInference.Given?
  private(set) var tally = GapTally()
  private var known: KnownSteps?
  /// The times of a series that needed nothing done to it, and the axis they lie on: most often those of the
  /// next series too.
  private var settled: (column: TimeColumn, times: [Int], axis: TimeAxis)?

  init(
    paths: [String], names: [String], groups: ChannelGroups, style: TimeStyle, order: DayOrder?,
    options: CSVReader.Options
  ) throws(ReadError) {
    self.paths = paths
    self.names = names
    self.groups = groups
    self.style = style
    self.order = order
    regularity = options.regularity
    seasonLength = options.seasonLength
    given = options.frequency.map { AxisInference.Given(frequency: $0, source: "as given") }
    do throws(SeriesError) {
      known = try KnownSteps(until: options.origin, style: style)
    } catch {
      throw .series(file: paths[0], error)
    }
  }

  /// The series of all rows; the longest tells the frequency of all.
  mutating func series(of panel: consuming PanelRows) throws(ReadError) -> [TimeSeries] {
    let counts = panel.series.map(\.count)
    guard let longest = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return [] }
    let name = panel.series[longest].name
    let first = try series(of: panel.take(longest))
    if given == nil, let frequency {
      given = AxisInference.Given(
        frequency: frequency.value, source: "as in series \(Excerpt(name))")
    }
    var result: [TimeSeries] = []
    result.reserveCapacity(counts.count)
    for index in counts.indices {
      if index == longest {
        if let first { result.append(first) }
      } else if let series = try series(of: panel.take(index)) {
        result.append(series)
      }
    }
    do throws(SeriesError) { try known?.check() } catch { throw .series(file: paths[0], error) }
    return result
  }

  /// The season length that a file of plain steps declares.
  var declaredSeason: Finding<Int>?

  /// The season length of the frequency, unless it was given or declared.
  var season: Finding<Int> {
    seasonLength.map { Finding($0, reason: "given") } ?? declaredSeason
      ?? frequency?.value.seasonLength ?? Finding(1, reason: "plain steps tell no season")
  }

  /// One series; `nil` if nothing was known of it at the origin.
  private mutating func series(of rows: consuming SeriesRows) throws(ReadError) -> TimeSeries? {
    let lines = rows.lines
    let name = rows.name
    let fixed = rows.fixed
    let axis: TimeAxis
    var values: [[Double]]
    if let known = rows.axis {
      axis = known
      values = rows.takeValues()
      if frequency == nil { frequency = Finding(known.frequency, reason: "\(known.frequency)") }
    } else {
      let column = rows.times
      values = rows.takeValues()
      if let settled, !groups.hasCovariates, settled.column.isPlainlyEqual(to: column) {
        axis = settled.axis
      } else {
        let times = order.map { order in column.all.map { OpenDate.seconds($0, order) } }
        axis = try settle(column, times ?? column.all, &values, lines)
      }
    }
    let file = paths[lines[0].file]
    let observed = groups.observedCount(values)
    guard observed > 0 else {
      throw .covariates(file: file, line: nil, .noTarget(series: Excerpt(name)))
    }
    let count = known?.count(of: observed, on: axis) ?? observed
    guard count > 0 else { return nil }
    for channel in groups.known where count < values[channel].count {
      values[channel].removeSubrange(count...)
    }
    return try finished(
      name: name, axis: axis, values: &values, fixed: try statics(of: name, fixed), file: file)
  }

  private func statics(of name: String, _ cells: [String]) throws(ReadError) -> [StaticCovariate] {
    if let statics { return try statics.covariates(of: name) }
    return zip(fixedNames, cells).map { StaticCovariate(name: $0, value: $1) }
  }

  /// Finds the first value that is missing where nothing is filled: any but those of targets and past covariates
  /// in rows after the last target, if there are future covariates.
  private func checkCovariates(
    _ times: [Int], _ values: [[Double]], _ lines: LineIndex
  ) throws(ReadError) {
    guard groups.hasCovariates, regularity.fill == .error, regularity.aggregate == nil else {
      return
    }
    var lastKnown = groups.future > 0 ? Int.min : .max
    if groups.future > 0 {
      for row in times.indices where values[..<groups.targets].contains(where: { !$0[row].isNaN }) {
        lastKnown = max(lastKnown, times[row])
      }
    }
    for row in times.indices {
      // Of rows that are not in order that is said first.
      if row > 0, times[row] <= times[row - 1] {
        guard times[row] == times[row - 1] ? regularity.duplicates != nil : regularity.sorts else {
          return
        }
      }
      let isAhead = times[row] > lastKnown
      for channel in values.indices where values[channel][row].isNaN {
        guard !isAhead || !groups.known.contains(channel) else { continue }
        let (column, at) = (Excerpt(names[channel]), lines[row])
        let time = style.format(
          style == .step ? .step(times[row]) : .instant(seconds: times[row]))
        throw .covariates(
          file: paths[at.file], line: at.line,
          isAhead ? .missingAhead(column: column, time: time) : .missing(column: column, time: time)
        )
      }
    }
  }

  /// The axis of the times, on which the values are brought.
  private mutating func settle(
    _ column: TimeColumn, _ times: [Int], _ values: inout [[Double]], _ lines: LineIndex
  ) throws(ReadError) -> TimeAxis {
    try checkCovariates(times, values, lines)
    if let settled, settled.times == times { return settled.axis }
    var taken: [[Double]] = []
    swap(&taken, &values)
    let before = tally
    var table = TimedValues(times: times, values: consume taken)
    do throws(AxisInference.Fault) {
      let axis = try table.regularise(
        regularity, style: style, given: given, tally: &tally, found: &frequency)
      // Counting rows changes values even where no row goes into another.
      let counts = regularity.aggregate == .count || regularity.duplicates == .count
      if tally == before, !counts { settled = (column, times, axis) }
      values = table.takeValues()
      return axis
    } catch {
      let (at, before) = (lines[error.row], lines[error.previousRow])
      throw .order(
        file: paths[at.file], line: at.line, previousLine: before.line, error.reason)
    }
  }

  private mutating func finished(
    name: String, axis: TimeAxis, values: inout [[Double]], fixed: [StaticCovariate], file: String
  ) throws(ReadError) -> TimeSeries {
    do throws(SeriesError) {
      let season = seasonLength ?? frequency?.value.stepsInSeason ?? 1
      let missing = regularity.fill == .mask ? values.map(Self.missing) : nil
      for channel in values.indices {
        guard !values[channel].areFinite, values[channel].contains(where: \.isNaN) else {
          continue
        }
        guard regularity.fill != .error else {
          let step = values[channel].firstIndex(where: \.isNaN) ?? 0
          throw .missingValue(series: name, channel: names[channel], time: axis.label(at: step))
        }
        guard let count = regularity.fill.fill(&values[channel], seasonLength: season) else {
          throw .nothingToFillFrom(series: name, channel: names[channel])
        }
        tally.filledValues += count
      }
      func channels(_ range: Range<Int>) -> [TimeSeries.Channel] {
        range.map { .init(name: names[$0], values: values[$0]) }
      }
      let (past, known) = (groups.targets + groups.past, groups.known.upperBound)
      return try TimeSeries(
        name: name, axis: axis, seasonLength: season,
        channels: (0..<groups.targets).map {
          TimeSeries.Channel(name: names[$0], values: values[$0], missing: missing?[$0])
        },
        covariates: groups.hasCovariates || fixed.isEmpty == false
          ? Covariates(
            past: channels(groups.targets..<past), future: channels(known..<values.count),
            fixed: fixed, weights: channels(past..<known).first) : .none)
    } catch {
      throw .series(file: file, error)
    }
  }

  private static func missing(_ values: [Double]) -> [Bool]? {
    values.contains(where: \.isNaN) ? values.map(\.isNaN) : nil
  }
}

/// What was done to bring rows to one frequency, counted over all series.
struct GapTally: Equatable {
  var sortedSeries = 0
  var mergedRows = 0
  var addedValues = 0
  var filledValues = 0
  private var cutFirstSteps = 0
  private var cutLastSteps = 0

  /// Remembers how far rows covered the first and the last step of a series.
  mutating func note(_ coverage: StepCoverage) {
    if coverage.cutsFirst { cutFirstSteps += 1 }
    if coverage.cutsLast { cutLastSteps += 1 }
  }

  /// What was done, each in a sentence.
  func notes(_ regularity: Regularity) -> [String] {
    var notes: [String] = []
    if sortedSeries > 0 {
      notes.append("Rows were sorted by time in \(sortedSeries) series.")
    }
    if mergedRows > 0 {
      let how = regularity.aggregate ?? regularity.duplicates ?? .mean
      notes.append(
        "\(countText(mergedRows, "row")) went into others of one step (\(how.rawValue)).")
    }
    let cuts = [("first", cutFirstSteps), ("last", cutLastSteps)].filter { $0.1 > 0 }
    if cuts.isEmpty == false {
      notes.append(
        "The rows cover only a part of "
          + cuts.map { "the \($0.0) step in \($0.1) series" }.joined(separator: " and of ")
          + " (\(regularity.aggregate?.rawValue ?? "sum")): "
          + "leave these rows out, or add those that are missing.")
    }
    if filledValues > 0 {
      let how = regularity.fill == .mask ? "masked" : "filled (\(regularity.fill.rawValue))"
      notes.append(
        "\(countText(filledValues, "missing value")) \(how), "
          + "\(addedValues) of them in steps without a row.")
    }
    return notes
  }
}
