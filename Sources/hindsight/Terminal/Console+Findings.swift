import Evaluation
import Forecasting
import Reporting
import SeriesData

extension SeriesReading {
  /// What was inferred from the file and why, each in a sentence.
  var findings: [String] {
    [delimiter.reason, timeColumn.reason, targets.reason, frequency.reason, seasonLength.reason]
  }
}

extension Console {
  /// What was read.
  func describe(_ reading: SeriesReading) {
    let series = reading.series
    let names = series.channels.map(\.name).joined(separator: ", ")
    let columns = series.channels.count == 1 ? "column" : "columns"
    say(
      "\(series.name): \(series.count) observations of \(columns) \(names), "
        + "\(series.axis.label(at: 0)) to \(series.axis.label(at: series.count - 1))")
    say("\(reading.frequency.reason); season length \(series.seasonLength)")
    for finding in reading.findings { explain(finding) }
  }

  /// How the forecaster fared.
  func describe(_ result: JudgedForecast, notes: [String]) {
    if let training = (result.fitted as? FittedNetwork)?.report { describe(training) }
    guard let judgement = result.judgement else {
      say(result.unjudgedReason ?? "")
      return
    }
    show(ScoreTable(judgement))
    for note in notes { say(note) }
    for verdict in judgement.verdicts { say(verdict.sentence) }
  }

  private func describe(_ training: TrainingReport) {
    explain(
      "context of \(training.contextLength) steps, \(training.parameterCount) parameters, "
        + "\(training.trainingSteps) training steps")
    if let best = training.bestEpoch {
      explain(
        "epoch \(best) of \(training.epochs.count) was best on the validation end of "
          + "\(training.validationLength) steps")
    }
  }
}
