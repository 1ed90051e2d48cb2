/// The cells of a delimited file with a header, column by column.
///
/// A file may be compressed by gzip, and `-` is standard input; delimiter and encoding are treated as by
/// ``CSVReader``.
package struct DelimitedTable: Sendable {
  /// What is read of a column.
  package enum Content: Sendable {
    /// Texts as they stand there.
    case text
    /// Numbers, not a number where one is missing.
    case number
    /// Nothing.
    case nothing
  }

  /// The path as the user gave it.
  package let path: String
  /// The names of the columns, in the order of the file.
  package let names: [String]
  /// The texts by column and row; none of a column that holds something else.
  package private(set) var texts: [[String]]
  /// The numbers by column and row, likewise.
  package private(set) var numbers: [[Double]]
  /// The line on which each row begins, from 1.
  package private(set) var lines: [Int] = []

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - delimiter: inferred if `nil`.
  ///   - style: how numbers are written; with a point unless said otherwise.
  ///   - contents: what is read of each column, by the names of all.
  /// - Throws: ``ReadError`` at the first fault, or what `contents` throws.
  package init(
    path: String, delimiter: Delimiter?, numbers style: NumberStyle,
    contents: ([String]) throws -> [Content]
  ) throws {
    var reader = try RecordReader.open(path: path, bufferSize: 1 << 18, longestRecord: 1 << 28)
    reader.delimiter = try DelimiterInference.delimiter(of: &reader, given: delimiter).value
    guard try reader.advance() else { throw ReadError.emptyFile(path) }
    self.path = path
    names = try Header(of: reader).names
    texts = Array(repeating: [], count: names.count)
    numbers = Array(repeating: [], count: names.count)
    let contents = try contents(names)
    precondition(contents.count == names.count, "\(contents.count) of \(names.count) columns")
    let number = NumberReader(style, decimal: style.knownDecimal ?? .point)
    while try reader.advance() { try take(reader, contents, number) }
  }

  private mutating func take(
    _ reader: borrowing RecordReader, _ contents: [Content], _ number: NumberReader
  ) throws(ReadError) {
    guard reader.fields.count == names.count else {
      let place = TextPlace(file: path, line: reader.line, character: 1)
      let (found, needed) = (reader.fields.count, names.count)
      throw .row(place, .ragged(found: found, needed: needed, delimiter: reader.delimiter))
    }
    for (column, content) in contents.enumerated() {
      switch content {
      case .nothing: continue
      case .text: texts[column].append(reader.fields[column].text(in: reader.bytes))
      case .number:
        do throws(NumberFault) {
          numbers[column].append(try number.read(reader.bytes(of: column)))
        } catch {
          let found = Excerpt(reader.bytes(of: column))
          throw .number(
            reader.place(of: column), column: Excerpt(names[column]), found: found, error)
        }
      }
    }
    lines.append(reader.line)
  }
}
