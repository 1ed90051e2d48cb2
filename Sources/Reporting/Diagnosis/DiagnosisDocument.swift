public import Forecasting

/// Everything a diagnosis found, as one JSON document.
///
/// Numbers read back to the same values; what is undefined or too large for a number is `null`.
public struct DiagnosisDocument<Configuration: Encodable & Sendable>: Encodable, Sendable {
  private struct Moment: Encodable {
    let epoch: Nullable<Int>
    let norms: GradientFlow
    let finding: FlowFinding
    let radii: [RecurrentRadii]

    init(_ snapshot: NetworkDiagnosis.Snapshot) {
      epoch = Nullable(snapshot.epoch)
      norms = snapshot.flow
      finding = snapshot.flow.finding
      radii = snapshot.radii
    }
  }

  private let program: ProgramIdentity
  private let series: SeriesSummary
  private let configuration: Configuration
  private let windows: Int
  private let training: [Moment]
  private let trainingFailure: Nullable<String>
  private let kept: Moment
  private let gates: [GateUsage]
  private let influence: InputInfluence
  private let advice: ContextAdvice
  private let findings: [String]

  /// The document of one diagnosis.
  public init(
    program: ProgramIdentity, series: SeriesSummary, configuration: Configuration,
    diagnosis: NetworkDiagnosis
  ) {
    self.program = program
    self.series = series
    self.configuration = configuration
    windows = diagnosis.windows
    training = diagnosis.snapshots.map(Moment.init)
    trainingFailure = Nullable(diagnosis.trainingFailure.map { "\($0)" })
    kept = Moment(diagnosis.kept)
    gates = diagnosis.gates
    influence = diagnosis.influence
    advice = diagnosis.influence.advice
    findings = DiagnosisText(diagnosis).lines
  }

  /// The document as UTF-8 with sorted keys and a final line feed.
  public func bytes() throws(ReportingError) -> [UInt8] { try JSONDocument.bytes(self) }
}
