public import Evaluation

/// A search space as a YAML file: a mapping from options of a network, without their hyphens, to a list of values or
/// an interval such as `0.0003..0.03`.
public struct SpaceFile: Sendable, Hashable {
  /// The options, in the order of the file.
  public let dimensions: [SearchDimension]

  private static let sample =
    "a search space is a mapping, such as 'hidden: [16, 32, 64]', one option a line"

  /// Reads a file.
  ///
  /// - Throws: ``StudyFileError``, which says the place of a faulty option.
  public init(path: String) throws(StudyFileError) {
    try self.init(YAMLMapping(path: path, sample: Self.sample))
  }

  /// Reads the text of a file.
  ///
  /// - Throws: ``StudyFileError``.
  public init(_ source: String, path: String) throws(StudyFileError) {
    try self.init(YAMLMapping(source, path: path, sample: Self.sample))
  }

  private init(_ mapping: YAMLMapping) throws(StudyFileError) {
    var dimensions: [SearchDimension] = []
    for (key, value) in mapping.pairs {
      let name = try mapping.text(of: key)
      let texts = try mapping.texts(of: value)
      do throws(SpaceError) {
        dimensions.append(
          texts.count == 1
            ? try SearchDimension(name, texts[0]) : try SearchDimension(name, list: texts))
      } catch {
        let reason = "\(error)"
        if case .unknown = error { throw mapping.fault(at: key, String(reason)) }
        throw mapping.fault(at: value, String(reason.dropLast()))
      }
    }
    self.dimensions = dimensions
  }
}
