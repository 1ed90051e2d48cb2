import HostSystem
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

  private static let mostBytes = 1 << 20

  /// Reads a file.
  ///
  /// - Throws: ``StudyFileError``.
  public init(path: String) throws(StudyFileError) {
    let bytes: [UInt8]
    do throws(InputFile.Refusal) {
      bytes = try InputFile(path).next(Self.mostBytes + 1)
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
    guard bytes.count <= Self.mostBytes else {
      throw .unreadable(path: path, reason: "it has more than a million bytes")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(path: path, reason: "it is not UTF-8")
    }
    try self.init(text, path: path)
  }

  /// Reads the text of a file.
  ///
  /// - Throws: ``StudyFileError``.
  public init(_ source: String, path: String) throws(StudyFileError) {
    self.path = path
    let root: Node?
    do {
      root = try compose(yaml: source)
    } catch {
      throw Self.fault(error, path: path)
    }
    guard case .mapping(let mapping)? = root else {
      throw .fault(
        path: path, line: root?.mark?.line ?? 1, column: root?.mark?.column ?? 1,
        reason: "a study is a mapping, such as 'horizon: 12', one key a line")
    }
    var files: [String] = []
    for (key, value) in mapping {
      let name = try text(of: key)
      guard let known = Self.keys.first(where: { $0.name == name }) else {
        throw fault(
          at: key,
          "there is no key \(Excerpt(name)). Did you mean: "
            + "\(NearestNames.of(name, among: Self.keyNames).joined(separator: ", "))?")
      }
      if let mark = value.mark { places[name] = Place(line: mark.line, column: mark.column) }
      try add(value, as: known, files: &files)
    }
    arguments += files
  }

  private mutating func add(
    _ value: Node, as key: (name: String, form: Form), files: inout [String]
  ) throws(StudyFileError) {
    let option = "--\(key.name)"
    switch key.form {
    case .one: arguments.append("\(option)=\(try text(of: value))")
    case .list: arguments.append("\(option)=\(try texts(of: value).joined(separator: ","))")
    case .repeated: for text in try texts(of: value) { arguments.append("\(option)=\(text)") }
    case .arguments: files += try texts(of: value)
    case .flag:
      switch try text(of: value) {
      case "true", "True", "yes": arguments.append(option)
      case "false", "False", "no": break
      default: throw fault(at: value, "'\(key.name)' is either true or false")
      }
    }
  }

  private func texts(of node: Node) throws(StudyFileError) -> [String] {
    guard case .sequence(let sequence) = node else { return [try text(of: node)] }
    var texts: [String] = []
    for element in sequence { texts.append(try text(of: element)) }
    guard texts.isEmpty == false else { throw fault(at: node, "a value is needed") }
    return texts
  }

  private func text(of node: Node) throws(StudyFileError) -> String {
    guard case .scalar(let scalar) = node, scalar.string.utf8.contains(0) == false else {
      throw fault(at: node, "one value is needed")
    }
    guard scalar.string.isEmpty == false else { throw fault(at: node, "a value is needed") }
    return scalar.string
  }

  private func fault(at node: Node, _ reason: String) -> StudyFileError {
    .fault(
      path: path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, reason: reason)
  }

  private static func fault(_ error: any Error, path: String) -> StudyFileError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .fault(path: path, line: mark.line, column: mark.column, reason: problem)
    case .duplicatedKeysInMapping(let names, let context):
      .fault(
        path: path, line: context.mark.line, column: context.mark.column,
        reason: "\(nameList(names)) stands there twice")
    default: .unreadable(path: path, reason: "it is not YAML")
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

/// What is wrong with the file of a study.
public enum StudyFileError: Error, Sendable, Hashable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case fault(path: String, line: Int, column: Int, reason: String)

  /// Where, and what was found and needed, in a sentence.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "Cannot read the study '\(path)': \(reason)."
    case .fault(let path, let line, let column, let reason):
      "\(path):\(line):\(column): \(reason)\(reason.hasSuffix("?") ? "" : ".")"
    }
  }
}
