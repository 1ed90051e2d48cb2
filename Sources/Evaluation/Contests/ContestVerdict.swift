import SeriesData

/// What a contest means for one entrant: whether it is better than the best baseline, and whether that may be
/// chance.
public struct ContestVerdict: Sendable, Hashable {
  /// The name of the entrant.
  public let entrant: String
  /// The name of the metric that decides.
  public let criterion: String
  /// The best baseline; `nil` if none has a value.
  public let baseline: String?
  /// The values of both at the places where both said something; `nil` if undefined.
  public let value: Double?, baselineValue: Double?
  /// The probability of as large a difference by chance; `nil` if that cannot be told.
  public let pValue: Double?
  /// The verdict in a plain sentence.
  public let sentence: String

  /// Whether the entrant is better than every baseline.
  public let beatsBaselines: Bool
}

extension Contest {
  /// The verdict on each entrant that is no baseline.
  public func verdicts(_ metric: Metric) -> [ContestVerdict] {
    entrants.indices.filter { !entrants[$0].isBaseline }.map { verdict(on: $0, metric) }
  }

  /// Whether an entrant is worse than another by a metric, where both said something; `nil` if one of them has no
  /// value.
  public func isWorse(_ entrant: Int, than reference: Int, _ metric: Metric) -> Bool? {
    let shared = common(to: [entrant, reference])
    guard let own = shared.score(metric, of: 0, aggregation).value,
      let other = shared.score(metric, of: 1, aggregation).value
    else { return nil }
    return metric.distance(own) > metric.distance(other)
  }

  /// The baseline that is best where an entrant said something too, and the values of both there.
  private func best(
    beside entrant: Int, _ metric: Metric
  ) -> (baseline: Int, own: Double, other: Double)? {
    entrants.indices.filter { entrants[$0].isBaseline }.compactMap { baseline in
      let shared = common(to: [entrant, baseline])
      guard let own = shared.score(metric, of: 0, aggregation).value,
        let other = shared.score(metric, of: 1, aggregation).value
      else { return nil }
      return (baseline, own, other)
    }.min {
      // Relative to the entrant's own value, since baselines may have said something at other places.
      metric.distance($0.other) - metric.distance($0.own)
        < metric.distance($1.other) - metric.distance($1.own)
    }
  }

  private func verdict(on entrant: Int, _ metric: Metric) -> ContestVerdict {
    let name = entrants[entrant].name
    let score = score(metric, of: entrant, aggregation)
    guard let value = score.value else {
      return ContestVerdict(
        entrant: name, criterion: metric.name, baseline: nil, value: nil, baselineValue: nil,
        pValue: nil,
        sentence: "\(name.capitalised) could not be judged: "
          + "\(entrants[entrant].refusal?.description ?? reason(score.score, metric))",
        beatsBaselines: false)
    }
    guard let best = best(beside: entrant, metric) else {
      return ContestVerdict(
        entrant: name, criterion: metric.name, baseline: nil, value: value, baselineValue: nil,
        pValue: nil,
        sentence: "No baseline can be judged beside \(name) "
          + "(\(metric.name) \(decimalText(value, decimals: 3))).", beatsBaselines: false)
    }
    let test = comparison(metric, of: entrant, with: best.baseline)
    let (own, other) = (metric.distance(best.own), metric.distance(best.other))
    return ContestVerdict(
      entrant: name, criterion: metric.name, baseline: entrants[best.baseline].name,
      value: best.own, baselineValue: best.other, pValue: test?.pValue,
      sentence: sentence(name, best, metric, test), beatsBaselines: own < other)
  }

  private func reason(_ score: Score, _ metric: Metric) -> String {
    guard case .failure(let reason) = score else { return "" }
    return "its \(metric.name) is undefined: \(reason)."
  }

  private func sentence(
    _ name: String, _ best: (baseline: Int, own: Double, other: Double), _ metric: Metric,
    _ test: DieboldMariano?
  ) -> String {
    let rival = entrants[best.baseline].name
    let (own, other) = distinctTexts(best.own, best.other)
    let doubt = doubt(test)
    let place = " over \(extent)"
    if best.own == best.other {
      return "\(rival.capitalised) is as good as \(name)\(place) (\(metric.name) \(own)): "
        + "prefer it, it is simpler."
    }
    if metric.distance(best.own) < metric.distance(best.other) {
      return "\(name.capitalised) beats every baseline\(place): \(metric.name) \(own), "
        + "\(rival) \(other)\(doubt)."
    }
    return "\(rival.capitalised) is better than \(name)\(place) (\(metric.name) \(other) "
      + "against \(own)): prefer it\(doubt)."
  }

  /// What was judged, such as `50 origins` or `645 series`.
  public var extent: String {
    let origins = countText(originCount, "origin")
    guard columns.count > 1 else { return origins }
    let series = Set(places.map(\.column)).count
    return originCount > 1 ? "\(series) series and \(origins)" : "\(series) series"
  }

  private func doubt(_ test: DieboldMariano?) -> String {
    guard let test else { return "; too little to tell from chance" }
    let p = test.pValue < 0.001 ? "p < 0.001" : "p = \(decimalText(test.pValue, decimals: 3))"
    return test.pValue < 0.05
      ? "; hardly by chance (Diebold–Mariano, \(p))" : "; may be chance (Diebold–Mariano, \(p))"
  }
}

/// Two numbers with as few decimals, at least 2, as show whether they differ.
func distinctTexts(_ first: Double, _ second: Double) -> (String, String) {
  let texts = { (decimalText(first, decimals: $0), decimalText(second, decimals: $0)) }
  guard first != second else { return texts(2) }
  let distinct = (2...9).lazy.map(texts).first { $0.0 != $0.1 }
  return distinct ?? (first.description, second.description)
}
