/// The static covariates of series, from a file with a row for each.
struct StaticFile {
  /// The names of the covariates.
  let names: [String]
  let path: String
  /// By series, in the order of the names.
  private let values: [String: [String]]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - column: the name of the column that names the series.
  ///   - wanted: the covariates to read; all if empty.
  init(
    path: String, seriesColumn column: String, wanted: [String], delimiter: Delimiter?
  ) throws(ReadError) {
    var reader = try RecordReader.open(path: path, bufferSize: 1 << 16, longestRecord: 1 << 24)
    let inferred = try DelimiterInference.delimiter(of: &reader, given: delimiter)
    reader.delimiter = inferred.value
    guard try reader.advance() else { throw .emptyFile(path) }
    let header = try Header(of: reader)
    let id = try header.index(of: column, file: path)
    var columns: [Int] = []
    for name in wanted { columns.append(try header.index(of: name, file: path)) }
    if wanted.isEmpty { columns = header.names.indices.filter { $0 != id } }
    names = columns.map { header.names[$0] }
    var values: [String: [String]] = [:]
    while try reader.advance() {
      guard reader.fields.count == header.names.count else {
        throw .row(
          reader.place(of: 0),
          .ragged(
            found: reader.fields.count, needed: header.names.count, delimiter: reader.delimiter))
      }
      let cells = reader.fields.map { $0.text(in: reader.bytes) }
      if let empty = columns.first(where: { cells[$0].isEmpty }) {
        throw .covariates(
          file: path, line: reader.line, .emptyStatic(column: Excerpt(header.names[empty])))
      }
      guard values.updateValue(columns.map { cells[$0] }, forKey: cells[id]) == nil else {
        throw .covariates(file: path, line: reader.line, .repeatedSeries(Excerpt(cells[id])))
      }
    }
    self.values = values
    self.path = path
  }

  /// What is said of a series.
  func covariates(of series: String) throws(ReadError) -> [StaticCovariate] {
    guard let found = values[series] else {
      throw .covariates(file: path, line: nil, .noStatic(series: Excerpt(series)))
    }
    return zip(names, found).map { StaticCovariate(name: $0, value: $1) }
  }
}
