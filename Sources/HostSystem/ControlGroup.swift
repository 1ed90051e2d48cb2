/// The control groups this process belongs to, from the innermost to the root, for one controller.
///
/// A limit set on any of them binds the process, so whoever asks for a limit asks all of them.
struct ControlGroup {
  /// Version 2 has one tree for all controllers, version 1 a tree for each.
  enum Version {
    case one, two
  }

  let version: Version
  /// Folders that may hold the controller's files; some may not exist inside a container.
  let folders: [String]

  /// The groups for `controller` (`memory`, `cpu`), from `/proc/self/cgroup`.
  static func all(controller: String, proc: String, cgroup: String) -> [ControlGroup] {
    guard let text = FileContents.text(at: proc + "/self/cgroup") else { return [] }
    return text.split(separator: "\n").compactMap { line in
      // hierarchy:controllers:path
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return nil }
      if fields[1].isEmpty {
        return ControlGroup(version: .two, folders: ancestors(of: fields[2], below: cgroup))
      }
      guard fields[1].split(separator: ",").contains(where: { $0 == controller }) else {
        return nil
      }
      let tree = "\(cgroup)/\(fields[1])"
      let alias = "\(cgroup)/\(controller)"
      let folders = tree == alias ? [tree] : [tree, alias]
      return ControlGroup(
        version: .one, folders: folders.flatMap { ancestors(of: fields[2], below: $0) })
    }
  }

  private static func ancestors(of path: Substring, below root: String) -> [String] {
    let parts = path.split(separator: "/")
    return (0...parts.count).reversed().map { count in
      ([root] + parts.prefix(count).map(String.init)).joined(separator: "/")
    }
  }

  /// The number that a file of a folder holds; `nil` if it is missing or says `max`.
  static func number(_ folder: String, _ file: String) -> Int? {
    FileContents.text(at: "\(folder)/\(file)").flatMap { Int($0) }
  }

  /// The number that stands behind `key` in a file of lines `key number`.
  static func number(_ folder: String, _ file: String, key: String) -> Int? {
    FileContents.text(at: "\(folder)/\(file)").flatMap { HostTable.number($0, key: key) }
  }
}

/// Lines of a key and a value, as `/proc` and control groups write them.
package enum HostTable {
  /// The first word behind `key`, which a colon may follow.
  package static func value(_ text: String, key: String) -> Substring? {
    for line in text.split(separator: "\n") {
      let words = line.split { $0 == " " || $0 == "\t" || $0 == ":" }
      if words.count >= 2, words[0] == key { return words[1] }
    }
    return nil
  }

  /// The integer behind `key`.
  static func number(_ text: String, key: String) -> Int? {
    value(text, key: key).flatMap { Int($0) }
  }
}
