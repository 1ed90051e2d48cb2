/// The rows of one or more delimited files with the same columns.
struct DelimitedRows {
  private let paths: [String]
  private let options: CSVReader.Options
  private let header: Header
  private let delimiter: Finding<Delimiter>
  private let looksClosely: Bool
  private let statics: StaticFile?
  private var collector: RowCollector
  private var refused: [RefusedRow] = []

  /// Reads the header of the first file and decides what each column is.
  init(
    _ reader: inout RecordReader, paths: [String], options: CSVReader.Options,
    looksClosely: Bool
  ) throws(ReadError) {
    self.paths = paths
    // A row that is read in one go is not asked for text.
    self.looksClosely =
      looksClosely
      || (options.covariates.fixed.isEmpty == false && options.covariates.staticFile == nil)
    self.options = options
    (header, delimiter) = try Self.header(&reader, options)
    let roles = try ColumnRoles(header: header, options: options, reader: &reader)
    try Self.check(options.covariates, roles, paths: paths)
    statics =
      if let path = options.covariates.staticFile, let column = roles.series.value {
        try StaticFile(
          path: path, seriesColumn: header.names[column], wanted: options.covariates.fixed,
          delimiter: options.delimiter)
      } else { nil }
    if roles.series.value == nil, let path = Self.repeated(paths) {
      throw .header(file: path, .givenTwice)
    }
    collector = RowCollector(header: header, roles: roles, paths: paths, options: options)
  }

  /// Reads the header of a further file, which must have the columns of the first.
  func begin(_ reader: inout RecordReader) throws(ReadError) {
    let (other, _) = try Self.header(&reader, options)
    guard other.names == header.names else {
      throw .header(file: reader.path, .differs(from: paths[0]))
    }
  }

  /// The first path that stands among those before it.
  private static func repeated(_ paths: [String]) -> String? {
    paths.enumerated().first { paths[..<$0].contains($1) }?.element
  }

  private static func header(
    _ reader: inout RecordReader, _ options: CSVReader.Options
  ) throws(ReadError) -> (Header, Finding<Delimiter>) {
    let delimiter = try DelimiterInference.delimiter(of: &reader, given: options.delimiter)
    reader.delimiter = delimiter.value
    guard try reader.advance() else { throw .emptyFile(reader.path) }
    return (try Header(of: reader), delimiter)
  }

  /// Takes all rows of a file, the position of which is given.
  mutating func take(_ reader: inout RecordReader, file: Int) throws(ReadError) {
    reader.passesBlankLines = options.onError == .skip
    while true {
      if !looksClosely { collector.takePlainRows(&reader, file: file) }
      do throws(ReadError) {
        guard try reader.advance() else { return }
        try collector.take(reader, file: file)
      } catch {
        guard options.onError == .skip, error.isOfRow else { throw error }
        try reader.leaveFaultyLine()
        refused.append(RefusedRow(error: error, bytes: reader.recordBytes))
      }
    }
  }

  /// Takes all rows of the file of future values.
  mutating func takeFuture(_ reader: inout RecordReader) throws(ReadError) {
    let (other, _) = try Self.header(&reader, options)
    let columns = try FutureColumns(other, like: header, collector.roles, file: reader.path)
    reader.passesBlankLines = options.onError == .skip
    while true {
      do throws(ReadError) {
        guard try reader.advance() else { return }
        try collector.takeFuture(reader, columns, file: paths.count)
      } catch {
        guard options.onError == .skip, error.isOfRow else { throw error }
        try reader.leaveFaultyLine()
        refused.append(RefusedRow(error: error, bytes: reader.recordBytes))
      }
    }
  }

  /// Refuses covariates that cannot be told to belong to a series.
  private static func check(
    _ covariates: CovariateColumns, _ roles: ColumnRoles, paths: [String]
  ) throws(ReadError) {
    guard roles.series.value == nil else { return }
    if covariates.staticFile != nil || covariates.fixed.isEmpty == false {
      throw .covariates(file: paths[0], line: nil, .noSeriesColumn)
    }
    if covariates.futureFile != nil, paths.count > 1 {
      throw .covariates(file: paths[1], line: nil, .severalFiles)
    }
  }

  /// The series of all rows.
  mutating func reading() throws(ReadError) -> SeriesReading {
    let roles = collector.roles
    let isLong = roles.series.value != nil
    guard collector.count > 0 else { throw .noRows(file: paths[0]) }
    let names = header.names
    let targets = roles.targets.value
    guard !targets.isEmpty else {
      let columns = names.map { Excerpt($0) }
      throw .columns(
        file: paths[0], .noNumbers(columns: columns, delimiter: delimiter.value))
    }
    let timeName = roles.time.value.map { names[$0] }
    let times: TimeReader.Outcome
    do throws(ColumnFault) {
      times = try collector.times.outcome(column: timeName ?? "")
    } catch {
      throw .columns(file: paths[0], error)
    }
    var assembly = try SeriesAssembly(
      paths: paths + [options.covariates.futureFile].compactMap(\.self),
      names: roles.numbers.map { names[$0] }, groups: roles.groups,
      style: times.style, order: times.order, options: options)
    assembly.fixedNames = roles.fixed.map { names[$0] }
    assembly.statics = statics
    let panel = try assembly.series(of: collector.takePanel())
    return SeriesReading(
      panel: panel, format: isLong ? .long : .wide, delimiter: delimiter,
      seriesColumn: seriesColumn(roles),
      timeColumn: Finding(timeName, reason: roles.time.reason),
      targets: Finding(targets.map { names[$0] }, reason: roles.targets.reason),
      frequency: assembly.frequency ?? Finding(panel[0].axis.frequency, reason: "one row"),
      seasonLength: assembly.season,
      ignoredColumns: roles.unread(of: names.count).map { names[$0] },
      notes: notes(roles, times) + Self.notes(on: panel[0], isLong: isLong)
        + assembly.tally.notes(options.regularity),
      refused: refused, metadata: nil)
  }

  private func seriesColumn(_ roles: ColumnRoles) -> Finding<String?> {
    if let column = roles.series.value {
      return Finding(header.names[column], reason: roles.series.reason)
    }
    return paths.count > 1
      ? Finding("series", reason: "each file is a series")
      : Finding(nil, reason: roles.series.reason)
  }

  /// Which covariates there are, and how far the future ones are known.
  private static func notes(on series: TimeSeries, isLong: Bool) -> [String] {
    let covariates = series.covariates
    let weights =
      covariates.weights.map { ["Rows count as '\($0.name)' says."] } ?? []
    var parts: [String] = []
    if covariates.past.isEmpty == false {
      parts.append("past \(nameList(covariates.past.map(\.name)))")
    }
    if let first = covariates.future.first {
      let ahead = first.values.count - series.count
      parts.append(
        "future \(nameList(covariates.future.map(\.name)))"
          + (isLong ? "" : ", known \(countText(ahead, "step")) ahead"))
    }
    if covariates.fixed.isEmpty == false {
      parts.append("static \(nameList(covariates.fixed.map(\.name)))")
    }
    return (parts.isEmpty ? [] : ["Covariates: \(parts.joined(separator: "; "))."]) + weights
  }

  private func notes(_ roles: ColumnRoles, _ times: TimeReader.Outcome) -> [String] {
    let comma =
      roles.decimal.value == .comma
      ? ["The decimal mark is a comma (\(roles.decimal.reason))."] : []
    return comma + (times.note.map { [$0] } ?? [])
  }
}

extension ReadError {
  /// Whether one row is at fault, so that others can be read without it.
  var isOfRow: Bool {
    switch self {
    case .row, .number, .time: true
    case .tsf(_, .value), .tsf(_, .start), .tsf(_, .attributeCount), .tsf(_, .unnamedSeries),
      .tsf(_, .repeatedSeries):
      true
    default: false
    }
  }
}
