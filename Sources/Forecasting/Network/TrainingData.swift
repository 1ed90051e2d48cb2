package import SeriesData

/// The transformed channels of histories, and the windows of their training part and validation end.
package struct TrainingData {
  /// By channel, those that all series share, or those of the first.
  package var transforms: [ChannelTransform] { transformsOfSeries[0] }
  /// By reading: by series, or by column of one where each is read by itself, as all that follows; and channel.
  private let transformsOfReadings: [[ChannelTransform]]
  /// By series and channel.
  private let transformsOfSeries: [[ChannelTransform]]
  /// What is read beside the columns, with the scalers that all series share, or those of the first.
  package var inputs: FittedInputs { inputsOfSeries[0] }
  /// By series.
  private let inputsOfSeries: [FittedInputs]
  private let inputValues: [InputValues]
  /// `[reading][channel]`, transformed.
  private let values: [[WindowSource.Values]]
  private let plan: NetworkPlan
  private let weights: WindowWeights

  /// Applies transforms to all histories, by default those that are fitted on the training part alone.
  package init(
    _ histories: [TimeSeries], plan: NetworkPlan,
    given: (transforms: [ChannelTransform], inputs: FittedInputs)? = nil
  ) throws(SeriesError) {
    let transforms =
      if let given {
        [[ChannelTransform]](repeating: given.transforms, count: histories.count)
      } else {
        try Self.fitted(on: histories, plan: plan)
      }
    let inputs =
      if let given {
        [FittedInputs](repeating: given.inputs, count: histories.count)
      } else {
        try Self.inputs(fittedOn: histories, plan: plan)
      }
    var values: [[WindowSource.Values]] = []
    for (history, transforms) in zip(histories, transforms) {
      var channels: [WindowSource.Values] = []
      for (channel, transform) in zip(history.channels, transforms) {
        channels.append(
          WindowSource.Values(
            try transform.transform(
              channel.values, firstStep: history.axis.stepNumber, channel: channel.name),
            missing: channel.missing))
      }
      values.append(channels)
    }
    transformsOfSeries = transforms
    inputsOfSeries = inputs
    let (readings, layout) = (plan.readings, plan.layout(channels: transforms[0].count))
    transformsOfReadings = transforms.flatMap { one in readings.map { $0.map { one[$0] } } }
    inputValues = zip(histories, inputs).flatMap { history, inputs in
      let values = inputs.values(of: history, count: history.count + plan.shape.horizon)
      return readings.map { values.telling(column: $0[0], of: layout) }
    }
    self.values = values.flatMap { one in readings.map { $0.map { one[$0] } } }
    self.plan = plan
    weights = plan.settings.weights.of(plan.byReading(histories))
  }

  /// By series and channel; whether the logarithm is taken is decided for all series together.
  private static func fitted(
    on histories: [TimeSeries], plan: NetworkPlan
  ) throws(SeriesError) -> [[ChannelTransform]] {
    var transforms = [[ChannelTransform]](repeating: [], count: histories.count)
    for (index, channel) in histories[0].channels.enumerated() {
      let all = histories.map { $0.channels[index].observations }
      let takesLogarithm = plan.takesLogarithm(
        channel: index, all: all,
        known: all.map { Array($0[plan.trainingSteps(of: $0.count)]) })
      let known = histories.map { history -> ChannelTransform.Known in
        let (steps, channel) = (plan.trainingSteps(of: history.count), history.channels[index])
        return (
          Array(channel.values[steps]), channel.missing.map { Array($0[steps]) },
          history.axis.stepNumber
        )
      }
      func fitted(on known: [ChannelTransform.Known]) throws(SeriesError) -> ChannelTransform {
        try ChannelTransform(
          fittedOn: known, channel: channel.name, takesLogarithm: takesLogarithm,
          settings: plan.settings, seasonLength: histories[0].seasonLength,
          horizon: plan.shape.horizon)
      }
      if plan.settings.scalesEachSeries {
        for series in histories.indices {
          try naming(series, of: histories) { () throws(SeriesError) in
            transforms[series].append(try fitted(on: [known[series]]))
          }
        }
      } else {
        let shared = try fitted(on: known)
        for series in histories.indices { transforms[series].append(shared) }
      }
    }
    return transforms
  }

  /// By series; statistics of a series' own where each is scaled by itself.
  private static func inputs(
    fittedOn histories: [TimeSeries], plan: NetworkPlan
  ) throws(SeriesError) -> [FittedInputs] {
    let known = histories.map { ($0, plan.trainingSteps(of: $0.count)) }
    guard plan.settings.scalesEachSeries else {
      let shared = try FittedInputs(plan.inputs, fittedOn: known)
      return [FittedInputs](repeating: shared, count: histories.count)
    }
    return try known.indices.map { series throws(SeriesError) in
      try naming(series, of: histories) { () throws(SeriesError) in
        try FittedInputs(plan.inputs, fittedOn: [known[series]])
      }
    }
  }

  /// Does work of one series, which an error of one among several names.
  private static func naming<Value>(
    _ series: Int, of histories: [TimeSeries], _ work: () throws(SeriesError) -> Value
  ) throws(SeriesError) -> Value {
    do throws(SeriesError) {
      return try work()
    } catch {
      throw histories.count > 1 ? .ofSeries(histories[series].name, error) : error
    }
  }

  /// What the readout's bias begins with, `[output of the loss][step][channel]`; `nil` where it is drawn.
  var initialReadoutBias: [Float]? {
    let loss = plan.settings.training.loss
    guard loss.kind.isOfCounts else { return nil }
    let biases = transformsOfReadings[0].indices.map { channel in
      loss.initialBias(mean: arithmeticMean(transformsOfReadings.map { $0[channel].spread }))
    }
    let targets = plan.layout(channels: transforms.count).targetCount ?? 0
    return (0..<loss.outputsPerTarget).flatMap { block in
      (0..<targets / biases.count)
        .flatMap { _ in biases.map { Float($0[block]) } }
    }
  }

  /// The samples of windows of these histories.
  ///
  /// - Parameter judged: by series, the steps whose targets carry loss; by default those of the windows.
  package func source(_ windows: WindowIndex, judging judged: [Range<Int>]? = nil) -> WindowSource {
    WindowSource(
      values, windows: windows, judged: judged.map(plan.byReading), weights: weights,
      encodings: transformsOfReadings.map {
        WindowEncoding(
          plan.settings, contextLength: plan.shape.contextLength, spreads: $0.map(\.spread))
      },
      shape: plan.sampleShape(channels: transforms.count),
      inputs: inputValues, layout: plan.layout(channels: transforms.count))
  }
}
