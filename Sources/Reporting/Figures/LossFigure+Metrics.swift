public import Forecasting
public import Plotting

extension LossFigure {
  /// The loss curves of trainings that were logged, epoch by epoch: the mean of the training losses of the
  /// steps, and the validation loss.
  ///
  /// - Parameter runs: the records of one training each, and the name of its run.
  public init(runs: [(name: String, records: [MetricsRecord])]) {
    let curves = runs.map { Run(name: $0.name, records: $0.records) }
    let best = curves.compactMap { run in run.best.map { (run.name, $0) } }.min { $0.1.y < $1.1.y }
    let names = runs.map(\.name).joined(separator: ", ")
    self.init(
      title: best.map { name, point in
        "\(name)\(runs.count == 1 ? ": the" : " has the") lowest validation loss"
          + "\(runs.count == 1 ? " came" : ",") in epoch \(Int(point.x))"
      } ?? (runs.count == 1 ? "Training of \(names)" : "Trainings of \(names)"),
      loss: "loss (scaled)", runs: curves)
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
