import NumericCore

/// The mean loss of one strip of windows as a function of the parameters.
final class LossProbe {
  private let network: RecurrentNetwork<Double>
  private let parameters: ParameterBuffer<Double>
  private let strip: DiagnosticSamples.Strip
  private let shape: SampleShape
  private let loss: LossConfiguration
  private let dropout: Dropout?
  private let trace: NetworkTrace<Double>
  /// The state before the windows, which is not differentiated.
  private let start: NetworkState<Double>
  private let outputs: Tensor<Double>, outputGradient: Tensor<Double>

  /// Multiplications that a whole check may take: some ten seconds of plain loops.
  private static var budget: Double { 1e9 }

  init(
    _ trained: TrainedNetwork<Double>, strip: DiagnosticSamples.Strip, shape: SampleShape,
    loss: LossConfiguration, seed: UInt64
  ) {
    let configuration = trained.configuration
    let lanes = strip.input.lanes
    network = RecurrentNetwork(configuration)
    parameters = trained.buffer
    self.strip = strip
    start = strip.start(of: trained)
    self.shape = shape
    self.loss = loss
    dropout =
      configuration.drops
      ? Dropout(
        probability: configuration.dropout, recurrentProbability: configuration.recurrentDropout,
        readoutProbability: configuration.readoutDropout, seed: seed, trainingStep: 1, firstLane: 0)
      : nil
    trace = NetworkTrace(configuration, steps: shape.steps, lanes: lanes)
    outputs = Tensor(
      steps: shape.readouts.count, features: configuration.outputSize, lanes: lanes)
    outputGradient = Tensor(
      steps: shape.readouts.count, features: configuration.outputSize, lanes: lanes)
  }

  /// How many elements of each matrix can be checked in reasonable time; at least eight.
  var affordableElements: Int {
    let products = Double(network.layout.count) * Double(shape.steps * strip.input.lanes)
    return max(8, Int(Self.budget / (2 * products * Double(network.layout.slices.count))))
  }

  /// The mean loss and its gradient by BPTT; `nil` if no target carries weight.
  func differentiate() -> (loss: Double, gradient: [Double])? {
    let sum = evaluate()
    guard let mean = sum.mean else { return nil }
    let gradient = ParameterBuffer<Double>(network.layout)
    let workspace = BackwardWorkspace<Double>(
      network.configuration, steps: shape.steps, lanes: strip.input.lanes)
    workspace.transpose(parameters, of: network)
    network.backward(
      parameters, input: strip.input, trace: trace, at: shape.readouts,
      outputGradient: outputGradient, workspace: workspace, into: gradient, dropout: dropout)
    return (mean, gradient.values.map { $0 / sum.weight })
  }

  /// The central difference of the mean loss for one parameter.
  func difference(at element: Int, halfWidth: Double) -> Double {
    let tensor = parameters.tensor
    let values = tensor.flat
    let value = values[element]
    // What the two points differ by, after rounding.
    let (above, below) = (value + halfWidth, value - halfWidth)
    values[element] = above
    let high = evaluate().mean ?? .nan
    values[element] = below
    let low = evaluate().mean ?? .nan
    values[element] = value
    return (high - low) / (above - below)
  }

  private func evaluate() -> LossSum {
    trace.begin(from: start)
    network.forward(parameters, input: strip.input, trace: trace, dropout: dropout)
    network.readOut(
      parameters, trace: trace, at: shape.readouts, into: outputs, dropout: dropout)
    let (outputs, gradient) = (outputs, outputGradient)
    let (targets, weights) = (strip.targets, strip.weights)
    var sum = LossSum()
    for readout in 0..<shape.readouts.count {
      sum += evaluateLoss(
        loss,
        LossTerms(
          outputs: outputs[readout], targets: targets[readout], weights: weights[readout],
          gradient: gradient[readout]))
    }
    return sum
  }
}
