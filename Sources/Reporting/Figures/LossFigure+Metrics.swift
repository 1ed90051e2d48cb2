public import Forecasting
public import Plotting

extension LossFigure {
  /// The loss curves of trainings that were logged, epoch by epoch: the mean of the training losses of the
  /// steps, and the validation loss.
  ///
  /// - Parameter runs: the records of one training each, and the name of its run.
  public init(runs: [(name: String, records: [MetricsRecord])]) {
    let names = runs.map(\.name).joined(separator: ", ")
    self.init(
      title: runs.count == 1 ? "Training of \(names)" : "Trainings of \(names)",
      loss: "loss (scaled)", runs: runs.map { Run(name: $0.name, records: $0.records) })
  }
}

extension LossFigure.Run {
  fileprivate init(name: String, records: [MetricsRecord]) {
    let epochs = Dictionary(grouping: records, by: \.epoch).sorted { $0.key < $1.key }
    let validation = epochs.compactMap { epoch, records in
      records.last?.validationLoss.map { Point(x: Double(epoch), y: $0) }
    }
    self.init(
      name: name,
      training: epochs.compactMap { epoch, records in
        let losses = records.compactMap(\.trainingLoss)
        guard losses.isEmpty == false else { return nil }
        return Point(x: Double(epoch), y: losses.reduce(0, +) / Double(losses.count))
      },
      validation: validation, best: validation.min { $0.y < $1.y })
  }
}
