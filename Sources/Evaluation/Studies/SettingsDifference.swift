import TensorFiles

/// A setting that two studies have differently.
package struct SettingsDifference: Sendable, Hashable {
  /// The keys that lead to it, with points between: `training.patience`.
  package let key: String
  /// What each has; `nil` where it has no such setting.
  package let first: String?, second: String?

  /// Where two texts of settings, each an object of JSON, differ; `nil` if one of them is none.
  package static func all(_ first: String, _ second: String) -> [SettingsDifference]? {
    guard let first = leaves(of: first), let second = leaves(of: second) else { return nil }
    return Set(first.keys).union(second.keys).sorted().compactMap { key in
      first[key] == second[key]
        ? nil : SettingsDifference(key: key, first: first[key], second: second[key])
    }
  }

  /// A text of settings as a list for people, `cell gru; hiddenSize 32`; `nil` if it is none.
  package static func list(_ text: String) -> String? {
    guard text.hasPrefix("{"), let leaves = leaves(of: text) else { return nil }
    return leaves.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "; ")
  }

  /// Everything that is no object, by the keys that lead to it.
  private static func leaves(of text: String) -> [String: String]? {
    var scanner = JSONScanner(Array(text.utf8), deepest: 32)
    var leaves: [String: String] = [:]
    do {
      try collect(from: &scanner, below: "", into: &leaves)
      try scanner.finish()
      return leaves
    } catch {
      return nil
    }
  }

  private static func collect(
    from scanner: inout JSONScanner, below path: String, into leaves: inout [String: String]
  ) throws(JSONScanner.Fault) {
    try scanner.object { scanner, key throws(JSONScanner.Fault) in
      let place = path.isEmpty ? key : "\(path).\(key)"
      if scanner.isBeforeObject {
        try collect(from: &scanner, below: place, into: &leaves)
      } else {
        let value = try scanner.text()
        leaves[place] = value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : value
      }
    }
  }
}
