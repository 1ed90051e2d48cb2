import Forecasting

/// What verdicts are based on: the metric that decides, and the columns on which it does.
struct VerdictBasis {
  let metric: Metric
  /// The columns that decide, by their position; all others are left out.
  let columns: [Int]
  let columnsLeftOut: [String]
  let baselines: [Standing]

  init(_ judgement: Judgement) {
    let channels = judgement.series.channels
    // A forecaster whose own errors overflow must not take a column away from those it is compared with.
    let scaled = channels.indices.filter { column in
      judgement.standings.contains { $0.value(of: .mase, column: column) != nil }
    }
    if scaled.isEmpty {
      metric = channels.count == 1 ? .mae : .smape
      columns = Array(channels.indices)
    } else {
      metric = .mase
      columns = scaled
    }
    let deciding = Set(columns)
    columnsLeftOut = channels.indices.filter { !deciding.contains($0) }.map { channels[$0].name }
    baselines = judgement.standings.filter(\.isBaseline)
  }

  /// The criterion over the columns that decide; `nil` if undefined in one of them or not scored.
  func value(of standing: Standing) -> Double? {
    let values = columns.compactMap { value(of: standing, column: $0) }
    // Every column has as many judged points, so the mean of their means is the mean of all points.
    return values.count == columns.count ? arithmeticMean(values) : nil
  }

  func value(of standing: Standing, column: Int) -> Double? {
    standing.value(of: metric, column: column)
  }

  /// The baseline with the lowest value; of equally good ones the first of the list.
  func best(_ value: (Standing) -> Double?) -> Verdict.Contender? {
    baselines.compactMap { baseline in
      value(baseline).map { Verdict.Contender(forecaster: baseline.forecaster, value: $0) }
    }.min { $0.value < $1.value }
  }

  /// Whether every baseline has a value.
  var allBaselinesJudged: Bool { baselines.allSatisfy { value(of: $0) != nil } }

  /// Why a forecaster has no value, in a sentence.
  func reasonUnjudged(_ standing: Standing) -> String {
    switch standing.outcome {
    case .failure(let refusal): refusal.description
    case .success: "Its \(metric.name) is undefined: \(Undefined.overflow)."
    }
  }
}
