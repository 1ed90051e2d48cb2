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

  /// The largest trace that a shard keeps whole, in bytes.
  package static var traceLimit: Int { 256 << 20 }

  /// The segments for shards of `lanes` lanes of numbers of `scalarBytes`.
  package init(
    _ configuration: NetworkConfiguration, shape: SampleShape, lanes: Int,
    scalarBytes: Int = MemoryLayout<Float>.stride, traceLimit: Int = Self.traceLimit
  ) {
    let state = Double(Self.stateNumbers(configuration).value ?? .max)
    let trace = Double(Self.traceNumbers(configuration).value ?? .max)
    let outputs = Double(shape.readouts.count) * 2 * Double(configuration.outputSize)
    let steps = Double(shape.steps)
    let bytes = (steps * trace + outputs) * Double(lanes) * Double(scalarBytes)
    guard bytes > Double(traceLimit) else {
      segments = StepRanges(of: shape.steps, length: max(1, shape.steps))
      return
    }
    let best = (steps * state / (trace + outputs / steps)).squareRoot()
    let block = StepRanges.blockLength
    segments = StepRanges(of: shape.steps, length: max(1, Int(best) / block) * block)
  }

  /// The number of segments.
  package var count: Int { segments.count }

  /// Time steps of a segment, at the most.
  var capacity: Int { Swift.min(segments.steps, segments.length) }

  /// Numbers of the state between two steps, for each lane.
  static func stateNumbers(_ configuration: NetworkConfiguration) -> CheckedInt {
    let parts = configuration.cell.shape.keepsCellState ? 2 : 1
    return CheckedInt(configuration.layers) * CheckedInt(configuration.hiddenSize)
      * CheckedInt(parts)
  }

  /// Numbers that each step of a segment leaves for the backward pass, for each lane: states, gates,
  /// dropped states and the gradients of the inputs of all layers but the first.
  static func traceNumbers(_ configuration: NetworkConfiguration) -> CheckedInt {
    let between = configuration.dropout > 0 ? 2 : 1
    let hidden = CheckedInt(configuration.hiddenSize)
    return stateNumbers(configuration) + hidden
      * (CheckedInt(configuration.layers) * CheckedInt(configuration.cell.shape.traceBlocks)
        + CheckedInt(configuration.layers - 1) * CheckedInt(between))
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
      + CheckedInt(count + 1) * Self.stateNumbers(configuration)
  }
}
