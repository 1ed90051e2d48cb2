public import Forecasting

/// What a check of gradients found, as one JSON document.
public struct GradientCheckDocument<Configuration: Encodable & Sendable>: Encodable, Sendable {
  private let program: ProgramIdentity
  private let series: SeriesSummary
  private let configuration: Configuration
  private let check: GradientCheck
  private let tolerance: Double
  private let passes: Bool

  /// The document of one check.
  public init(
    program: ProgramIdentity, series: SeriesSummary, configuration: Configuration,
    check: GradientCheck
  ) {
    self.program = program
    self.series = series
    self.configuration = configuration
    self.check = check
    tolerance = GradientCheck.tolerance
    passes = check.passes
  }

  /// The document as UTF-8 with sorted keys and a final line feed.
  public func bytes() throws(ReportingError) -> [UInt8] { try JSONDocument.bytes(self) }
}
