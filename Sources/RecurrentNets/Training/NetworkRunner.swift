public import NumericCore

/// Runs a trained network over sequences, without training it: one sequence in each lane.
public final class NetworkRunner<Scalar: KernelScalar> {
  /// The inputs `[time, feature, lane]` of the next run; the caller writes them.
  public let input: Tensor<Scalar>
  /// The outputs `[readout, output, lane]` of the last run.
  public let outputs: Tensor<Scalar>
  /// The state from which the next run begins; zero at first, and the final state after a run.
  public let state: NetworkState<Scalar>
  private let network: RecurrentNetwork<Scalar>
  private let parameters: ParameterBuffer<Scalar>
  private let trace: NetworkTrace<Scalar>
  private let readouts: ReadoutSteps

  /// Room for runs of `steps` time steps in at least `lanes` lanes.
  public init(_ trained: TrainedNetwork<Scalar>, steps: Int, lanes: Int, readouts: ReadoutSteps) {
    let multiple = Scalar.laneMultiple
    let padded = (lanes + multiple - 1) / multiple * multiple
    let configuration = trained.configuration
    network = RecurrentNetwork(configuration)
    parameters = ParameterBuffer(network.layout)
    parameters.set(trained.parameters)
    input = Tensor(steps: steps, features: configuration.inputSize, lanes: padded)
    outputs = Tensor(steps: readouts.count, features: configuration.outputSize, lanes: padded)
    state = NetworkState(configuration, lanes: padded)
    trace = NetworkTrace(configuration, steps: steps, lanes: padded)
    self.readouts = readouts
  }

  /// Reads `input` from `state`, writes `outputs`, and carries the state on.
  public func run() {
    trace.begin(from: state)
    network.forward(parameters, input: input, trace: trace)
    network.readOut(parameters, trace: trace, at: readouts, into: outputs)
    trace.finish(into: state)
  }
}
