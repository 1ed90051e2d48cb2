extension Baseline {
  /// The name on the command line: that of a table in small letters, with hyphens between words.
  package var keyword: String {
    name.lowercased().split(separator: " ").joined(separator: "-")
  }
}
