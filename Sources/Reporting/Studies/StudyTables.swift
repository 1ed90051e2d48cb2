import Evaluation
import Forecasting
import SeriesData

/// The scores and the forecasts of a study as CSV files.
enum StudyTables {
  /// Every score, a row each; texts that a spreadsheet would compute get a `'` before them.
  static func metrics(_ results: StudyResults) -> [UInt8] {
    var text = DelimitedText(isSpreadsheetSafe: true)
    text.append(
      ["file", "series", "target", "model", "horizon", "seed", "metric", "value", "undefined"])
    let metrics = results.metrics.map(\.name)
    for contender in results.contenders {
      for (target, outcome) in zip(results.targets, contender.outcomes) {
        guard let outcome else { continue }
        let place = text.beginning(place(of: target, contender, results))
        for (metric, score) in ordered(outcome.scores, metrics) {
          text.append(
            [metric, score.value.map(DelimitedText.number) ?? "", score.undefined ?? ""],
            after: place)
        }
        if let refusal = outcome.refusal { text.append(["", "", refusal], after: place) }
      }
    }
    return text.bytes
  }

  /// Every forecast, a row for each step, with what came of it where that is known; names stand there verbatim.
  static func forecasts(_ results: StudyResults) -> [UInt8] {
    let levels = levels(of: results)
    var text = DelimitedText()
    text.append(
      ["file", "series", "target", "model", "horizon", "seed", "origin", "time", "step"]
        + ["forecast", "actual"] + levels.flatMap { ["lower-\($0)", "upper-\($0)"] })
    for contender in results.contenders {
      for (target, outcome) in zip(results.targets, contender.outcomes) {
        guard let outcome else { continue }
        let place = text.beginning(place(of: target, contender, results))
        for path in outcome.heldOut + [outcome.future].compactMap(\.self) {
          append(path, of: target, place, levels: levels, to: &text)
        }
      }
    }
    return text.bytes
  }

  private static func append(
    _ path: StudyPath, of target: StudyTarget, _ place: DelimitedText.Beginning,
    levels: [String], to text: inout DelimitedText
  ) {
    for (step, value) in path.values.enumerated() {
      let at = path.origin + step
      var ends: [String] = []
      for level in levels {
        let interval = path.intervals.first { $0.levelText == level }
        ends.append(interval.map { DelimitedText.number($0.lower[step]) } ?? "")
        ends.append(interval.map { DelimitedText.number($0.upper[step]) } ?? "")
      }
      text.append(
        [
          target.time(at: path.origin - 1), target.time(at: at), "\(step + 1)",
          DelimitedText.number(value),
          target.observation(at: at).map(DelimitedText.number) ?? "",
        ] + ends, after: place)
    }
  }

  private static func place(
    of target: StudyTarget, _ contender: StudyContender, _ results: StudyResults
  ) -> [String] {
    [
      results.files[target.file].path, target.series, target.column, contender.model,
      "\(contender.horizon)", contender.seed.map(String.init) ?? "",
    ]
  }

  /// In the order of the list of metrics; what is not in it, last.
  private static func ordered(
    _ scores: [String: StudyScore], _ known: [String]
  ) -> [(metric: String, score: StudyScore)] {
    let found = known.filter { scores[$0] != nil }
    let others =
      found.count == scores.count ? [] : scores.keys.filter { !known.contains($0) }.sorted()
    return (found + others).compactMap { name in scores[name].map { (name, $0) } }
  }

  private static func levels(of results: StudyResults) -> [String] {
    var levels: [Double: String] = [:]
    for outcome in results.contenders.flatMap(\.outcomes) {
      for path in [outcome?.future, outcome?.heldOut.first].compactMap(\.self) {
        for interval in path.intervals { levels[interval.level] = interval.levelText }
      }
    }
    return levels.sorted { $0.key < $1.key }.map(\.value)
  }
}
