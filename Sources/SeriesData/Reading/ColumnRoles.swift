/// Which column holds the times, and which are read as channels.
struct ColumnRoles {
  /// `nil` if no column holds times and the rows are numbered.
  let time: Finding<Int?>
  /// How the times are written, if the first rows tell.
  let style: TimeStyle?
  let targets: Finding<[Int]>

  static let sampleSize = 200

  /// Takes what was asked for and infers the rest from the rows that come next.
  init(
    header: Header, options: CSVReader.Options, reader: inout RecordReader
  ) throws(ReadError) {
    let file = reader.path
    let given = try Self.given(options, header, file)
    let samples = try Self.samples(of: &reader, columns: header.names.count)
    let time: Finding<Int?>
    if let name = options.timeColumn {
      time = Finding(try header.index(of: name, file: file), reason: "given")
    } else {
      time = try Self.inferTime(header, samples, targets: given, file)
    }
    self.time = time
    style = time.value.flatMap { Self.style(samples[$0], name: header.names[$0]) }
    if let target = given.first(where: { $0 == time.value }) {
      throw .columns(file: file, .targetIsTime(Excerpt(header.names[target])))
    }
    guard given.isEmpty else {
      targets = Finding(given, reason: "given")
      return
    }
    let numeric = header.names.indices.filter { $0 != time.value && samples[$0].isNumeric }
    guard !numeric.isEmpty || samples.allSatisfy({ $0.filled == 0 }) else {
      let columns = header.names.map { Excerpt($0) }
      throw .columns(file: file, .noNumbers(columns: columns, delimiter: reader.delimiter))
    }
    targets = Finding(numeric, reason: "all columns that hold numbers")
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
    of reader: inout RecordReader, columns: Int
  ) throws(ReadError) -> [ColumnSample] {
    var samples = [ColumnSample](repeating: ColumnSample(), count: columns)
    try reader.lookAhead(sampleSize, least: 1, delimiter: reader.delimiter) { bytes, record in
      guard record.count == columns else { return }
      for (index, field) in record.enumerated() {
        samples[index].take(bytes.extracting(field.start..<field.end))
      }
    }
    return samples
  }

  private static func inferTime(
    _ header: Header, _ samples: [ColumnSample], targets: [Int], _ file: String
  ) throws(ReadError) -> Finding<Int?> {
    let candidates = header.names.indices.filter { !targets.contains($0) }
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
      throw .columns(file: file, .unreadableTimes(name, found: found))
    }
    return Finding(nil, reason: "no column holds times, so the rows are numbered from 1")
  }

  private static func style(_ sample: ColumnSample, name: String) -> TimeStyle? {
    if sample.isDated || !sample.isWhole { return sample.dateStyle }
    return TimeNames.style(ofIntegersFrom: sample.lowest, to: sample.highest, name: name)
  }
}
