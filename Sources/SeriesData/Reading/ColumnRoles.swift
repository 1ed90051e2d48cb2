/// Which column holds the times, and which are read as channels.
struct ColumnRoles {
  /// `nil` if no column holds times and the rows are numbered.
  let time: Finding<Int?>
  /// The column that tells the series of a long file apart; `nil` if there is one series.
  let series: Finding<Int?>
  /// How the times are written, if the first rows tell.
  let style: TimeStyle?
  let targets: Finding<[Int]>
  /// The columns of covariates.
  let past: [Int], future: [Int], fixed: [Int]
  /// The column of weights, if there is one.
  let weights: [Int]
  let decimal: Finding<NumberStyle.DecimalMark>

  static let sampleSize = 200

  /// Takes what was asked for and infers the rest from the rows that come next.
  init(
    header: Header, options: CSVReader.Options, reader: inout RecordReader
  ) throws(ReadError) {
    let file = reader.path
    let given = try Self.given(options, header, file)
    past = try Self.columns(options.covariates.past, header, file)
    future = try Self.columns(options.covariates.future, header, file)
    fixed =
      options.covariates.staticFile == nil
      ? try Self.columns(options.covariates.fixed, header, file) : []
    weights = try Self.columns([options.covariates.weights].compactMap(\.self), header, file)
    let covariates = past + weights + future + fixed
    let series = try Self.series(header, options, file)
    self.series = series
    let samples = Self.samples(of: &reader, columns: header.names.count, options: options)
    let decimal = Self.decimal(samples, options, reader.delimiter)
    self.decimal = decimal
    let time: Finding<Int?>
    if let name = options.timeColumn {
      time = Finding(try header.index(of: name, file: file), reason: "given")
    } else {
      time = try Self.inferTime(
        header, samples, taken: given + covariates + [series.value].compactMap(\.self),
        declared: options.timeStyle, file)
    }
    self.time = time
    style = time.value.flatMap { Self.style(samples[$0], name: header.names[$0]) }
    if let target = given.first(where: { $0 == time.value }) {
      throw .columns(file: file, .targetIsTime(Excerpt(header.names[target])))
    }
    if let column = series.value, column == time.value || given.contains(column) {
      throw .columns(file: file, .seriesIsOther(Excerpt(header.names[column])))
    }
    try Self.check(covariates, in: header, against: (time.value, series.value, given), file)
    guard given.isEmpty else {
      targets = Finding(given, reason: "given")
      return
    }
    let numeric = header.names.indices.filter {
      $0 != time.value && $0 != series.value && samples[$0].isNumeric && !covariates.contains($0)
    }
    guard !numeric.isEmpty || samples.allSatisfy({ $0.filled == 0 }) else {
      guard (past + weights + future).isEmpty else {
        throw .covariates(file: file, line: nil, .nothingToForecast)
      }
      let columns = header.names.map { Excerpt($0) }
      throw .columns(file: file, .noNumbers(columns: columns, delimiter: reader.delimiter))
    }
    targets = Finding(numeric, reason: "all columns that hold numbers")
  }

  /// The columns that hold the numbers of a row, in the order of its channels.
  var numbers: [Int] { targets.value + past + weights + future }

  /// What the channels are.
  var groups: ChannelGroups {
    ChannelGroups(
      targets: targets.value.count, past: past.count, weights: weights.count,
      future: future.count)
  }

  /// The columns, of so many, that are not read.
  func unread(of count: Int) -> [Int] {
    let read = Set(numbers + fixed + [time.value, series.value].compactMap(\.self))
    return (0..<count).filter { !read.contains($0) }
  }

  private static func columns(
    _ names: [String], _ header: Header, _ file: String
  ) throws(ReadError) -> [Int] {
    var indices: [Int] = []
    for name in names { indices.append(try header.index(of: name, file: file)) }
    return indices
  }

  /// Refuses covariates that are something else too.
  private static func check(
    _ covariates: [Int], in header: Header, against: (time: Int?, series: Int?, targets: [Int]),
    _ file: String
  ) throws(ReadError) {
    var seen: Set<Int> = []
    for column in covariates {
      let role: String? =
        column == against.time
        ? "the time column"
        : column == against.series
          ? "the column that tells the series apart"
          : against.targets.contains(column)
            ? "a target" : seen.insert(column).inserted ? nil : "another covariate"
      guard let role else { continue }
      throw .columns(file: file, .covariateIsOther(Excerpt(header.names[column]), role: role))
    }
  }

  private static func series(
    _ header: Header, _ options: CSVReader.Options, _ file: String
  ) throws(ReadError) -> Finding<Int?> {
    if let name = options.seriesColumn {
      return Finding(try header.index(of: name, file: file), reason: "given")
    }
    let index = header.names.firstIndex { TimeNames.meansSeries($0) }
    return Finding(index, reason: index == nil ? "there is one series" : "its name says so")
  }

  /// A comma if it stands in the numbers where a decimal mark would, and parts no fields.
  private static func decimal(
    _ samples: [ColumnSample], _ options: CSVReader.Options, _ delimiter: Delimiter
  ) -> Finding<NumberStyle.DecimalMark> {
    if let given = options.numbers.decimal { return Finding(given, reason: "given") }
    if let known = options.numbers.knownDecimal {
      return Finding(known, reason: "the other mark parts thousands")
    }
    let commas = samples.reduce(0) { $0 + $1.decimalCommas }
    let points = samples.reduce(0) { $0 + $1.decimalPoints }
    guard delimiter != .comma, commas > 0, points == 0 else {
      return Finding(.point, reason: "usual")
    }
    return Finding(.comma, reason: "numbers such as 1,5 stand in the first rows")
  }

  private static func given(
    _ options: CSVReader.Options, _ header: Header, _ file: String
  ) throws(ReadError) -> [Int] {
    var indices: [Int] = []
    for name in options.targets {
      let index = try header.index(of: name, file: file)
      guard !indices.contains(index) else {
        throw .columns(file: file, .repeatedTarget(Excerpt(name)))
      }
      indices.append(index)
    }
    return indices
  }

  private static func samples(
    of reader: inout RecordReader, columns: Int, options: CSVReader.Options
  ) -> [ColumnSample] {
    let sample = ColumnSample(style: options.numbers, times: options.timeStyle)
    var samples = [ColumnSample](repeating: sample, count: columns)
    reader.lookAhead(sampleSize, least: 1, delimiter: reader.delimiter) { bytes, record in
      guard record.count == columns else { return }
      for (index, field) in record.enumerated() {
        samples[index].take(bytes.extracting(field.start..<field.end))
      }
    }
    return samples
  }

  private static func inferTime(
    _ header: Header, _ samples: [ColumnSample], taken: [Int], declared: TimeStyle?,
    _ file: String
  ) throws(ReadError) -> Finding<Int?> {
    let candidates = header.names.indices.filter { !taken.contains($0) }
    if let index = candidates.first(where: { samples[$0].isAsDeclared }) {
      return Finding(index, reason: "the first column that holds times as declared")
    }
    if let index = candidates.first(where: { samples[$0].isDated }) {
      return Finding(index, reason: "the first column that holds dates")
    }
    let named = candidates.filter { TimeNames.meansTime(header.names[$0]) }
    if let index = named.first(where: { samples[$0].isWhole }) {
      return Finding(index, reason: "its name says so, and it holds whole numbers")
    }
    let hasOtherNumbers = samples.dropFirst().contains(where: \.isNumeric)
    if candidates.first == 0, samples[0].countsUp, hasOtherNumbers {
      return Finding(0, reason: "the first column, and its whole numbers count up evenly")
    }
    let suspect = named.first ?? candidates.first { $0 == 0 && !samples[$0].isNumeric }
    if let suspect, let found = samples[suspect].first {
      let name = Excerpt(header.names[suspect])
      if case .pattern(let pattern)? = declared {
        throw .columns(file: file, .timesNotAsDeclared(name, found: found, pattern: pattern.text))
      }
      throw .columns(file: file, .unreadableTimes(name, found: found))
    }
    return Finding(nil, reason: "no column holds times, so the rows are numbered from 1")
  }

  private static func style(_ sample: ColumnSample, name: String) -> TimeStyle? {
    if sample.isDated || !sample.isWhole { return sample.dateStyle }
    return TimeNames.style(ofIntegersFrom: sample.lowest, to: sample.highest, name: name)
  }
}
