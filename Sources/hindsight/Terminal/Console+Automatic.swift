import Forecasting
import Reporting
import SeriesData

extension Console {
  /// What a forecast by networks and statistics together is made of, and why.
  func describe(_ automatic: FittedAutomatic, _ forecasts: [Forecast]) {
    let shares = automatic.shares
    let parts = [
      (shares.networks, countText(automatic.networkCount, "LSTM")),
      (shares.statistics, "statistics"), (shares.seasonalMedian, "seasonal median"),
      (shares.seasonalNaive, "seasonal naive"),
    ].filter { $0.0 > 0 }.map { "\(Int((100 * $0.0).rounded())) % of \($0.1)" }
    let basis =
      if automatic.judgedEnds > 0 {
        "as \(countText(automatic.judgedEnds, "held-out end")) advised"
      } else if automatic.networkCount == 0 {
        "since there is too little for networks to learn from"
      } else {
        "for want of held-out ends"
      }
    say("auto: \(shortList(parts)), \(basis).")
    if let choices = automatic.choices { say(Self.text(of: choices)) }
    if automatic.yearShare > 0 {
      let percent = Int((100 * automatic.yearShare).rounded())
      say(
        "With \(percent) % of the course that each series took a year before, as past ends advised."
      )
    }
    let reachesZero = forecasts.flatMap(\.channels).contains { channel in
      channel.values.contains(0) || channel.intervals.contains { $0.lower.contains(0) }
    }
    if reachesZero {
      say("Of what never was below 0, auto forecasts nothing below 0.")
    }
  }

  /// What the networks read, and why.
  private static func text(of choices: GlobalChoices) -> String {
    var read = [
      choices.stride == 1
        ? "the last \(countText(choices.lags, "value")) at each step"
        : "\(choices.stride) values at a time, since most series hold many seasons of so many"
    ]
    if let longSeason = choices.longSeason {
      read.append("what came \(longSeason) steps before, since that comes again")
    }
    if let series = choices.series {
      read += [
        clause(
          "in logarithms", choices: series.logarithms, of: series.count,
          since: "all values are positive"),
        clause(
          "without the season", choices: series.seasons, of: series.count, since: "it is stable"),
      ].compactMap(\.self)
    }
    return
      "Each LSTM has \(choices.hiddenSize) units and reads \(read.joined(separator: ", ")); it learned "
      + "\(choices.trainingSteps) training steps by --loss \(choices.loss)."
  }

  /// What is done to all series, to some, or, said by nothing, to none.
  private static func clause(
    _ deed: String, choices count: Int, of all: Int, since reason: String
  ) -> String? {
    switch count {
    case 0: nil
    case all: "\(deed), since \(reason)"
    default: "\(deed) where \(reason) (\(count) of \(all) series)"
    }
  }
}
