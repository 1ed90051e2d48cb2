import SeriesData
import Yams

/// A study as a YAML file: a mapping from the options of `hindsight batch`, without their hyphens, to values.
///
/// docs/STUDIES.md lists the keys. What is wrong is said with line and column.
public struct StudyFile: Sendable, Hashable {
  /// The path of the file.
  public let path: String
  /// What stands there, in the words of the command line: options first, then the files.
  public private(set) var arguments: [String] = []
  private var places: [String: Place] = [:]

  private struct Place: Hashable {
    let line: Int, column: Int
  }

  /// Reads a file.
  ///
  /// - Throws: ``StudyFileError``.
  public init(path: String) throws(StudyFileError) {
    try self.init(YAMLMapping(path: path, sample: Self.sample))
  }

  /// Reads the text of a file.
  ///
  /// - Throws: ``StudyFileError``.
  public init(_ source: String, path: String) throws(StudyFileError) {
    try self.init(YAMLMapping(source, path: path, sample: Self.sample))
  }

  private static let sample = "a study is a mapping, such as 'horizon: 12', one key a line"

  private init(_ mapping: YAMLMapping) throws(StudyFileError) {
    path = mapping.path
    var files: [String] = []
    for (key, value) in mapping.pairs {
      let name = try mapping.text(of: key)
      guard let known = Self.keys.first(where: { $0.name == name }) else {
        throw mapping.fault(
          at: key,
          "there is no key \(Excerpt(name)). \(NearestNames.advice(on: name, among: Self.keyNames))"
        )
      }
      if let mark = value.mark { places[name] = Place(line: mark.line, column: mark.column) }
      try add(value, of: mapping, as: known, files: &files)
    }
    arguments += files
  }

  private mutating func add(
    _ value: Node, of mapping: YAMLMapping, as key: (name: String, form: Form),
    files: inout [String]
  ) throws(StudyFileError) {
    let option = "--\(key.name)"
    switch key.form {
    case .one: arguments.append("\(option)=\(try mapping.text(of: value))")
    case .list:
      arguments.append("\(option)=\(try mapping.texts(of: value).joined(separator: ","))")
    case .repeated:
      for text in try mapping.texts(of: value) { arguments.append("\(option)=\(text)") }
    case .arguments: files += try mapping.texts(of: value)
    case .flag:
      switch try mapping.text(of: value) {
      case "true", "True", "yes": arguments.append(option)
      case "false", "False", "no": break
      default: throw mapping.fault(at: value, "'\(key.name)' is either true or false")
      }
    }
  }

  /// A message about an option, with the place of its key before it; `nil` if the file does not hold the option.
  public func located(_ message: String) -> String? {
    // The option that is named first; of `--time` and `--time-format` at one place, the longer.
    let named = Self.keyNames.compactMap { name in
      message.firstRange(of: "--\(name)").map { (name: name, at: $0.lowerBound) }
    }
    let name = named.min { ($0.at, $1.name.count) < ($1.at, $0.name.count) }?.name
    guard let name, let place = places[name] else { return nil }
    return "\(path):\(place.line):\(place.column): \(message)"
  }
}

/// What is wrong with the file of a study or of a search space.
public enum StudyFileError: Error, Sendable, Hashable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case fault(path: String, line: Int, column: Int, reason: String)

  /// Where, and what was found and needed, in a sentence.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "Cannot read '\(path)': \(reason)."
    case .fault(let path, let line, let column, let reason):
      "\(path):\(line):\(column): \(reason)\(reason.hasSuffix("?") ? "" : ".")"
    }
  }
}
