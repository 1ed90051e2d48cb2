import RecurrentNets
import SeriesData

/// The transformed channels of histories, and the windows of their training part and validation end.
struct TrainingData {
  enum Part {
    case training, validation
  }

  let transforms: [ChannelTransform]
  private let transformed: [[Double]]
  private let counts: [Int]
  private let plan: NetworkPlan

  var channelCount: Int { transforms.count }

  /// Fits the transforms on the training part alone and applies them to all.
  init(_ histories: [TimeSeries], plan: NetworkPlan) throws(SeriesError) {
    self.plan = plan
    counts = histories.map(\.count)
    let channels = histories[0].channels.count
    var transforms: [ChannelTransform] = []
    for channel in 0..<channels {
      let known = histories.flatMap { history in
        history.channels[channel].values.dropLast(plan.validationLength)
      }
      transforms.append(
        try ChannelTransform(
          fittedOn: known, channel: histories[0].channels[channel].name, settings: plan.settings,
          horizon: plan.readoutHorizon))
    }
    var transformed: [[Double]] = []
    for history in histories {
      for (channel, transform) in zip(history.channels, transforms) {
        transformed.append(
          try transform.scaler.transform(channel.values, channel: channel.name))
      }
    }
    self.transforms = transforms
    self.transformed = transformed
  }

  /// The windows of a part: those with a target in it.
  ///
  /// Targets in the other part are masked.
  func source(for part: Part) throws(SeriesError) -> WindowSource {
    let parts = counts.indices.map { series in
      let end = counts[series] - plan.validationLength
      return WindowIndex.Part(
        series: series, lossSteps: part == .training ? 0..<end : end..<counts[series])
    }
    let shape = try WindowShape(
      contextLength: plan.contextLength, horizon: plan.readoutHorizon)
    return WindowSource(
      transformed, spreads: transforms.map(\.spread),
      windows: try WindowIndex(parts, shape: shape, stride: plan.windowStride),
      encoding: plan.encoding, readouts: plan.readouts())
  }
}
