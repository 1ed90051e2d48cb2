public import Evaluation
public import Forecasting

/// Everything one run found, as one JSON document: what was read, how it was forecast, how the
/// forecasters fared, and the forecast.
///
/// What is undefined or was not done is `null`, so that a reader finds every key in every document.
/// Numbers read back to the same values.
public struct ForecastDocument<
  Configuration: Encodable & Sendable, Training: Encodable & Sendable
>: Encodable, Sendable {
  private let program: ProgramIdentity
  private let series: SeriesSummary
  private let configuration: Configuration
  private let training: Training
  private let judgement: Nullable<JudgementSummary>
  private let forecast: ForecastSummary

  /// The document of one run.
  ///
  /// - Parameters:
  ///   - program: the program that writes it.
  ///   - series: the series that was read.
  ///   - configuration: the settings of the run, defaults included.
  ///   - training: what training found, such as its length and its losses.
  ///   - judgement: how the forecasters fared; `nil` if the series is too short to hold out an end.
  ///   - forecast: the forecast of the steps that follow the series.
  public init(
    program: ProgramIdentity, series: SeriesSummary, configuration: Configuration,
    training: Training, judgement: Judgement?, forecast: Forecast
  ) {
    self.program = program
    self.series = series
    self.configuration = configuration
    self.training = training
    self.judgement = Nullable(judgement.map(JudgementSummary.init))
    self.forecast = ForecastSummary(forecast)
  }

  /// The document as UTF-8 with sorted keys and a final line feed.
  ///
  /// - Throws: ``ReportingError/notEncodable(field:)`` if the configuration or the training summary
  ///   holds a number that is not finite.
  public func bytes() throws(ReportingError) -> [UInt8] {
    try JSONDocument.bytes(self)
  }
}
