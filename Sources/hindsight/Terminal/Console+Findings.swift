import Evaluation
import Forecasting
import Reporting
import SeriesData

extension SeriesReading {
  /// What was inferred from the file and why, each in a sentence.
  var findings: [String] {
    [delimiterFinding] + seriesFindings + [timeFinding, targetFinding] + spacingFindings
      + ignoredFindings + notes
  }

  private var delimiterFinding: String {
    "The delimiter is a \(delimiter.value.rawValue) (\(delimiter.reason))."
  }

  fileprivate var timeFinding: String {
    guard let column = timeColumn.value else {
      return "There is no time column (\(timeColumn.reason))."
    }
    return "The times are in column '\(column)' (\(timeColumn.reason))."
  }

  fileprivate var seriesFindings: [String] {
    guard let column = seriesColumn.value else { return [] }
    return [
      "The series are told apart by column \(Excerpt(column)) (\(seriesColumn.reason))."
    ]
  }

  private var targetFinding: String {
    let names = targets.value
    return
      "The \(names.count == 1 ? "target is" : "targets are") \(nameList(names)) (\(targets.reason))."
  }

  fileprivate var spacingFindings: [String] {
    [
      "The rows come \(frequency.reason).",
      "The season length is \(seasonLength.value) (\(seasonLength.reason)).",
    ]
  }

  fileprivate var ignoredFindings: [String] {
    ignoredColumns.isEmpty ? [] : ["Not read: \(nameList(ignoredColumns))."]
  }
}

extension Console {
  /// What was read.
  func describe(_ reading: SeriesReading) {
    if reading.isLong { return describePanel(reading) }
    let series = reading.series
    say(
      "\(series.name): \(countText(series.count, "observation")) of "
        + "\(nameList(series.channels.map(\.name))), "
        + "\(series.axis.label(at: 0)) to \(series.axis.label(at: series.count - 1)).")
    if loudness == .verbose {
      for finding in reading.findings { explain(finding) }
    } else {
      if reading.timeColumn.value == nil { say(reading.timeFinding) }
      for finding in reading.spacingFindings + reading.ignoredFindings + reading.notes {
        say(finding)
      }
    }
  }

  private func describePanel(_ reading: SeriesReading) {
    let counts = reading.panel.map(\.count).sorted()
    let span =
      counts[0] == counts[counts.count - 1]
      ? "\(counts[0])" : "\(counts[0]) to \(counts[counts.count - 1])"
    say(
      "\(reading.panel.count) series of \(span) observations of \(nameList(reading.targets.value))."
    )
    let findings =
      loudness == .verbose
      ? reading.findings
      : reading.seriesFindings + reading.spacingFindings + reading.ignoredFindings + reading.notes
    for finding in findings { say(finding) }
  }

  /// How the forecaster fared.
  func describe(_ result: JudgedForecast, of series: TimeSeries, notes: [String]) {
    describe(result.fit, of: series, notes: notes, forecast: result.forecast)
    if (result.final is BaselineForecaster) == false {
      for remark in result.shapeRemarks(on: series) { say(remark) }
    }
    for warning in ForecastWarnings(about: [result.forecast], after: [series]).sentences {
      warn(warning)
    }
  }

  /// How what was learned fared.
  func describe(
    _ result: JudgedFit, of series: TimeSeries, notes: [String], forecast: Forecast? = nil
  ) {
    if let training = (result.fitted as? FittedNetwork)?.report, training.epochs.isEmpty == false {
      describe(training, of: series)
    }
    describeValidation(of: result.fitted)
    let network =
      result.final as? FittedNetwork ?? (result.final as? FittedEnsemble)?.networks.first
    if network?.choseColumnsApart == true {
      say(
        "One network forecasts each of the \(series.channels.count) columns by itself, as a long context read in "
          + "segments suits (--channels joint reads them together).")
    }
    describe(result.final, forecast.map { [$0] } ?? [])
    if let judgement = result.judgement {
      show(ScoreTable(judgement))
      for note in notes { say(note) }
      for verdict in judgement.verdicts { tell(verdict) }
    } else {
      say(result.unjudgedReason ?? "")
    }
  }

  /// What networks, and networks and statistics, have to do with forecasts that are made of them.
  func describe(_ final: any FittedForecaster, _ forecasts: [Forecast]) {
    if let ensemble = final as? FittedEnsemble { return describe(ensemble) }
    if let automatic = final as? FittedAutomatic { describe(automatic, forecasts) }
    warnOfMissingIntervals(of: forecasts, by: final)
  }

  /// A validation end that intervals made longer, which changes the forecast.
  func describeValidation(of fitted: any FittedForecaster) {
    let network = fitted as? FittedNetwork ?? (fitted as? FittedEnsemble)?.networks.first
    guard let length = network?.lengthenedValidation else { return }
    say(
      "For the intervals of --levels the validation end has \(countText(length, "step")), more than without: the "
        + "forecast differs from that without --levels.")
  }

  private func warnOfMissingIntervals(of forecasts: [Forecast], by final: any FittedForecaster) {
    guard let telling = final as? any IntervalForecaster, telling.levels.isEmpty == false else {
      return
    }
    let bare = forecasts.filter { $0.channels[0].intervals.isEmpty }
    guard let first = bare.first else { return }
    warn(
      (bare.count == 1
        ? "Series \(Excerpt(first.series)) is"
        : "\(bare.count) of \(forecasts.count) series, \(Excerpt(first.series)) the first, are")
        + " too short for intervals, and forecast without.")
  }

  private func describe(_ ensemble: FittedEnsemble) {
    let how =
      switch ensemble.combination {
      case .median: "the median of the networks"
      case .mean: "the mean of the networks"
      case .validation: "the mean of the networks, weighted as the validation end advised"
      }
    say("\(ensemble.name): \(how).")
    for (number, network) in ensemble.networks.enumerated() {
      let report = network.report
      let weight =
        ensemble.combination == .validation
        ? ", weight \(decimalText(ensemble.weights.shares[number], decimals: 3))" : ""
      explain(
        "Network \(number + 1): " + (report.epochs.isEmpty ? "" : "seed \(report.seed), ")
          + "context \(report.contextLength), loss \(report.loss), "
          + "\(countText(report.trainingSteps, "training step"))\(weight).")
    }
  }

  /// Where nothing could be judged, nothing speaks for the forecast: that is a warning.
  private func tell(_ verdict: Verdict) {
    let lines = [verdict.sentence] + verdict.remarks
    if case .notJudged = verdict.finding {
      warn(lines.joined(separator: " "))
    } else {
      for line in lines { say(line) }
    }
  }

  private func describe(_ training: TrainingReport, of series: TimeSeries) {
    explain(
      "The network has \(countText(training.parameterCount, "parameter")) and reads "
        + "\(countText(training.contextLength, "past step")).")
    let logarithmic = zip(series.channels, training.takesLogarithm).filter(\.1).map(\.0.name)
    if logarithmic.isEmpty == false {
      explain("The logarithm is taken of \(nameList(logarithmic)).")
    }
    if let best = training.bestEpoch {
      explain(
        "Epoch \(best) of \(training.epochs.count) was the best on a validation end of "
          + "\(countText(training.validationLength, "step")); training again takes its "
          + "\(countText(training.trainingSteps, "training step")).")
    } else {
      explain(
        "The series is too short for a validation end; training took "
          + "\(countText(training.trainingSteps, "training step")).")
    }
  }
}
