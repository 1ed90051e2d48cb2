import NumericCore

/// How the sequences of a shard are cut into segments, of which one at a time has its trace in memory.
///
/// BPTT through a whole sequence reads the trace of every step, last step first. A trace of up to
/// ``traceLimit`` is kept whole: the sequence is one segment. Of a longer sequence the forward pass
/// keeps the state before each segment, and the backward pass unrolls a segment again from there before
/// it differentiates it (Chen et al., 2016, "Training deep nets with sublinear memory cost"). That
/// costs one forward pass more, about a third of the time. Segments are whole blocks of
/// ``StepRanges/blocks(of:)``, so that the gradient has the same bits however the sequence is cut.
///
/// With T steps, segments of K, and states and traces of s and p numbers for a step, T/K · s + K · p
/// numbers are kept: fewest with K = √(T · s/p).
package struct SegmentPlan {
  /// The segments, first to last.
  let segments: StepRanges
  /// The segments that a backward pass goes through before it stops; `nil`: all.
  let reach: Int?

  /// The largest trace that a shard keeps whole, in bytes.
  package static var traceLimit: Int { 256 << 20 }

  /// The segments for shards of `lanes` lanes of numbers of `scalarBytes`.
  package init(
    _ configuration: NetworkConfiguration, shape: SampleShape, lanes: Int,
    scalarBytes: Int = MemoryLayout<Float>.stride, traceLimit: Int = Self.traceLimit,
    truncation: Truncation? = nil
  ) {
    precondition(
      truncation == nil || configuration.branchStep == nil, "a branch in truncated BPTT")
    if let truncation {
      segments = StepRanges(of: shape.steps, length: truncation.interval)
      reach = truncation.length / truncation.interval
      return
    }
    reach = nil
    let state = Double(Self.stateNumbers(configuration).value ?? .max)
    let trace = Double(Self.traceNumbers(configuration).value ?? .max)
    let outputs = Double(shape.readouts.count) * 2 * Double(configuration.outputSize)
    let steps = Double(shape.steps)
    let bytes = (steps * trace + outputs) * Double(lanes) * Double(scalarBytes)
    // Later steps of a branch need the state that it goes on from: such sequences are kept whole.
    guard configuration.branchStep == nil, bytes > Double(traceLimit) else {
      segments = StepRanges(of: shape.steps, length: max(1, shape.steps))
      return
    }
    let best = (steps * state / (trace + outputs / steps)).squareRoot()
    let block = StepRanges.blockLength
    segments = StepRanges(of: shape.steps, length: max(1, Int(best) / block) * block)
  }

  /// The number of segments.
  package var count: Int { segments.count }

  /// Time steps whose trace is in memory, at the most.
  var capacity: Int {
    let (length, overflow) = segments.length.multipliedReportingOverflow(by: reach ?? 1)
    return overflow ? segments.steps : Swift.min(segments.steps, length)
  }

  /// The time steps that the backward pass of a segment's loss goes through.
  func steps(behind segment: Int) -> Range<Int> {
    segments[firstSegment(behind: segment)].lowerBound..<segments[segment].upperBound
  }

  /// The segment with which those steps begin.
  func firstSegment(behind segment: Int) -> Int { Swift.max(0, segment + 1 - (reach ?? 1)) }

  /// Numbers of the state between two steps, for each lane: a layer with dilation d keeps its last d states.
  static func stateNumbers(_ configuration: NetworkConfiguration) -> CheckedInt {
    let steps =
      configuration.dilations?.reduce(CheckedInt(0)) { $0 + CheckedInt($1) }
      ?? CheckedInt(configuration.layers)
    return steps * stepStateNumbers(configuration)
  }

  /// Numbers of the state that one step of a layer adds, for each lane.
  private static func stepStateNumbers(_ configuration: NetworkConfiguration) -> CheckedInt {
    CheckedInt(configuration.hiddenSize)
      * CheckedInt(configuration.cell.shape.keepsCellState ? 2 : 1)
  }

  /// Numbers that each step of a segment leaves for the backward pass, for each lane: states, gates,
  /// dropped states, sums, the gradients of the inputs of all layers but the first, and embedded inputs with theirs.
  static func traceNumbers(_ configuration: NetworkConfiguration) -> CheckedInt {
    let between = 1 + (configuration.dropout > 0 ? 1 : 0) + (configuration.residual ? 1 : 0)
    let hidden = CheckedInt(configuration.hiddenSize)
    let read = configuration.recurrentDropout > 0 || configuration.branchStep != nil ? 1 : 0
    let ends = (configuration.embedsInput ? 2 : 0) + (configuration.readoutDropout > 0 ? 2 : 0)
    return CheckedInt(configuration.layers) * stepStateNumbers(configuration) + hidden
      * (CheckedInt(configuration.layers)
        * CheckedInt(configuration.cell.shape.traceBlocks + read)
        + CheckedInt(configuration.layers - 1) * CheckedInt(between) + CheckedInt(ends))
  }

  /// Numbers that a shard holds for each lane: samples, kept states, and what belongs to one segment.
  func numbersPerLane(_ configuration: NetworkConfiguration, shape: SampleShape) -> CheckedInt {
    let samples =
      CheckedInt(shape.steps) * CheckedInt(shape.inputSize)
      + CheckedInt(shape.readouts.count) * CheckedInt(shape.outputSize) * CheckedInt(2)
    let outputs =
      CheckedInt(Swift.min(shape.readouts.count, capacity))
      * CheckedInt(configuration.outputSize)
      * CheckedInt(2)
    // Gradients of the gates of a block and of the state.
    let gradients =
      CheckedInt(configuration.layers) * CheckedInt(configuration.hiddenSize)
      * CheckedInt(
        Swift.min(capacity, StepRanges.blockLength) * configuration.cell.shape.gradientBlocks)
      + Self.stateNumbers(configuration)
    return samples + outputs + gradients
      + CheckedInt(capacity) * Self.traceNumbers(configuration)
      + CheckedInt(count + 2) * Self.stateNumbers(configuration)
  }
}
