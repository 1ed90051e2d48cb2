import SeriesData

extension Judgement {
  /// One sentence that says who is better, where, by how much and what to do.
  func sentence(
    on candidate: Verdict.Contender, _ finding: Verdict.Finding, criterion: String,
    allBaselinesJudged: Bool
  ) -> String {
    let name = candidate.forecaster
    switch finding {
    case .noBaseline:
      let value = decimalText(candidate.value, decimals: 2)
      return "No baseline can be judged beside \(name) \(place) (\(criterion) \(value))."
    case .beatsBaselines(let best):
      let (own, other) = Self.distinctTexts(candidate.value, best.value)
      return
        "\(Self.capitalised(name)) beats every baseline\(allBaselinesJudged ? "" : " that applies")"
        + " \(place): \(criterion) \(own), \(best.forecaster) \(other)."
    case .equalsBaseline(let best):
      let value = decimalText(best.value, decimals: 2)
      return "\(Self.capitalised(best.forecaster)) is as good as \(name) \(place)"
        + " (\(criterion) \(value)): prefer it, it is simpler."
    case .losesTo(let best):
      let (own, other) = Self.distinctTexts(candidate.value, best.value)
      return "\(Self.capitalised(best.forecaster)) is better than \(name) \(place)"
        + " (\(criterion) \(other) against \(own)): prefer it."
    }
  }

  /// Where it was judged, such as "on the last 12 months".
  private var place: String {
    let span = series.axis.frequency.spanText(steps: heldOutCount)
    let columns = series.channels.count
    return "on the last \(span)" + (columns > 1 ? " of \(columns) columns" : "")
  }

  /// Two different numbers with as few decimals, at least 2, as show that they differ.
  private static func distinctTexts(_ first: Double, _ second: Double) -> (String, String) {
    for decimals in 2...9 {
      let texts = (
        decimalText(first, decimals: decimals), decimalText(second, decimals: decimals)
      )
      if texts.0 != texts.1 { return texts }
    }
    return (first.description, second.description)
  }

  private static func capitalised(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst()
  }
}
