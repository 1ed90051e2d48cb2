import Evaluation
import SeriesData

extension Contest {
  /// Whether entrants differ by more than chance, in sentences; none where that cannot be told.
  public func rankingText(_ metric: Metric) -> [String] {
    guard entrants.count > 2, let (able, test) = ranking(metric) else { return [] }
    let cases = "\(test.count) \(casesAreColumns ? "series" : "origins")"
    let p = test.pValue < 0.001 ? "< 0.001" : "= \(decimalText(test.pValue, decimals: 3))"
    let ranks = zip(able, test.meanRanks).sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      .map { "\(entrants[$0.0].name) \(decimalText($0.1, decimals: 2))" }
    return [
      "Mean ranks by \(metric.name) over \(cases): \(ranks.prefix(8).joined(separator: ", "))"
        + (ranks.count > 8 ? " and \(ranks.count - 8) more." : "."),
      test.pValue < 0.05
        ? "They differ (Friedman, p \(p)); two that are less than "
          + "\(decimalText(test.criticalDifference, decimals: 2)) apart may do so by chance (Nemenyi, 5 %)."
        : "They may differ by chance (Friedman, p \(p)).",
    ]
  }
}
