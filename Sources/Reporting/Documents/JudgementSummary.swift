import Evaluation
import Forecasting

/// A judgement as it stands in a JSON document.
struct JudgementSummary: Encodable, Sendable {
  struct MetricSummary: Encodable, Sendable {
    let name: String
    let unit: String
    let formula: String
    let range: String
    let lowerIsBetter: Bool
  }

  struct VerdictSummary: Encodable, Sendable {
    let forecaster: String
    let criterion: String
    let sentence: String
    let remarks: [String]
  }

  /// The metrics that the scores are named after.
  let metrics: [MetricSummary]
  /// The observations after the first origin.
  let heldOut: ForecastSummary
  let forecasters: [ForecasterSummary]
  let verdicts: [VerdictSummary]

  init(_ judgement: Judgement) {
    metrics = Metric.headline.map {
      MetricSummary(
        name: $0.name, unit: $0.unit.rawValue, formula: $0.formula, range: $0.range,
        lowerIsBetter: $0.lowerIsBetter)
    }
    heldOut = ForecastSummary(judgement.series, from: judgement.origins[0])
    forecasters = judgement.standings.map { ForecasterSummary($0, in: judgement) }
    verdicts = judgement.verdicts.map {
      VerdictSummary(
        forecaster: $0.forecaster, criterion: $0.criterion, sentence: $0.sentence,
        remarks: $0.remarks)
    }
  }
}

/// What one forecaster said at the origins, and how it fared.
struct ForecasterSummary: Encodable, Sendable {
  /// The scores over all columns.
  struct OverallScores: Encodable, Sendable {
    /// By metric name; `null` if undefined.
    let scores: [String: Double?]
    /// Why, by the name of the undefined metric.
    let undefined: [String: String]

    init(_ scores: [String: Score]) {
      self.scores = scores.mapValues(\.value)
      undefined = scores.compactMapValues {
        if case .failure(let reason) = $0 { reason.description } else { nil }
      }
    }
  }

  /// The scores of one column, in the same form.
  struct ColumnScores: Encodable, Sendable {
    let name: String
    let scores: [String: Double?]
    let undefined: [String: String]

    init(name: String, _ scores: [String: Score]) {
      let summary = OverallScores(scores)
      self.name = name
      self.scores = summary.scores
      undefined = summary.undefined
    }
  }

  /// What was said at one origin.
  struct OriginSummary: Encodable, Sendable {
    /// The number of observations known, and the time of the last of them.
    let known: Int
    let time: String
    /// The steps that were observed since.
    let forecast: Nullable<ForecastSummary>
  }

  let name: String
  let isBaseline: Bool
  /// Why it is not scored; `null` if it is.
  let notApplicable: Nullable<String>
  /// Pooled over all columns; `null` if not scored.
  let overall: Nullable<OverallScores>
  /// Empty if not scored.
  let columns: [ColumnScores]
  let origins: [OriginSummary]

  init(_ standing: Standing, in judgement: Judgement) {
    name = standing.forecaster
    isBaseline = standing.isBaseline
    switch standing.outcome {
    case .success(let scores):
      notApplicable = Nullable(nil)
      overall = Nullable(OverallScores(scores.overall))
      columns = zip(judgement.series.channels, scores.channels).map {
        ColumnScores(name: $0.name, $1)
      }
    case .failure(let refusal):
      notApplicable = Nullable(refusal.description)
      overall = Nullable(nil)
      columns = []
    }
    origins = standing.forecasts.map { origin in
      OriginSummary(
        known: origin.origin,
        time: judgement.series.axis.label(at: origin.origin - 1),
        forecast: Nullable(
          (try? origin.outcome.get()).map {
            ForecastSummary($0, first: judgement.series.count - origin.origin)
          }))
    }
  }
}
