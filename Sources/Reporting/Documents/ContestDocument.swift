public import Evaluation

/// Everything that judging forecasts found, as one JSON document.
///
/// What is undefined is `null`. Pooled values and means over series are apart, as their names say.
public struct ContestDocument<Configuration: Encodable & Sendable>: Encodable, Sendable {
  private let program: ProgramIdentity
  private let file: String
  private let configuration: Configuration
  private let contest: ContestSummary
  private let notes: [String]

  /// The document of one run.
  ///
  /// - Parameters:
  ///   - file: what was observed, as the user named it.
  ///   - configuration: the settings of the run, defaults included.
  ///   - criterion: the metric that decides.
  ///   - reference: the position of the entrant that skill is measured against.
  ///   - notes: what was left out and why, each in a sentence.
  public init(
    program: ProgramIdentity, file: String, configuration: Configuration, contest: Contest,
    criterion: Metric, reference: Int?, notes: [String]
  ) {
    self.program = program
    self.file = file
    self.configuration = configuration
    self.contest = ContestSummary(contest, criterion: criterion, reference: reference)
    self.notes = notes
  }

  /// The document as UTF-8 with sorted keys and a final line feed.
  ///
  /// - Throws: ``ReportingError/notEncodable(field:)`` if a number is not finite.
  public func bytes() throws(ReportingError) -> [UInt8] {
    try JSONDocument.bytes(self)
  }
}
