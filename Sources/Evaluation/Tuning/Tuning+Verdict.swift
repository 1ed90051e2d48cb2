extension Tuning {
  /// What was found, and how far it can be trusted, a sentence each.
  public var verdict: [String] {
    guard let best, let score = best.outcome.score else {
      return [
        "Every trial failed; the first for this reason: \(ranking.first?.outcome.failure ?? "")"
      ]
    }
    let name = plan.metric.name
    var sentences = [
      "Trial \(best.trial.number) is the best of \(ranking.count): \(name) "
        + "\(decimalText(score, decimals: 3)) over \(extent). It was chosen by this figure, which is therefore "
        + "optimistic."
    ]
    if let rival = betterRivals.first, let other = rival.score {
      let texts = distinctTexts(other, score)
      sentences.append(
        other == score
          ? "\(rival.name.capitalised) is as good there: prefer it, it is simpler."
          : "\(rival.name.capitalised) is better there (\(name) \(texts.0) against \(texts.1)): prefer it."
      )
    }
    return sentences
  }

  /// Where trials were judged, such as `3 origins`.
  private var extent: String {
    let count = plan.backtest.origins
    return "\(count) \(count == 1 ? "origin" : "origins")"
  }
}
