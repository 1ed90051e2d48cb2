/// The names most similar to one that does not exist.
package enum NearestNames {
  /// What to say of a name that does not exist: those it may stand for, or what there is.
  package static func advice(on name: String, among names: [String]) -> String {
    let near = similar(to: name, among: names)
    if near.isEmpty == false { return "Did you mean: \(near.joined(separator: ", "))?" }
    let shown = names.prefix(mostListed).joined(separator: ", ")
    let more = names.count > mostListed ? ", and \(names.count - mostListed) more" : ""
    return "There are: \(shown)\(more)."
  }

  /// Up to three names within a third of the name's length in edits, nearest first; the first eight
  /// names if none is so near.
  package static func of(_ name: String, among names: [String]) -> [String] {
    let near = similar(to: name, among: names)
    return near.isEmpty ? Array(names.prefix(8)) : near
  }

  private static let mostListed = 30

  private static func similar(to name: String, among names: [String]) -> [String] {
    let sought = Array(name.lowercased().unicodeScalars.prefix(longest))
    return names.enumerated()
      .map { (distance: distance(sought, $1), position: $0, name: $1) }
      .filter { $0.distance <= max(1, sought.count / 3) }
      .sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
      .prefix(3).map(\.name)
  }

  /// Longer names are compared by their beginnings, so that the cost stays small.
  private static let longest = 64

  /// Insertions, deletions and replacements from one text to the other (Levenshtein, 1966).
  private static func distance(_ sought: [Unicode.Scalar], _ name: String) -> Int {
    let other = Array(name.lowercased().unicodeScalars.prefix(longest))
    var previous = Array(0...other.count)
    for (row, scalar) in sought.enumerated() {
      var current = [row + 1]
      for (column, candidate) in other.enumerated() {
        let replaced = previous[column] + (scalar == candidate ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[other.count]
  }
}
