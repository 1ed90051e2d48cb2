public import Forecasting

/// What a study found, as one JSON document.
public struct StudyDocument: Encodable, Sendable {
  private let program: ProgramIdentity
  private let study: AddingStudy

  /// The document of one study.
  public init(program: ProgramIdentity, study: AddingStudy) {
    self.program = program
    self.study = study
  }

  /// The document as UTF-8 with sorted keys and a final line feed.
  public func bytes() throws(ReportingError) -> [UInt8] { try JSONDocument.bytes(self) }
}
