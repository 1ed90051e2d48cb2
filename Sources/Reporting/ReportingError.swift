/// Why a report cannot be made.
public enum ReportingError: Error, Equatable, CustomStringConvertible {
  /// A field of a document has no representation in JSON.
  case notEncodable(field: String)
  /// What was judged does not tell what a figure shows.
  case noFigure(kind: String, reason: String)

  /// What was found and what was needed.
  public var description: String {
    switch self {
    case .notEncodable(let field):
      "The JSON document cannot hold the value of '\(field)': numbers must be finite."
    case .noFigure(let kind, let reason): "The figure '\(kind)' cannot be drawn: \(reason)."
    }
  }
}
