public import NumericCore

/// Runs a trained network over sequences, without training it: one sequence in each lane.
public final class NetworkRunner<Scalar: KernelScalar> {
  /// The inputs `[time, feature, lane]` of the next run; the caller writes them.
  public let input: Tensor<Scalar>
  /// The outputs `[readout, output, lane]` of the last run.
  public let outputs: Tensor<Scalar>
  /// The state from which the next run begins; zero at first, and the final state after a run.
  public let state: NetworkState<Scalar>
  private let way: Way
  private let lanes: Int
  private let readouts: ReadoutSteps

  /// How sequences pass through the network: few one by one, many in lanes.
  private enum Way {
    case oneByOne(SequencePass<Scalar>)
    case lanes(RecurrentNetwork<Scalar>, ParameterBuffer<Scalar>, NetworkTrace<Scalar>)
  }

  /// The most sequences that pass one by one: eight take as long as sixteen lanes.
  private static var fewLanes: Int { 8 }

  /// Room for runs of `steps` time steps in at least `lanes` lanes.
  ///
  /// - Parameter pool: whose second thread takes half of a large layer when few sequences pass.
  public init(
    _ trained: TrainedNetwork<Scalar>, steps: Int, lanes: Int, readouts: ReadoutSteps,
    pool: WorkerPool? = nil
  ) {
    let multiple = Scalar.laneMultiple
    let padded = (lanes + multiple - 1) / multiple * multiple
    let configuration = trained.configuration
    let network = RecurrentNetwork<Scalar>(configuration)
    let parameters = ParameterBuffer<Scalar>(network.layout)
    parameters.set(trained.parameters)
    self.lanes = lanes
    input = Tensor(steps: steps, features: configuration.inputSize, lanes: padded)
    outputs = Tensor(steps: readouts.count, features: configuration.outputSize, lanes: padded)
    state = NetworkState(configuration, lanes: padded)
    way =
      lanes <= Self.fewLanes
      ? .oneByOne(SequencePass(network, parameters, steps: steps, pool: pool))
      : .lanes(
        network, parameters, NetworkTrace(configuration, steps: steps, lanes: padded))
    self.readouts = readouts
  }

  /// Reads `input` from `state`, writes `outputs`, and carries the state on.
  public func run() {
    switch way {
    case .oneByOne(let pass):
      for lane in 0..<lanes {
        pass.run(lane: lane, of: input, state: state, at: readouts, into: outputs)
      }
    case .lanes(let network, let parameters, let trace):
      trace.begin(from: state)
      network.forward(parameters, input: input, trace: trace)
      network.readOut(parameters, trace: trace, at: readouts, into: outputs)
      trace.finish(into: state)
    }
  }
}
