/// How samples become one number; no two of these are the same number.
public enum Aggregation: String, Sendable, Hashable, CaseIterable {
  /// The metric over all points of all columns, origins and steps, each counting alike.
  case pooled
  /// The metric over the points of each column, then the mean over the columns that have one.
  case meanOverSeries

  /// `pooled over points`, or `mean over series`.
  public var title: String {
    switch self {
    case .pooled: "pooled over points"
    case .meanOverSeries: "mean over series"
    }
  }
}

/// The value of a metric over many samples.
public struct AggregateScore: Sendable, Hashable {
  /// The value; or why there is none, for the first column without one.
  public let score: Score
  /// The columns that have a value.
  public let definedCount: Int
  /// The columns that were forecast and have none.
  public let undefinedCount: Int

  /// The value; `nil` if undefined.
  public var value: Double? { score.value }
}

extension Contest {
  /// Pooled for a single column; the mean over series for several, which may differ in their units.
  public var aggregation: Aggregation { columns.count == 1 ? .pooled : .meanOverSeries }

  /// The value of a metric for an entrant, at the places where it said something.
  ///
  /// The mean over series leaves out columns whose value is undefined, and counts them. OWA, which is a mean over
  /// series by itself, is the same in both aggregations.
  public func score(
    _ metric: Metric, of entrant: Int, _ aggregation: Aggregation
  ) -> AggregateScore {
    let samples = samplesByColumn(of: entrant).filter { !$0.isEmpty }
    if aggregation == .pooled || metric.name == Metric.owa.name {
      let score = metric.score(samples.flatMap(\.self))
      return AggregateScore(
        score: score, definedCount: score.value == nil ? 0 : samples.count,
        undefinedCount: score.value == nil ? samples.count : 0)
    }
    let scores = samples.map { metric.score($0) }
    let values = scores.compactMap(\.value)
    guard !values.isEmpty else {
      return AggregateScore(
        score: scores.first ?? .failure(.nothingObserved), definedCount: 0,
        undefinedCount: scores.count)
    }
    let mean = values.plainMean
    return AggregateScore(
      score: mean.isFinite ? .success(mean) : .failure(.overflow), definedCount: values.count,
      undefinedCount: scores.count - values.count)
  }

  /// The value of a metric for an entrant, column by column; `nil` where it said nothing.
  public func scoresByColumn(_ metric: Metric, of entrant: Int) -> [Score?] {
    samplesByColumn(of: entrant).map { $0.isEmpty ? nil : metric.score($0) }
  }

  /// The value of a metric for an entrant, step by step from h = 1 on.
  public func scoresByStep(
    _ metric: Metric, of entrant: Int, _ aggregation: Aggregation
  ) -> [AggregateScore] {
    let own = restricted(to: [entrant])
    return (1...max(horizon, 1)).map {
      own.restricted(toStep: $0).score(metric, of: 0, aggregation)
    }
  }

  /// 1 − value ÷ that of another entrant, at the places where both said something: above 0 is better.
  ///
  /// `nil` if one of the values is undefined, that of the other is 0, or lower values are not better.
  public func skill(_ metric: Metric, of entrant: Int, over reference: Int) -> Double? {
    guard metric.lowerIsBetter, entrant != reference else { return nil }
    let shared = common(to: [entrant, reference])
    guard let own = shared.score(metric, of: 0, aggregation).value,
      let other = shared.score(metric, of: 1, aggregation).value, other > 0
    else { return nil }
    return 1 - own / other
  }

  private func samplesByColumn(of entrant: Int) -> [[JudgedSample]] {
    var samples = [[JudgedSample]](repeating: [], count: columns.count)
    for (place, sample) in zip(places, entrants[entrant].samples) {
      if let sample { samples[place.column].append(sample) }
    }
    return samples
  }
}
