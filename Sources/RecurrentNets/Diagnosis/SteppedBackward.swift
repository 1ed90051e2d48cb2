import NumericCore

/// A backward pass that goes back one time step at a time.
///
/// Each step is a segment of its own, unrolled again from the state before it.
final class SteppedBackward {
  private let network: RecurrentNetwork<Double>
  private let parameters: ParameterBuffer<Double>
  private let strip: DiagnosticSamples.Strip
  private let steps: Int
  private let readouts: ReadoutSteps
  private let trace: NetworkTrace<Double>
  private let workspace: BackwardWorkspace<Double>
  private let gradient: ParameterBuffer<Double>
  /// The state before each step.
  private var states: [NetworkState<Double>] = []
  private let outputGradient: Tensor<Double>

  init(
    _ trained: TrainedNetwork<Double>, strip: DiagnosticSamples.Strip, steps: Int,
    loss: LossConfiguration
  ) {
    let configuration = trained.configuration
    let lanes = strip.input.lanes
    network = RecurrentNetwork(configuration)
    parameters = trained.buffer
    self.strip = strip
    self.steps = steps
    readouts = .last(of: steps)
    trace = NetworkTrace(configuration, steps: 1, lanes: lanes)
    workspace = BackwardWorkspace(configuration, steps: 1, lanes: lanes)
    gradient = ParameterBuffer(network.layout)
    outputGradient = Tensor(features: configuration.outputSize, lanes: lanes)
    workspace.transpose(parameters, of: network)
    unroll(from: strip.start(of: trained))
    judge(by: loss)
  }

  private func unroll(from start: NetworkState<Double>) {
    states = [start]
    for step in 0..<steps {
      trace.begin(from: states[step])
      network.forward(parameters, input: strip.input, steps: step..<step + 1, trace: trace)
      let next = NetworkState<Double>(network.configuration, lanes: strip.input.lanes)
      trace.finish(into: next)
      states.append(next)
    }
  }

  /// The gradient of the mean loss of each window's targets at the last readout.
  private func judge(by loss: LossConfiguration) {
    let outputs = Tensor<Double>(features: outputGradient.features, lanes: outputGradient.lanes)
    network.readOut(parameters, trace: trace, at: readouts, into: outputs)
    let (targets, weights, gradient) = (strip.targets, strip.weights, outputGradient)
    let last = targets.steps - 1
    _ = evaluateLoss(
      loss,
      LossTerms(
        outputs: outputs[0], targets: targets[last], weights: weights[last], gradient: gradient[0]))
    let (judged, all) = (gradient[0], weights[last])
    for lane in 0..<gradient.lanes {
      let weight = (0..<weights.features).reduce(0) { $0 + all[$1, lane] }
      guard weight > 0 else { continue }
      for output in 0..<gradient.features { judged[output, lane] /= weight }
    }
  }

  /// The norms of ∂L/∂h_t, `[layer][sample]`; to be called for lag 0, 1, 2 … in turn.
  func norms(atLag lag: Int) -> [[Double]] {
    let step = steps - 1 - lag
    let fromLater = workspace.layers.map { room -> [Double]? in
      guard lag > 0 else { return nil }
      let hidden = room.hidden
      let place = step % hidden.steps * hidden.features * hidden.lanes
      return Array(hidden.values[place..<place + hidden.features * hidden.lanes])
    }
    trace.begin(from: states[step])
    network.forward(parameters, input: strip.input, steps: step..<step + 1, trace: trace)
    network.backward(
      parameters, input: strip.input, trace: trace, at: readouts, outputGradient: outputGradient,
      workspace: workspace, into: gradient, startsAfresh: lag == 0)
    return fromLater.indices.map { layer in
      norms(of: fromLater[layer], plus: fromAbove(layer, isReadOut: lag == 0))
    }
  }

  /// What reaches a layer's state of the step from the layer above, or from the readout.
  private func fromAbove(_ layer: Int, isReadOut: Bool) -> [Double]? {
    guard layer == workspace.layers.count - 1 else {
      return workspace.layers[layer + 1].input?.values
    }
    guard isReadOut else { return nil }
    let result = Tensor<Double>(features: network.configuration.hiddenSize, lanes: trace.lanes)
    let (weights, outputs) = (workspace.readoutWeights, outputGradient)
    Double.kernels.affine(AffineTerm(weights[0], outputs[0]), into: result[0], accumulating: false)
    return result.values
  }

  private func norms(of first: [Double]?, plus second: [Double]?) -> [Double] {
    let lanes = trace.lanes
    return strip.samples.indices.map { lane in
      var (largest, squares) = (0.0, 0.0)
      for unit in 0..<network.configuration.hiddenSize {
        let place = unit * lanes + lane
        let value = (first?[place] ?? 0) + (second?[place] ?? 0)
        guard value.isFinite else { return .infinity }
        largest = max(largest, abs(value))
      }
      guard largest > 0 else { return 0 }
      for unit in 0..<network.configuration.hiddenSize {
        let place = unit * lanes + lane
        let share = ((first?[place] ?? 0) + (second?[place] ?? 0)) / largest
        squares += share * share
      }
      return largest * squares.squareRoot()
    }
  }
}
