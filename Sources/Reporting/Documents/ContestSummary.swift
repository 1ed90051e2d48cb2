import Evaluation

/// A contest as it stands in a JSON document.
struct ContestSummary: Encodable, Sendable {
  struct MetricSummary: Encodable, Sendable {
    let name: String
    let unit: String
    let formula: String
    let range: String
    let undefined: String
    let lowerIsBetter: Bool

    init(_ metric: Metric) {
      name = metric.name
      unit = metric.unit.rawValue
      formula = metric.formula
      range = metric.range
      undefined = metric.undefined
      lowerIsBetter = metric.lowerIsBetter
    }
  }

  /// The values of one entrant.
  struct EntrantSummary: Encodable, Sendable {
    let name: String
    let isBaseline: Bool
    /// Places at which it said something.
    let judged: Int
    /// Why it said nothing at the first of the others.
    let refusal: Nullable<String>
    /// By metric name; `null` if undefined.
    ///
    /// Each mean leaves out series that have no value.
    let pooled: [String: Double?], meanOverSeries: [String: Double?]
    /// Series without a value, by the name of the metric, where there are any.
    let undefinedSeries: [String: Int]
    /// 1 − value ÷ that of the reference, by the criterion.
    let skill: Nullable<Double>
    /// By step ahead from 1 on, as the table aggregates.
    let criterionByStep: [Double?]
    /// By series, as in `series` of the document.
    let criterionBySeries: [Double?]
  }

  struct VerdictSummary: Encodable, Sendable {
    let forecaster: String
    let criterion: String
    let baseline: Nullable<String>
    let dieboldMarianoP: Nullable<Double>
    let sentence: String
  }

  /// The ranks of those that were ranked.
  struct RankingSummary: Encodable, Sendable {
    let forecasters: [String]
    let meanRanks: [Double]
    let cases: Int
    let friedmanStatistic: Double
    let friedmanP: Double
    let nemenyiCriticalDifference: Double
  }

  let series: [String]
  let origins: Int
  let horizon: Int
  let places: Int
  let criterion: String
  let aggregation: String
  let metrics: [MetricSummary]
  let forecasters: [EntrantSummary]
  let verdicts: [VerdictSummary]
  let ranking: Nullable<RankingSummary>

  /// - Parameters:
  ///   - criterion: the metric that decides.
  ///   - reference: the position of the entrant that skill is measured against.
  init(_ contest: Contest, criterion: Metric, reference: Int?) {
    let metrics = Metric.all(levels: contest.levels)
    series = contest.columns
    origins = contest.originCount
    horizon = contest.horizon
    places = contest.places.count
    self.criterion = criterion.name
    aggregation = contest.aggregation.title
    self.metrics = metrics.map { MetricSummary($0) }
    forecasters = contest.entrants.indices.map {
      Self.summary(contest, $0, metrics, criterion, reference)
    }
    verdicts = contest.verdicts(criterion).map {
      VerdictSummary(
        forecaster: $0.entrant, criterion: $0.criterion, baseline: Nullable($0.baseline),
        dieboldMarianoP: Nullable($0.pValue), sentence: $0.sentence)
    }
    ranking = Nullable(
      contest.ranking(criterion).map { ranking in
        RankingSummary(
          forecasters: ranking.entrants.map { contest.entrants[$0].name },
          meanRanks: ranking.test.meanRanks, cases: ranking.test.count,
          friedmanStatistic: ranking.test.statistic, friedmanP: ranking.test.pValue,
          nemenyiCriticalDifference: ranking.test.criticalDifference)
      })
  }

  private static func summary(
    _ contest: Contest, _ index: Int, _ metrics: [Metric], _ criterion: Metric, _ reference: Int?
  ) -> EntrantSummary {
    let entrant = contest.entrants[index]
    var pooled: [String: Double?] = [:]
    var means: [String: Double?] = [:]
    var undefined: [String: Int] = [:]
    for metric in metrics {
      pooled[metric.name] = .some(contest.score(metric, of: index, .pooled).value)
      let mean = contest.score(metric, of: index, .meanOverSeries)
      means[metric.name] = .some(mean.value)
      if mean.undefinedCount > 0 { undefined[metric.name] = mean.undefinedCount }
    }
    return EntrantSummary(
      name: entrant.name, isBaseline: entrant.isBaseline, judged: entrant.sampleCount,
      refusal: Nullable(entrant.refusal?.description), pooled: pooled, meanOverSeries: means,
      undefinedSeries: undefined,
      skill: Nullable(reference.flatMap { contest.skill(criterion, of: index, over: $0) }),
      criterionByStep: contest.scoresByStep(criterion, of: index, contest.aggregation).map(\.value),
      criterionBySeries: contest.scoresByColumn(criterion, of: index).map { $0?.value })
  }
}
