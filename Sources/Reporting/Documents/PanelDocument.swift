public import Forecasting
public import SeriesData

/// Everything one run on many series found, as one JSON document.
public struct PanelDocument<Configuration: Encodable & Sendable>: Encodable, Sendable {
  private let program: ProgramIdentity
  private let panel: PanelSummary
  private let configuration: Configuration
  private let scores: [PanelScore]
  private let forecasts: [SeriesForecast]
  private let refusals: [String]

  private struct SeriesForecast: Encodable {
    let series: String
    let origin: String
    let forecast: ForecastSummary
  }

  /// The document of one run.
  ///
  /// - Parameters:
  ///   - scores: how forecasters fared on held-out ends; none if nothing was held out.
  ///   - forecasts: in the order of the series, of those that could be forecast.
  ///   - refusals: why others could not.
  public init(
    program: ProgramIdentity, panel: PanelSummary, configuration: Configuration,
    scores: [PanelScore], forecasts: [Forecast], refusals: [ForecastingError]
  ) {
    self.program = program
    self.panel = panel
    self.configuration = configuration
    self.scores = scores
    self.forecasts = forecasts.map {
      SeriesForecast(
        series: $0.series, origin: $0.axis.label(at: $0.origin - 1), forecast: ForecastSummary($0))
    }
    self.refusals = refusals.map(\.description)
  }

  /// The document as UTF-8 with sorted keys and a final line feed.
  ///
  /// - Throws: ``ReportingError/notEncodable(field:)`` if the configuration holds a number that is not finite.
  public func bytes() throws(ReportingError) -> [UInt8] { try JSONDocument.bytes(self) }
}

/// The series that were read, without their values.
public struct PanelSummary: Encodable, Sendable {
  private let file: String
  private let seriesColumn: String
  private let timeColumn: Nullable<String>
  private let columns: [String]
  private let seriesCount: Int
  private let frequency: String
  private let seasonLength: Int
  private let findings: [String]

  /// The summary of what was read.
  ///
  /// - Parameters:
  ///   - file: where it was read from, as the user named it.
  ///   - findings: what was inferred and why, each in a sentence.
  public init(_ reading: SeriesReading, file: String, findings: [String]) {
    self.file = file
    seriesColumn = reading.seriesColumn.value ?? "series"
    timeColumn = Nullable(reading.timeColumn.value)
    columns = reading.targets.value
    seriesCount = reading.panel.count
    frequency = reading.frequency.value.description
    seasonLength = reading.seasonLength.value
    self.findings = findings
  }
}

/// How one forecaster fared on the held-out ends of many series.
public struct PanelScore: Encodable, Sendable {
  private let forecaster: String
  private let heldOutEnds: Int
  private let means: [String: Double]

  /// - Parameters:
  ///   - heldOutEnds: how many were forecast.
  ///   - means: over them, by the name of the metric; those that are undefined are left out.
  public init(forecaster: String, heldOutEnds: Int, means: [String: Double]) {
    self.forecaster = forecaster
    self.heldOutEnds = heldOutEnds
    self.means = means
  }
}
