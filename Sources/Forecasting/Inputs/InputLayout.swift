import RecurrentNets

/// Where the inputs of a window stand among its features, and where it is read out.
///
/// First stand the columns, then which of them are missing, past covariates, what is known ahead, and static
/// covariates. What is known ahead is read in one of two ways:
///
/// - Where a whole horizon is forecast from the end of the context, the window goes on through the horizon: each of
///   its steps reads what is known of itself, and is read out for its own value (Cho et al., 2014, "Learning phrase
///   representations using RNN encoder–decoder", with one cell for both). One more input says how far in the horizon
///   a step lies, as a share of it.
/// - Else each step reads what is known of all steps that are forecast from it, one after the other.
package struct InputLayout: Sendable, Hashable {
  let channels: Int
  let tellsMissing: Bool
  let pastCount: Int
  /// Inputs of a step that do not depend on the columns, and lags that do.
  let knownCount: Int, lagCount: Int
  let fixedCount: Int
  let contextLength: Int
  /// Steps that are forecast from the end of the context.
  let horizon: Int
  /// Whether the window goes on through the horizon.
  let decodes: Bool
  private let lossAt: NetworkSettings.LossAt

  /// The layout of windows of a shape.
  ///
  /// - Parameter horizon: steps that one readout forecasts, or all of a window that goes on through them.
  package init(
    channels: Int, tellsMissing: Bool, inputs: InputPlan, contextLength: Int, horizon: Int,
    strategy: NetworkSettings.Strategy, lossAt: NetworkSettings.LossAt
  ) {
    self.channels = channels
    self.tellsMissing = tellsMissing
    self.contextLength = contextLength
    self.horizon = horizon
    self.lossAt = lossAt
    pastCount = inputs.past.count
    knownCount = inputs.knownCount
    lagCount = inputs.lags.count
    fixedCount = inputs.fixedCount
    decodes =
      strategy == .multiOutput && lossAt == .last && inputs.knownCount + inputs.lags.count > 0
  }

  /// All inputs of a step that are known ahead.
  var aheadCount: Int { knownCount + lagCount * channels }
  /// How often they stand in one step.
  private var aheadBlocks: Int { decodes ? 1 : horizon }

  var pastStart: Int { channels * (tellsMissing ? 2 : 1) }
  var aheadStart: Int { pastStart + pastCount }
  var fixedStart: Int { aheadStart + aheadCount * aheadBlocks }
  /// The place of the share of the horizon.
  var shareStart: Int { fixedStart + fixedCount }
  /// Features of a step; `nil` if there are too many to count.
  var inputSize: Int? {
    let ahead = aheadCount.multipliedReportingOverflow(by: aheadBlocks)
    let size = ahead.partialValue.addingReportingOverflow(
      pastStart + pastCount + fixedCount + (decodes ? 1 : 0))
    return ahead.overflow || size.overflow ? nil : size.partialValue
  }

  /// Whether the readout reads inputs itself: what is known of a step acts on it directly.
  var readsInput: Bool { aheadCount > 0 }

  /// Steps of a window.
  var steps: Int { decodes ? contextLength + horizon : contextLength }

  /// Where windows are read out.
  var readouts: ReadoutSteps {
    decodes
      ? ReadoutSteps(Array(contextLength..<contextLength + horizon))
      : lossAt == .last ? .last(of: contextLength) : .every(of: contextLength)
  }

  /// Targets of one readout; `nil` if there are too many to count.
  var targetCount: Int? {
    let targets = channels.multipliedReportingOverflow(by: decodes ? 1 : horizon)
    return targets.overflow ? nil : targets.partialValue
  }
}
