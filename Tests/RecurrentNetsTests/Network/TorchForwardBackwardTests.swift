import NumericCore
import RecurrentNets
import Testing

/// One unrolling of a fixture's network in single precision, with its gradients.
private struct FixtureRun {
  let fixture: CellFixture
  let stored: CellFixture.Readout
  let network: RecurrentNetwork<Float>
  let parameters: ParameterBuffer<Float>
  let gradient: ParameterBuffer<Float>
  let trace: NetworkTrace<Float>
  let workspace: BackwardWorkspace<Float>
  let outputs: Tensor<Float>
  let finalState: NetworkState<Float>
  let loss: LossSum

  init(_ fixture: CellFixture, everyStep: Bool) throws {
    let sizes = fixture.configuration
    let (steps, batch) = (sizes.steps, sizes.batch)
    self.fixture = fixture
    stored = everyStep ? fixture.every : fixture.last
    let configuration = try fixture.networkConfiguration()
    network = RecurrentNetwork(configuration)
    parameters = ParameterBuffer(network.layout)
    parameters.set(try fixture.flatParameters(network.layout))
    gradient = ParameterBuffer(network.layout)
    trace = NetworkTrace(configuration, steps: steps, lanes: 16)
    let readouts = everyStep ? ReadoutSteps.every(of: steps) : .last(of: steps)
    workspace = BackwardWorkspace(
      configuration, steps: steps, lanes: 16, keepsInputGradient: true)

    let input = lanes(fixture.input, steps: 0..<steps)
    let state = NetworkState<Float>(configuration, lanes: 16)
    for (layer, content) in state.layers.enumerated() {
      for (name, tensor) in [("h", content.hidden), ("c", content.cell)] {
        guard let values = fixture.initialState[name] else { continue }
        tensor.copy(from: lanes(values, steps: layer..<layer + 1))
      }
    }
    let targets = lanes(fixture.targets, steps: everyStep ? 0..<steps : steps - 1..<steps)
    let ones = StoredTensor(
      shape: [readouts.count, batch, sizes.outputSize],
      values: Array(repeating: 1, count: readouts.count * batch * sizes.outputSize))
    let outputGradient = Tensor<Float>(
      steps: readouts.count, features: sizes.outputSize, lanes: 16)
    outputs = Tensor(steps: readouts.count, features: sizes.outputSize, lanes: 16)
    finalState = NetworkState(configuration, lanes: 16)

    trace.begin(from: state)
    network.forward(parameters, input: input, trace: trace)
    network.readOut(parameters, trace: trace, at: readouts, into: outputs)
    trace.finish(into: finalState)
    let weights = lanes(ones, steps: 0..<readouts.count)
    let outputs = outputs
    loss = evaluateLoss(
      .mse,
      LossTerms(
        outputs: outputs.flat, targets: targets.flat, weights: weights.flat,
        gradient: outputGradient.flat))
    workspace.transpose(parameters, of: network)
    network.backward(
      parameters, input: input, trace: trace, at: readouts, outputGradient: outputGradient,
      workspace: workspace, into: gradient)
  }

  /// The largest error of any gradient, each relative to its norm.
  func largestGradientError() throws -> Double {
    let layers = 0..<fixture.configuration.layers
    var errors = try network.layout.slices.map { slice in
      let expected = try #require(stored.gradients.parameters[slice.name])
      return relativeError(gradient[slice].map { Double($0) / loss.weight }, expected.values)
    }
    let input = try #require(workspace.input)
    errors.append(error(of: [input], against: stored.gradients.input, dividedBy: loss.weight))
    for (name, expected) in stored.gradients.initialState {
      let tensors = layers.map {
        name == "h"
          ? workspace.initialHiddenGradient(layer: $0) : workspace.initialCellGradient(layer: $0)
      }
      errors.append(error(of: tensors, against: expected, dividedBy: loss.weight))
    }
    return errors.max() ?? .infinity
  }

  /// The largest error of outputs, hidden states and final states, each relative to its norm.
  func largestForwardError() -> Double {
    let top = trace.hiddenStates(layer: fixture.configuration.layers - 1)
    let states = Tensor<Float>(steps: top.steps - 1, features: top.features, lanes: top.lanes)
    for step in 0..<states.steps { states.copy(step: step, from: top, step: step + 1) }
    var errors = [
      error(of: [outputs], against: stored.output), error(of: [states], against: fixture.hidden),
    ]
    for (name, expected) in fixture.finalState {
      let tensors = finalState.layers.map { name == "h" ? $0.hidden : $0.cell }
      errors.append(error(of: tensors, against: expected))
    }
    return errors.max() ?? .infinity
  }

  /// The error of tensors `[time, feature, lane]`, one after the other in time.
  private func error(
    of tensors: [Tensor<Float>], against expected: StoredTensor, dividedBy divisor: Double = 1
  ) -> Double {
    var actual: [Double] = []
    for tensor in tensors {
      for step in 0..<tensor.steps {
        let matrix = tensor[step]
        for lane in 0..<fixture.configuration.batch {
          for feature in 0..<tensor.features {
            actual.append(Double(matrix[feature, lane]) / divisor)
          }
        }
      }
    }
    return relativeError(actual, expected.values)
  }
}

/// Some steps of a stored `[time, batch, feature]` as `[time, feature, lane]` with 16 lanes.
private func lanes(_ stored: StoredTensor, steps: Range<Int>) -> Tensor<Float> {
  let (batch, features) = (
    stored.shape[stored.shape.count - 2], stored.shape[stored.shape.count - 1]
  )
  let tensor = Tensor<Float>(steps: steps.count, features: features, lanes: 16)
  for step in 0..<steps.count {
    let matrix = tensor[step]
    for lane in 0..<batch {
      for feature in 0..<features {
        let place = ((step + steps.lowerBound) * batch + lane) * features + feature
        matrix[feature, lane] = Float(stored.values[place])
      }
    }
  }
  return tensor
}

@Suite("In single precision, PyTorch agrees on")
struct TorchForwardBackwardTests {
  @Test("states and outputs", arguments: CellFixture.names, [false, true])
  func forward(name: String, everyStep: Bool) throws {
    let run = try FixtureRun(fixture(name, as: CellFixture.self), everyStep: everyStep)
    #expect(run.largestForwardError() < 1e-5)
    #expect(abs(try #require(run.loss.mean) / run.stored.loss - 1) < 1e-5)
  }

  @Test("every gradient", arguments: CellFixture.names, [false, true])
  func backward(name: String, everyStep: Bool) throws {
    let run = try FixtureRun(fixture(name, as: CellFixture.self), everyStep: everyStep)
    let error = try run.largestGradientError()
    #expect(error < 1e-5)
  }
}
