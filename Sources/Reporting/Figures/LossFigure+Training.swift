public import Forecasting
public import Plotting
import SeriesData

extension LossFigure {
  /// The loss curves of one training: training part, validation end, and the epoch that was kept.
  ///
  /// - Parameters:
  ///   - training: how it went.
  ///   - forecaster: the name of what was trained.
  ///   - series: the name of the series.
  public init(_ training: TrainingReport, of forecaster: String, on series: String) {
    let epochs = training.epochs
    let best = epochs.first { $0.epoch == training.bestEpoch }
    let length = countText(training.trainingSteps, "step")
    let finding =
      best.map { "best validation loss in epoch \($0.epoch), after \(length)" }
      ?? "trained for \(length), without a validation end"
    self.init(
      title: "\(series): \(forecaster), \(finding)", loss: "\(training.loss.uppercased()) (scaled)",
      runs: [
        Run(
          training: epochs.map { Point(x: Double($0.epoch), y: $0.trainingLoss) },
          validation: epochs.compactMap { epoch in
            epoch.validationLoss.map { Point(x: Double(epoch.epoch), y: $0) }
          },
          best: best.flatMap { epoch in
            epoch.validationLoss.map { Point(x: Double(epoch.epoch), y: $0) }
          })
      ])
  }
}
