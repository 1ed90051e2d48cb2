import Evaluation
import Forecasting
import Reporting
import SeriesData

/// What `hindsight tune` says and writes.
struct TuneOutput {
  let command: TuneCommand
  let console: Console
  let backtest: BacktestPlan
  let holdout: Int
  let network: NetworkSettings
  let arguments: TrialArguments

  /// The settings of a run; threads are none, for the result does not depend on them.
  private struct Configuration: Encodable {
    let horizon: Int
    let origins: Int
    let stride: Int
    let holdout: Int
    let seed: UInt64
    let halving: String
    let network: NetworkSettings
  }

  /// How far a search is, for a line.
  static func parts(of progress: TuningRun.Progress, _ metric: Metric) -> [String] {
    [
      "rung \(progress.rung) of \(progress.rungs)",
      "\(progress.done) of \(countText(progress.total, "trial"))",
    ]
      + (progress.best.map { ["best \(metric.name) \(decimalText($0, decimals: 3))"] } ?? [])
  }

  /// What is searched for, and how it is judged.
  func describe(_ plan: TuningPlan, _ space: SearchSpace, _ log: TrialLog?) {
    console.say("Space: \(space).")
    let rungs = plan.schedule.rungs.map { "\($0.count) of \($0.length.text)" }
    console.say(
      "Trials: \(rungs.joined(separator: ", ")). Judged by \(plan.metric.name) from "
        + "\(countText(backtest.origins, "origin")), stride \(backtest.stride)"
        + (holdout > 0 ? ", before the last \(countText(holdout, "step"))." : "."))
    if let log, log.count > 0 {
      console.say("Going on: \(countText(log.count, "judgement")) are in \(log.path).")
    }
  }

  /// The findings, and how the best trial fared on what tuning has not seen.
  func report(_ tuning: Tuning, _ heldOut: Contest?) throws {
    let next = tuning.best.map { arguments.next(with: $0) }
    let text = TuningText(tuning).lines + (next.map { ["", "Next: \($0)"] } ?? [])
    try command.output.write(text) {
      try TuningDocument(
        program: .hindsight, file: command.input.name,
        configuration: Configuration(
          horizon: command.horizon, origins: backtest.origins, stride: backtest.stride,
          holdout: holdout, seed: command.training.seed,
          halving: command.search.halving.description, network: network),
        tuning: tuning, next: next, heldOut: heldOut
      ).bytes()
    }
    for sentence in tuning.verdict { console.say(sentence) }
    guard let heldOut else { return }
    let metrics =
      [tuning.plan.metric] + Metric.headline.filter { $0.name != tuning.plan.metric.name }
    let steps = heldOut.originCount * command.horizon
    console.say("On the last \(countText(steps, "step")), which tuning has not seen:")
    console.show(
      ScoreTable(
        heldOut,
        metrics: heldOut.columns.count == 1 ? metrics : metrics.filter(\.unit.isComparable),
        reference: nil))
    for verdict in heldOut.verdicts(tuning.plan.metric) { console.say(verdict.sentence) }
  }
}
