package import NumericCore

/// What one worker needs to carry a shard through the whole sequence, forward and back: one strip of
/// lanes after the other, so that what belongs to a time step stays in the processor's caches.
package final class ShardWorker<Scalar: KernelScalar> {
  private let network: RecurrentNetwork<Scalar>
  private let shape: SampleShape
  private let plan: SegmentPlan
  private let cancellation: Cancellation
  private var segments: StepRanges { plan.segments }
  private let batch: LaneBatch<Scalar>
  private let trace: NetworkTrace<Scalar>
  /// The state before each segment; that before the first is zero unless it is carried on.
  private let states: [NetworkState<Scalar>]
  /// Made for the first backward pass: validation needs none.
  private lazy var workspace = BackwardWorkspace<Scalar>(
    network.configuration, steps: trace.capacity, lanes: trace.lanes)
  private lazy var ownInputs = OwnInputPass(network, shape: shape, lanes: trace.lanes)
  /// Outputs and their gradient, entry 0 being the first readout of a segment.
  private let outputs: Tensor<Scalar>, outputGradient: Tensor<Scalar>

  /// Room for strips of `lanes` lanes, cut into the segments of `plan`.
  ///
  /// - Parameter cancellation: asked now and then; what a worker leaves after it is meaningless.
  package init(
    _ network: RecurrentNetwork<Scalar>, shape: SampleShape, lanes: Int, plan: SegmentPlan,
    cancellation: Cancellation = Cancellation()
  ) {
    self.cancellation = cancellation
    self.network = network
    self.shape = shape
    let configuration = network.configuration
    self.plan = plan
    batch = LaneBatch(shape, lanes: lanes)
    trace = NetworkTrace(configuration, steps: plan.capacity, lanes: lanes)
    trace.obey(cancellation)
    let segments = plan.segments
    states = segments.map { _ in NetworkState(configuration, lanes: lanes) }
    let readouts =
      segments.indices
      .map { shape.readouts.readouts(in: plan.steps(behind: $0)).count }.max() ?? 0
    let outputSize = configuration.outputSize
    outputs = Tensor(steps: readouts, features: outputSize, lanes: lanes)
    outputGradient = Tensor(steps: readouts, features: outputSize, lanes: lanes)
  }

  /// Forward only: the loss of the samples.
  package func evaluate(
    _ samples: ArraySlice<Int>, of source: any BatchSource<Scalar>, loss: LossConfiguration,
    parameters: ParameterBuffer<Scalar>, carried: CarriedStrips<Scalar>? = nil
  ) -> LossSum {
    var sum = LossSum()
    for first in stride(from: samples.startIndex, to: samples.endIndex, by: trace.lanes) {
      let strip = strip(of: samples, from: first)
      gather(strip, of: source)
      let number = (first - samples.startIndex) / trace.lanes
      begin(strip, number, carried)
      for segment in segments.indices {
        if cancellation.isRequested { return sum }
        unroll(segment, parameters: parameters, dropout: nil)
        for readout in readOut(parameters, dropout: nil) { sum += judge(readout, by: loss) }
      }
      finish(number, carried)
    }
    return sum
  }

  /// Forward, error, backward: sets `slot` to the loss of the samples and its gradient.
  package func differentiate(
    _ samples: ArraySlice<Int>, of source: any BatchSource<Scalar>, loss: LossConfiguration,
    parameters: ParameterBuffer<Scalar>, draws: TrainingDraws = TrainingDraws(),
    carried: CarriedStrips<Scalar>? = nil, into slot: ShardSlot<Scalar>
  ) {
    slot.gradient.tensor.fill(0)
    slot.loss = LossSum()
    workspace.transpose(parameters, of: network)
    for first in stride(from: samples.startIndex, to: samples.endIndex, by: trace.lanes) {
      let strip = strip(of: samples, from: first)
      gather(strip, of: source)
      let number = (first - samples.startIndex) / trace.lanes
      begin(strip, number, carried)
      let draws = draws.advanced(by: first - samples.startIndex)
      let dropout = draws.dropout
      if let own = draws.ownInputs {
        ownInputs.replace(
          own, in: batch, lanes: strip.count, loss: loss, parameters: parameters, dropout: dropout,
          from: states[0], until: cancellation)
      }
      if let noise = draws.noise { addNoise(noise, to: batch.input) }
      for segment in segments.indices {
        if cancellation.isRequested { return }
        unroll(segment, parameters: parameters, dropout: dropout)
      }
      finish(number, carried)
      for segment in segments.indices.reversed() {
        if cancellation.isRequested { return }
        if plan.reach != nil {
          differentiateTruncated(
            segment, loss: loss, parameters: parameters, dropout: dropout, into: slot)
          continue
        }
        if trace.segment != segments[segment] {
          unroll(segment, parameters: parameters, dropout: dropout)
        }
        differentiate(segment, loss: loss, parameters: parameters, dropout: dropout, into: slot)
      }
    }
  }

  /// Error and backward pass of the segment in the trace.
  private func differentiate(
    _ segment: Int, loss: LossConfiguration, parameters: ParameterBuffer<Scalar>, dropout: Dropout?,
    into slot: ShardSlot<Scalar>
  ) {
    // Last readout first, so that the sum does not depend on where the sequence is cut.
    for readout in readOut(parameters, dropout: dropout).reversed() {
      slot.loss += judge(readout, by: loss)
    }
    network.backward(
      parameters, input: batch.input, trace: trace, at: shape.readouts,
      outputGradient: outputGradient, workspace: workspace, into: slot.gradient, dropout: dropout)
  }

  /// The loss of one segment, taken back through the steps that truncation leaves.
  private func differentiateTruncated(
    _ segment: Int, loss: LossConfiguration, parameters: ParameterBuffer<Scalar>, dropout: Dropout?,
    into slot: ShardSlot<Scalar>
  ) {
    let judged = shape.readouts.readouts(in: segments[segment])
    guard judged.isEmpty == false else { return }
    trace.begin(from: states[plan.firstSegment(behind: segment)])
    network.forward(
      parameters, input: batch.input, steps: plan.steps(behind: segment), trace: trace,
      dropout: dropout)
    outputGradient.fill(0)
    for readout in readOut(parameters, dropout: dropout).reversed()
    where judged.contains(readout) {
      slot.loss += judge(readout, by: loss)
    }
    network.backward(
      parameters, input: batch.input, trace: trace, at: shape.readouts,
      outputGradient: outputGradient, workspace: workspace, into: slot.gradient, dropout: dropout,
      startsAfresh: true)
  }

  private func strip(of samples: ArraySlice<Int>, from first: Int) -> ArraySlice<Int> {
    samples[first..<min(samples.endIndex, first + trace.lanes)]
  }

  /// Takes up the state before the samples of a strip.
  private func begin(_ samples: ArraySlice<Int>, _ number: Int, _ carried: CarriedStrips<Scalar>?) {
    guard let carried else { return }
    states[0].copy(from: carried.states.before[carried.firstStrip + number])
    // What is left of tracks that have ended must not grow in the lanes without a sample.
    states[0].clear(lanes: samples.count..<trace.lanes)
  }

  /// Hands on the state after the last segment, which is in the trace.
  private func finish(_ number: Int, _ carried: CarriedStrips<Scalar>?) {
    guard let carried else { return }
    trace.finish(into: carried.states.after[carried.firstStrip + number])
  }

  private func gather(_ samples: ArraySlice<Int>, of source: any BatchSource<Scalar>) {
    batch.weights.fill(0)
    // What an earlier batch left in lanes without a window must not meet later parameters: it could
    // overflow, and 0 · ∞ is not a number.
    if samples.count < batch.input.lanes { batch.input.fill(0) }
    source.gather(samples, into: batch)
  }

  /// The forward pass of a segment from the state before it; leaves the state before the next.
  private func unroll(_ segment: Int, parameters: ParameterBuffer<Scalar>, dropout: Dropout?) {
    trace.begin(from: states[segment])
    network.forward(
      parameters, input: batch.input, steps: segments[segment], trace: trace, dropout: dropout)
    if segment + 1 < segments.count { trace.finish(into: states[segment + 1]) }
  }

  /// Writes the outputs of the segment in the trace; gives its readouts.
  private func readOut(_ parameters: ParameterBuffer<Scalar>, dropout: Dropout?) -> Range<Int> {
    network.readOut(
      parameters, trace: trace, at: shape.readouts, into: outputs, dropout: dropout)
    return shape.readouts.readouts(in: trace.segment)
  }

  /// The loss of a readout of the segment in the trace; writes the gradient of its outputs.
  private func judge(_ readout: Int, by loss: LossConfiguration) -> LossSum {
    let entry = readout - shape.readouts.readouts(in: trace.segment).lowerBound
    let (outputs, targets) = (outputs, batch.targets)
    let (weights, gradient) = (batch.weights, outputGradient)
    return evaluateLoss(
      loss,
      LossTerms(
        outputs: outputs[entry], targets: targets[readout], weights: weights[readout],
        gradient: gradient[entry]))
  }
}

/// What one shard contributes to a training step.
package final class ShardSlot<Scalar: KernelScalar> {
  package let gradient: ParameterBuffer<Scalar>
  package internal(set) var loss = LossSum()

  package init(_ layout: ParameterLayout) { gradient = ParameterBuffer(layout) }
}
