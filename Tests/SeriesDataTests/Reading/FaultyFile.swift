import SeriesData

/// A file or options that cannot be read, and the whole message that must come.
struct FaultyFile: Sendable, CustomStringConvertible {
  let name: String
  let bytes: [UInt8]
  let options: CSVReader.Options
  let message: String

  init(_ name: String, _ text: String, options: CSVReader.Options = .init(), message: String) {
    self.init(name, bytes: Array(text.utf8), options: options, message: message)
  }

  init(
    _ name: String, bytes: [UInt8], options: CSVReader.Options = .init(), message: String
  ) {
    self.name = name
    self.bytes = bytes
    self.options = options
    self.message = message
  }

  var description: String { name }

  static let all = [layout, columns, numbers, times, tsf, options, patterns].flatMap(\.self)

  static let timesAccepted =
    "Times are read as 1949-01-31, 1949-01-31 13:45:00, 1949-01, 1960Q1, 2024-W05, 31/01/1949, 1949 or "
    + "42; for others, give --time-format. If another column holds the times, name it with --time."
}
