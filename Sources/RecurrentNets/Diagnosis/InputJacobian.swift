package import NumericCore

/// How outputs at the last time step change with the inputs, by BPTT from one seed at a time.
package final class InputJacobian {
  /// The outputs, `[1, output, lane]`.
  package let outputs: Tensor<Double>
  private let network: RecurrentNetwork<Double>
  private let parameters: ParameterBuffer<Double>
  private let input: Tensor<Double>
  private let trace: NetworkTrace<Double>
  private let workspace: BackwardWorkspace<Double>
  private let gradient: ParameterBuffer<Double>

  /// Unrolls a network without dropout over the inputs of samples.
  package init(_ trained: TrainedNetwork<Double>, _ strip: DiagnosticSamples.Strip) {
    let input = strip.input
    let configuration = trained.configuration
    network = RecurrentNetwork(configuration)
    parameters = trained.buffer
    self.input = input
    trace = NetworkTrace(configuration, steps: input.steps, lanes: input.lanes)
    workspace = BackwardWorkspace(
      configuration, steps: input.steps, lanes: input.lanes, keepsInputGradient: true)
    gradient = ParameterBuffer(network.layout)
    outputs = Tensor(features: configuration.outputSize, lanes: input.lanes)
    workspace.transpose(parameters, of: network)
    trace.begin(from: strip.start(of: trained))
    network.forward(parameters, input: input, trace: trace)
    network.readOut(parameters, trace: trace, at: .last(of: input.steps), into: outputs)
  }

  /// The gradient of Σ seed · output of each lane with respect to its inputs, in order of memory of
  /// `[time, feature, lane]`.
  ///
  /// - Parameter seeds: `[1, output, lane]`.
  package func gradient(of seeds: Tensor<Double>) -> [Double] {
    network.backward(
      parameters, input: input, trace: trace, at: .last(of: input.steps), outputGradient: seeds,
      workspace: workspace, into: gradient)
    return workspace.input?.values ?? []
  }
}
