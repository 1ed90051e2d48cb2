import NumericCore

/// What one worker needs to carry one shard through the whole sequence, forward and back.
final class ShardWorker<Scalar: KernelScalar> {
  private let network: RecurrentNetwork<Scalar>
  private let shape: SampleShape
  private let batch: LaneBatch<Scalar>
  private let trace: NetworkTrace<Scalar>
  /// Made for the first backward pass: validation needs none.
  private lazy var workspace = BackwardWorkspace<Scalar>(
    network.configuration, steps: shape.steps, lanes: batch.input.lanes, readouts: shape.readouts)
  private let outputs: Tensor<Scalar>
  private let outputGradient: Tensor<Scalar>

  init(_ network: RecurrentNetwork<Scalar>, shape: SampleShape, lanes: Int) {
    self.network = network
    self.shape = shape
    batch = LaneBatch(shape, lanes: lanes)
    trace = NetworkTrace(network.configuration, steps: shape.steps, lanes: lanes)
    outputs = Tensor(steps: shape.readouts.count, features: shape.outputSize, lanes: lanes)
    outputGradient = Tensor(
      steps: shape.readouts.count, features: shape.outputSize, lanes: lanes)
  }

  /// Forward only: the loss of the samples.
  func evaluate(
    _ samples: ArraySlice<Int>, of source: any BatchSource<Scalar>, loss: LossKind,
    parameters: ParameterBuffer<Scalar>, dropout: Dropout? = nil
  ) -> LossSum {
    batch.weights.fill(0)
    // What an earlier batch left in lanes without a window must not meet later parameters: it could
    // overflow, and 0 · ∞ is not a number.
    if samples.count < batch.input.lanes { batch.input.fill(0) }
    source.gather(samples, into: batch)
    network.forward(parameters, input: batch.input, trace: trace, dropout: dropout)
    network.readOut(parameters, trace: trace, at: shape.readouts, into: outputs)
    return evaluateLoss(
      loss,
      LossTerms(
        outputs: outputs, targets: batch.targets, weights: batch.weights,
        gradient: outputGradient))
  }

  /// Forward, error, backward: sets `slot` to the loss of the samples and its gradient.
  func differentiate(
    _ samples: ArraySlice<Int>, of source: any BatchSource<Scalar>, loss: LossKind,
    parameters: ParameterBuffer<Scalar>, dropout: Dropout?, into slot: ShardSlot<Scalar>
  ) {
    slot.loss = evaluate(
      samples, of: source, loss: loss, parameters: parameters, dropout: dropout)
    slot.gradient.tensor.fill(0)
    network.backward(
      parameters, input: batch.input, trace: trace, at: shape.readouts,
      outputGradient: outputGradient, workspace: workspace, into: slot.gradient, dropout: dropout)
  }
}

/// What one shard contributes to a training step.
final class ShardSlot<Scalar: KernelScalar> {
  let gradient: ParameterBuffer<Scalar>
  var loss = LossSum()

  init(_ layout: ParameterLayout) { gradient = ParameterBuffer(layout) }
}
