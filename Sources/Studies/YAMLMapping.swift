import HostSystem
import SeriesData
import Yams

/// A YAML file that holds one mapping from names to values, read without trust.
struct YAMLMapping {
  let path: String
  let pairs: [(key: Node, value: Node)]

  private static let mostBytes = 1 << 20

  /// Reads a file.
  ///
  /// - Parameter sample: what it should hold, as the end of a sentence.
  init(path: String, sample: String) throws(StudyFileError) {
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
    try self.init(text, path: path, sample: sample)
  }

  /// Reads the text of a file.
  init(_ source: String, path: String, sample: String) throws(StudyFileError) {
    self.path = path
    let root: Node?
    do {
      root = try compose(yaml: source)
    } catch {
      throw Self.fault(error, path: path)
    }
    guard case .mapping(let mapping)? = root else {
      throw .fault(
        path: path, line: root?.mark?.line ?? 1, column: root?.mark?.column ?? 1, reason: sample)
    }
    pairs = mapping.map { ($0.key, $0.value) }
  }

  /// The values of a list, or a value by itself; at least one.
  func texts(of node: Node) throws(StudyFileError) -> [String] {
    guard case .sequence(let sequence) = node else { return [try text(of: node)] }
    var texts: [String] = []
    for element in sequence { texts.append(try text(of: element)) }
    guard texts.isEmpty == false else { throw fault(at: node, "a value is needed") }
    return texts
  }

  /// One value.
  func text(of node: Node) throws(StudyFileError) -> String {
    guard case .scalar(let scalar) = node, scalar.string.utf8.contains(0) == false else {
      throw fault(at: node, "one value is needed")
    }
    guard scalar.string.isEmpty == false else { throw fault(at: node, "a value is needed") }
    return scalar.string
  }

  /// What is wrong at a place.
  func fault(at node: Node, _ reason: String) -> StudyFileError {
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
}
