package import RecurrentNets
package import SeriesData

/// What is decided before a network is trained: lengths, windows, and whether there is a validation
/// end.
package struct NetworkPlan: Sendable {
  /// What a fit found out, for another that keeps its choices.
  package struct Choices: Sendable {
    let trainingSteps: Int
    let learningRates: LearningRateCourse
    let contextLength: Int
    /// By channel.
    let takesLogarithm: [Bool]
    /// Widths of intervals; `nil` where the loss tells them.
    let calibration: Calibration?
  }

  let settings: NetworkSettings
  /// The context, and the steps that one readout forecasts: H, or 1 for the recursive strategy.
  package let shape: WindowShape
  /// Steps at the end of a history that are kept for validation; 0 for none.
  package let validationLength: Int
  /// Whether that is more than usual, for intervals that need the errors from more origins.
  let lengthensValidation: Bool
  /// What is read beside the columns.
  let inputs: InputPlan
  /// Columns of each history.
  private let columns: Int
  let kept: Choices?

  /// Decides for histories, whose longest is decisive.
  ///
  /// Every output of the readout needs a target: the training part of some history must hold a
  /// context and a whole horizon. With choices that are kept nothing is chosen, hence nothing
  /// validated.
  package init(
    for histories: [TimeSeries], by forecaster: NetworkForecaster, keeping kept: Choices?
  ) throws {
    precondition(!histories.isEmpty, "a forecaster is fitted on at least one history")
    let longest = histories.dropFirst().reduce(histories[0]) { $0.count < $1.count ? $1 : $0 }
    var settings = forecaster.settings.adapted
    inputs = try InputPlan(for: histories, settings: settings)
    columns = histories[0].channels.count
    self.kept = kept
    let validation =
      try settings.validation?.steps(of: [longest])
      ?? Self.neededValidation(of: histories, longest: longest.count, forecaster)
    let readoutHorizon = settings.strategy == .recursive ? 1 : forecaster.horizon
    let choice = Self.choice(
      for: longest, horizon: forecaster.horizon, readoutHorizon: readoutHorizon,
      validation: validation, isAskedFor: settings.validation != nil, segment: settings.segment)
    let prescribed = kept?.contextLength ?? settings.contextLength
    shape = try WindowShape(
      contextLength: Self.wholeSegments(prescribed ?? choice.contextLength, settings.segment),
      horizon: readoutHorizon)
    let needed = shape.contextLength.addingReportingOverflow(readoutHorizon)
    guard !needed.overflow, needed.partialValue <= longest.count else {
      throw ForecastingError.windowTooLong(
        series: longest.name, count: longest.count, contextLength: shape.contextLength,
        horizon: readoutHorizon)
    }
    // A network that is trained further reads what it has always read.
    if forecaster.isContinued == false,
      histories.contains(where: { $0.count < needed.partialValue })
    {
      settings.tellsMissing = true
    }
    self.settings = settings
    if let dilation = settings.dilations?.max(), dilation > shape.contextLength {
      throw ForecastingError.tooLarge(
        name: "dilation for a context of \(shape.contextLength)", value: dilation,
        most: shape.contextLength)
    }
    let canValidate =
      prescribed == nil
      ? choice.validates : longest.count - validation >= needed.partialValue
    guard canValidate || settings.validation == nil || kept != nil else {
      throw ForecastingError.validationTooLong(
        series: longest.name, count: longest.count, validation: validation,
        contextLength: shape.contextLength, horizon: readoutHorizon)
    }
    validationLength = kept == nil && canValidate ? validation : 0
    lengthensValidation =
      settings.validation == nil
      && validationLength > Self.usualValidation(of: longest.count, forecaster.horizon)
    try checkWays()
  }

  /// The longer of the horizon and a tenth.
  private static func usualValidation(of longest: Int, _ horizon: Int) -> Int {
    max(horizon, longest / 10)
  }

  /// The usual one; more where intervals need the errors from more origins.
  private static func neededValidation(
    of histories: [TimeSeries], longest: Int, _ forecaster: NetworkForecaster
  ) -> Int {
    let usual = usualValidation(of: longest, forecaster.horizon)
    guard forecaster.settings.calibrates else { return usual }
    let origins =
      (Calibration.neededErrors(for: forecaster.settings.levels) + histories.count - 1)
      / histories.count
    return max(usual, forecaster.horizon + origins - 1)
  }

  /// The plan of a network that is trained already.
  init(_ settings: NetworkSettings, shape: WindowShape, inputs: InputPlan, columns: Int) {
    self.columns = columns
    self.settings = settings
    self.shape = shape
    self.inputs = inputs
    validationLength = 0
    lengthensValidation = false
    kept = nil
  }

  var validates: Bool { validationLength > 0 }

  /// The steps of a history that are learned from: all but the validation end, or all of a history
  /// that would not have a window left.
  package func trainingSteps(of count: Int) -> Range<Int> {
    let known = count - validationLength
    return 0..<(known >= shape.contextLength + shape.horizon ? known : count)
  }

  /// Histories that hold no window of their own with steps before them that are missing, where the network is told
  /// what is missing: their first window holds one observation.
  package func padded(_ histories: [TimeSeries]) -> [TimeSeries] {
    histories.map { history in
      history.count < shape.contextLength + shape.horizon
        ? padded(history, to: history.count + shape.contextLength - 1) : history
    }
  }

  /// A history of so many steps at least, if the network is told what is missing.
  func padded(_ history: TimeSeries, to count: Int) -> TimeSeries {
    settings.tellsMissing && history.count > 0 && history.count < count
      ? history.padded(by: count - history.count) : history
  }

  /// The windows with a target in the training part; their other targets are masked.
  package func trainingWindows(_ histories: [TimeSeries]) throws(SeriesError) -> WindowIndex {
    try windows(lossSteps: histories.map { trainingSteps(of: $0.count) })
  }

  /// The windows with a target in the validation end, whose other targets are masked; all windows where
  /// states are carried through the whole history.
  package func validationWindows(_ histories: [TimeSeries]) throws(SeriesError) -> WindowIndex {
    try windows(
      lossSteps: settings.training.isStateful
        ? histories.map { 0..<$0.count } : validationSteps(histories))
  }

  /// The steps of each history that are kept for validation.
  func validationSteps(_ histories: [TimeSeries]) -> [Range<Int>] {
    histories.map { trainingSteps(of: $0.count).upperBound..<$0.count }
  }

  /// What stands for each history once for each of its columns that is read by itself.
  func byReading<Element>(_ histories: [Element]) -> [Element] {
    let count = settings.readsApart(columns: columns) ? columns : 1
    return histories.flatMap { repeatElement($0, count: count) }
  }

  /// The columns that are read together.
  var readings: [[Int]] {
    settings.readsApart(columns: columns) ? (0..<columns).map { [$0] } : [Array(0..<columns)]
  }

  /// Unless a stride was chosen, windows that carry states follow each other; others whose every step is read out
  /// overlap by half a context, and the rest start at every step.
  private func windows(lossSteps: [Range<Int>]) throws(SeriesError) -> WindowIndex {
    let length = shape.contextLength
    return try WindowIndex(
      lossSteps: byReading(lossSteps), shape: shape,
      stride: settings.training.isStateful
        ? length : settings.windowStride ?? (settings.lossAt == .last ? 1 : max(1, length / 2)))
  }

  /// How forecasts of one step come back as inputs; `nil` where they do not.
  private var feedback: SampleShape.Feedback? {
    guard settings.strategy == .recursive, settings.lossAt == .every,
      settings.training.loss.kind.isOfCounts == false
    else { return nil }
    return settings.level == .none ? .values : .differences
  }

  /// Refuses ways of training that the rest of the settings does not allow.
  private func checkWays() throws(ForecastingError) {
    if settings.segment != nil {
      guard settings.strategy == .multiOutput, settings.lossAt == .last else {
        throw .wayNeeds(
          way: "Reading segments",
          needed: "the multi-output strategy and the loss at the last step")
      }
      guard settings.training.truncation == nil else {
        throw .wayNeeds(
          way: "Reading segments", needed: "BPTT through the whole context, without truncation")
      }
    }
    if settings.training.isStateful && settings.lossAt == .last {
      throw .wayNeeds(way: "Stateful training", needed: "the loss at every step")
    }
    if settings.training.isStateful && settings.windowStride != nil {
      throw .wayNeeds(
        way: "Stateful training", needed: "windows that follow each other, without a stride")
    }
    if settings.training.sampling != nil && feedback == nil {
      throw .wayNeeds(
        way: "Scheduled sampling",
        needed: "the recursive strategy, the loss at every step, and no loss of counts")
    }
  }

  /// A context of as many whole segments as fit in.
  private static func wholeSegments(
    _ contextLength: Int, _ segment: Int?
  ) throws(ForecastingError) -> Int {
    guard let segment else { return contextLength }
    guard segment <= contextLength else {
      throw .tooLarge(
        name: "segment for a context of \(contextLength)", value: segment, most: contextLength)
    }
    return contextLength - contextLength % segment
  }

  /// Where inputs and readouts of a window stand.
  package func layout(channels: Int) -> InputLayout {
    InputLayout(
      channels: channels, tellsMissing: settings.tellsMissing, inputs: inputs,
      contextLength: shape.contextLength, horizon: shape.horizon, strategy: settings.strategy,
      lossAt: settings.lossAt, segment: settings.segment,
      readsApart: settings.readsApart(columns: channels))
  }

  package func sampleShape(channels: Int) -> SampleShape {
    let layout = layout(channels: channels)
    return SampleShape(
      steps: layout.steps, inputSize: layout.inputSize ?? .max, readouts: layout.readouts,
      outputSize: layout.targetCount ?? .max, feedback: feedback,
      lags: feedback == nil ? [] : layout.lags(inputs.lags))
  }

  func configuration(channels: Int) throws -> NetworkConfiguration {
    let layout = layout(channels: channels)
    let outputs = (layout.targetCount ?? .max)
      .multipliedReportingOverflow(by: settings.training.loss.outputsPerTarget)
    return try NetworkConfiguration(
      cell: settings.cell, inputSize: layout.inputSize ?? .max, hiddenSize: settings.hiddenSize,
      layers: settings.layers, outputSize: outputs.overflow ? .max : outputs.partialValue,
      dropout: settings.dropout, recurrentDropout: settings.recurrentDropout,
      readsInput: layout.readsInput, residual: settings.residual, dilations: settings.dilations,
      embedsInput: layout.readsSegments, branchStep: layout.branchStep,
      readoutDropout: settings.readoutDropout)
  }

  func trainingOptions() throws(NetworkError) -> TrainingOptions {
    guard let kept else { return settings.training }
    return try settings.training.with(length: .trainingSteps(kept.trainingSteps))
  }

  /// Whether the logarithm of a channel is taken.
  ///
  /// - Parameters:
  ///   - all: the channel's values, by history; NaN where none was observed. Left to choose, a channel that is not positive
  ///     everywhere has no logarithm taken.
  ///   - known: those of the training part.
  func takesLogarithm(channel: Int, all: [[Double]], known: [[Double]]) -> Bool {
    switch settings.transform == nil ? settings.logarithm : .never {
    case .always: true
    case .never: false
    case .auto:
      all.joined().allSatisfy { $0 > 0 || $0.isNaN }
        && (kept?.takesLogarithm[channel] ?? ChannelTransform.spansScales(known))
    }
  }

  /// Steps below which a context tells too little, whatever the season and the horizon.
  private static var usefulContext: Int { 12 }
  /// Segments of a context, where a history affords them.
  package static var usefulSegments: Int { 15 }

  /// The context length and whether there is a validation end, where neither is prescribed.
  ///
  /// Wanted are two seasons (or twice the horizon), at least ``usefulSegments`` if segments are read, and at least
  /// ``usefulContext`` steps if that is no more than a quarter of the history. So much is taken of it as leaves more whole windows than the
  /// horizon has steps before the validation end. Where that would be less than half, training on
  /// more tells more than validating does, and the validation end is given up, unless it was asked for.
  private static func choice(
    for history: TimeSeries, horizon: Int, readoutHorizon: Int, validation: Int,
    isAskedFor: Bool, segment: Int?
  ) -> (contextLength: Int, validates: Bool) {
    let count = history.count
    let season = history.seasonLength > 1 ? history.seasonLength : horizon
    let wanted = max(
      2 * min(season, count), usefulSegments * min(segment ?? 0, count),
      min(usefulContext, count / 4))
    let affordable = count - readoutHorizon - min(horizon, count)
    if affordable - validation >= (isAskedFor ? 1 : (wanted + 1) / 2) {
      return (min(wanted, affordable - validation), true)
    }
    let least = max(1, (count - readoutHorizon) / 2)
    return (min(wanted, max(affordable, least)), false)
  }
}
