import RecurrentNets

/// Where the inputs of a window stand among its features, and where it is read out.
///
/// Of each time step, first stand the columns, then which of them are missing, past covariates, and what is known ahead. Then stand,
/// once for each recurrent step, static covariates and which column is read, where each is read by itself. What is known ahead is read in one of two ways:
///
/// - Where a whole horizon is forecast from the end of the context, the window goes on through the horizon: each of
///   its steps reads what is known of itself, and is read out for its own value (Cho et al., 2014, "Learning phrase
///   representations using RNN encoder–decoder", with one cell for both). One more input says how far in the horizon
///   a step lies, as a share of it. So it is, too, where segments are read: a recurrent step reads as many time steps
///   as a segment has, one after the other, and each segment of the horizon goes on from the end of the context by
///   itself, one input for each saying which it is.
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
  /// Whether segments are read, and the time steps of a recurrent step: 1 where they are not.
  let readsSegments: Bool, segment: Int
  /// Columns of which each is read by itself; 0 where they are read together.
  let columnsApart: Int
  private let lossAt: NetworkSettings.LossAt

  /// The layout of windows of a shape.
  ///
  /// - Parameters:
  ///   - channels: all columns, also where each is read by itself.
  ///   - horizon: steps that one readout forecasts, or all of a window that goes on through them.
  package init(
    channels: Int, tellsMissing: Bool, inputs: InputPlan, contextLength: Int, horizon: Int,
    strategy: NetworkSettings.Strategy, lossAt: NetworkSettings.LossAt, segment: Int? = nil,
    readsApart: Bool = false
  ) {
    self.channels = readsApart ? 1 : channels
    columnsApart = readsApart ? channels : 0
    readsSegments = segment != nil
    self.segment = segment ?? 1
    self.tellsMissing = tellsMissing
    self.contextLength = contextLength
    self.horizon = horizon
    self.lossAt = lossAt
    pastCount = inputs.past.count
    knownCount = inputs.knownCount
    lagCount = inputs.lags.count
    fixedCount = inputs.fixedCount
    decodes =
      segment != nil
      || strategy == .multiOutput && lossAt == .last && inputs.knownCount + inputs.lags.count > 0
  }

  /// All inputs of a step that are known ahead.
  var aheadCount: Int { knownCount + lagCount * channels }
  /// How often they stand in one step.
  private var aheadBlocks: Int { decodes ? 1 : horizon }

  var pastStart: Int { channels * (tellsMissing ? 2 : 1) }
  var aheadStart: Int { pastStart + pastCount }
  /// Features of one time step of a recurrent step.
  var stepSize: Int { aheadStart + aheadCount * aheadBlocks }
  var fixedStart: Int { stepSize * segment }
  /// The place of the inputs that tell columns apart.
  var columnStart: Int { fixedStart + fixedCount }
  /// The place of the share of the horizon, or of the inputs that tell its segments apart.
  var shareStart: Int { columnStart + columnsApart }
  /// Segments of the horizon.
  var segmentsAhead: Int { horizon / segment + (horizon % segment == 0 ? 0 : 1) }
  /// Features of a recurrent step; `nil` if there are too many to count.
  var inputSize: Int? {
    let ahead = aheadCount.multipliedReportingOverflow(by: aheadBlocks)
    let step = ahead.partialValue.addingReportingOverflow(aheadStart)
    let steps = step.partialValue.multipliedReportingOverflow(by: segment)
    let size = steps.partialValue.addingReportingOverflow(
      fixedCount + columnsApart + (readsSegments ? segmentsAhead : decodes ? 1 : 0))
    return ahead.overflow || step.overflow || steps.overflow || size.overflow
      ? nil : size.partialValue
  }

  /// Whether the readout reads inputs itself: what is known of a step acts on it directly.
  var readsInput: Bool { aheadCount > 0 }

  /// Where the lags stand that each step reads of the one that is forecast from it.
  func lags(_ steps: [Int]) -> [SampleShape.Lag] {
    steps.enumerated().map { index, steps in
      SampleShape.Lag(steps: steps, feature: aheadStart + knownCount + index * channels)
    }
  }

  /// Recurrent steps of a context.
  var contextSteps: Int { contextLength / segment }

  /// Recurrent steps of a window.
  var steps: Int { decodes ? contextSteps + segmentsAhead : contextLength }

  /// The recurrent step from which on each goes on from the end of the context; `nil` where each goes on from the
  /// one before.
  var branchStep: Int? { readsSegments ? contextSteps : nil }

  /// The time steps of some recurrent steps, counted from the start of the window.
  func timeSteps(of steps: Range<Int>) -> Range<Int> {
    steps.lowerBound * segment..<steps.upperBound * segment
  }

  /// The recurrent steps in which some time steps lie.
  func recurrentSteps(of positions: Range<Int>) -> Range<Int> {
    positions.lowerBound / segment..<(positions.upperBound + segment - 1) / segment
  }

  /// Where windows are read out that go on through so many recurrent steps of the horizon.
  func readouts(ahead: Int) -> ReadoutSteps {
    ReadoutSteps(Array(contextSteps..<contextSteps + ahead))
  }

  /// Where windows are read out.
  var readouts: ReadoutSteps {
    decodes
      ? readouts(ahead: segmentsAhead)
      : lossAt == .last ? .last(of: contextLength) : .every(of: contextLength)
  }

  /// Targets of one readout; `nil` if there are too many to count.
  var targetCount: Int? {
    let targets = channels.multipliedReportingOverflow(by: decodes ? segment : horizon)
    return targets.overflow ? nil : targets.partialValue
  }
}
