import RecurrentNets
import SeriesData

/// What is decided before a network is trained: lengths, windows, and whether there is a validation
/// end.
struct NetworkPlan: Sendable {
  /// What a fit found out, for another that keeps its choices.
  struct Choices: Sendable {
    let trainingSteps: Int
    let contextLength: Int
    /// By channel.
    let takesLogarithm: [Bool]
  }

  let settings: NetworkSettings
  /// The context, and the steps that one readout forecasts: H, or 1 for the recursive strategy.
  let shape: WindowShape
  /// Steps at the end of a history that are kept for validation; 0 for none.
  let validationLength: Int
  private let kept: Choices?

  /// Decides for histories, whose longest is decisive.
  ///
  /// Every output of the readout needs a target: the training part of some history must hold a
  /// context and a whole horizon. With choices that are kept nothing is chosen, hence nothing
  /// validated.
  init(
    for histories: [TimeSeries], by forecaster: NetworkForecaster, keeping kept: Choices?
  ) throws {
    precondition(!histories.isEmpty, "a forecaster is fitted on at least one history")
    let longest = histories.dropFirst().reduce(histories[0]) { $0.count < $1.count ? $1 : $0 }
    settings = forecaster.settings
    self.kept = kept
    let validation = max(forecaster.horizon, longest.count / 10)
    let context =
      kept?.contextLength ?? settings.contextLength
      ?? Self.contextLength(for: longest, horizon: forecaster.horizon, validation: validation)
    shape = try WindowShape(
      contextLength: context,
      horizon: settings.strategy == .recursive ? 1 : forecaster.horizon)
    let needed = context.addingReportingOverflow(shape.horizon)
    guard !needed.overflow, needed.partialValue <= longest.count else {
      throw ForecastingError.historyTooShort(
        forecaster: forecaster.name, series: longest.name, count: longest.count,
        needed: needed.overflow ? .max : needed.partialValue)
    }
    let canValidate = longest.count - validation >= needed.partialValue
    validationLength = kept == nil && canValidate ? validation : 0
  }

  var validates: Bool { validationLength > 0 }

  /// The steps of a history that are learned from: all but the validation end, or all of a history
  /// that would not have a window left.
  func trainingSteps(of count: Int) -> Range<Int> {
    let known = count - validationLength
    return 0..<(known >= shape.contextLength + shape.horizon ? known : count)
  }

  /// The windows with a target in the training part; their other targets are masked.
  func trainingWindows(_ histories: [TimeSeries]) throws(SeriesError) -> WindowIndex {
    try windows(lossSteps: histories.map { trainingSteps(of: $0.count) })
  }

  /// The windows with a target in the validation end; their other targets are masked.
  func validationWindows(_ histories: [TimeSeries]) throws(SeriesError) -> WindowIndex {
    try windows(lossSteps: histories.map { trainingSteps(of: $0.count).upperBound..<$0.count })
  }

  /// Windows whose every step is read out overlap by half a context; others start at every step.
  private func windows(lossSteps: [Range<Int>]) throws(SeriesError) -> WindowIndex {
    try WindowIndex(
      lossSteps: lossSteps, shape: shape,
      stride: settings.lossAt == .last ? 1 : max(1, shape.contextLength / 2))
  }

  func sampleShape(channels: Int) -> SampleShape {
    let length = shape.contextLength
    return SampleShape(
      steps: length, inputSize: channels,
      readouts: settings.lossAt == .last ? .last(of: length) : .every(of: length),
      outputSize: shape.horizon * channels)
  }

  func configuration(channels: Int) throws -> NetworkConfiguration {
    let outputs = shape.horizon.multipliedReportingOverflow(by: channels)
    return try NetworkConfiguration(
      cell: settings.cell, inputSize: channels, hiddenSize: settings.hiddenSize,
      layers: settings.layers, outputSize: outputs.overflow ? .max : outputs.partialValue,
      dropout: settings.dropout)
  }

  func trainingOptions() throws(NetworkError) -> TrainingOptions {
    guard let kept else { return settings.training }
    return try settings.training.with(length: .trainingSteps(kept.trainingSteps))
  }

  /// Whether the logarithm of a channel is taken.
  ///
  /// - Parameters:
  ///   - all: the channel's values, by history. Left to choose, a channel that is not positive
  ///     everywhere has no logarithm taken.
  ///   - known: those of the training part.
  func takesLogarithm(channel: Int, all: [[Double]], known: [[Double]]) -> Bool {
    switch settings.logarithm {
    case .always: true
    case .never: false
    case .auto:
      all.joined().allSatisfy { $0 > 0 }
        && (kept?.takesLogarithm[channel] ?? ChannelTransform.spansScales(known))
    }
  }

  /// Two seasons, or twice the horizon without a season; less if the history would not leave as many
  /// windows as the horizon has steps before the validation end.
  private static func contextLength(
    for history: TimeSeries, horizon: Int, validation: Int
  ) -> Int {
    let season = history.seasonLength
    let preferred = season > 1 ? 2 * min(season, history.count) : 2 * min(horizon, history.count)
    let affordable = history.count - validation - 2 * min(horizon, history.count)
    let least = max(1, history.count - horizon)
    return affordable >= 1 ? min(preferred, affordable) : min(preferred, least)
  }
}
