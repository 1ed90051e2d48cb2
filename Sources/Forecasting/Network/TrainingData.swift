package import SeriesData

/// The transformed channels of histories, and the windows of their training part and validation end.
package struct TrainingData {
  package let transforms: [ChannelTransform]
  /// `[series][channel][step]`, transformed.
  private let values: [[[Double]]]
  private let plan: NetworkPlan
  private let encoding: WindowEncoding

  /// Applies transforms to all histories, by default those that are fitted on the training part alone.
  package init(
    _ histories: [TimeSeries], plan: NetworkPlan, transforms given: [ChannelTransform]? = nil
  ) throws(SeriesError) {
    var transforms = given ?? []
    for (index, channel) in histories[0].channels.enumerated() where given == nil {
      let all = histories.map { $0.channels[index].values }
      let known = all.map { Array($0[plan.trainingSteps(of: $0.count)]) }
      transforms.append(
        try ChannelTransform(
          fittedOn: known, channel: channel.name,
          takesLogarithm: plan.takesLogarithm(channel: index, all: all, known: known),
          settings: plan.settings, horizon: plan.shape.horizon))
    }
    var values: [[[Double]]] = []
    for history in histories {
      var channels: [[Double]] = []
      for (channel, transform) in zip(history.channels, transforms) {
        channels.append(try transform.scaler.transform(channel.values, channel: channel.name))
      }
      values.append(channels)
    }
    self.transforms = transforms
    self.values = values
    self.plan = plan
    encoding = WindowEncoding(plan.settings, spreads: transforms.map(\.spread))
  }

  /// What the readout's bias begins with, `[output of the loss][step][channel]`; `nil` where it is drawn.
  var initialReadoutBias: [Float]? {
    let loss = plan.settings.training.loss
    guard loss.kind.isOfCounts else { return nil }
    let biases = transforms.map { loss.initialBias(mean: $0.spread) }
    return (0..<loss.outputsPerTarget).flatMap { block in
      (0..<plan.shape.horizon).flatMap { _ in biases.map { Float($0[block]) } }
    }
  }

  /// The samples of windows of these histories.
  package func source(_ windows: WindowIndex) -> WindowSource {
    WindowSource(
      values, windows: windows, encoding: encoding,
      shape: plan.sampleShape(channels: transforms.count))
  }
}
