import NumericCore
import RecurrentNets
import Testing

/// What PyTorch computed for a stack with residual connections and dilations; `make_fixtures.py` describes it.
private struct StackFixture: Decodable {
  let parameters: [String: StoredTensor]
  let input: StoredTensor
  let targets: StoredTensor
  let output: StoredTensor
  let loss: Double
  let gradients: [String: StoredTensor]
}

@Suite("Of residual and dilated layers, PyTorch agrees on")
struct TorchStackTests {
  @Test("outputs, loss and every gradient", arguments: CellKind.allCases)
  func stack(cell: CellKind) throws {
    let stacks = try fixture("stacks", as: [String: StackFixture].self)
    let stack = try #require(stacks[cell.rawValue])
    let (steps, batch) = (stack.input.shape[0], stack.input.shape[1])
    let hidden = try #require(stack.parameters["weight_hh_l0"]?.shape[1])
    let configuration = try NetworkConfiguration(
      cell: cell, inputSize: stack.input.shape[2], hiddenSize: hidden, layers: 3,
      outputSize: stack.targets.shape[2], residual: true, dilations: [1, 2, 3])
    let network = RecurrentNetwork<Double>(configuration)
    let parameters = ParameterBuffer<Double>(network.layout)
    parameters.set(
      try network.layout.slices.flatMap { try #require(stack.parameters[$0.name]).values })
    let gradient = ParameterBuffer<Double>(network.layout)
    let (input, targets) = (lanes(stack.input), lanes(stack.targets))
    let trace = NetworkTrace<Double>(configuration, steps: steps, lanes: 16)
    let outputs = lanes(stack.targets)
    let (weights, outputGradient) = (lanes(stack.targets), lanes(stack.targets))
    for step in 0..<steps {
      let weights = weights[step]
      for k in 0..<weights.count { weights[k] = k % 16 < batch ? 1 : 0 }
    }
    network.forward(parameters, input: input, trace: trace)
    network.readOut(parameters, trace: trace, at: .every(of: steps), into: outputs)
    let loss = evaluateLoss(
      .mse,
      LossTerms(
        outputs: outputs.flat, targets: targets.flat, weights: weights.flat,
        gradient: outputGradient.flat))
    let workspace = BackwardWorkspace<Double>(
      configuration, steps: steps, lanes: 16, keepsInputGradient: true)
    workspace.transpose(parameters, of: network)
    network.backward(
      parameters, input: input, trace: trace, at: .every(of: steps),
      outputGradient: outputGradient, workspace: workspace, into: gradient)

    #expect(relativeError(used(outputs, batch: batch), stack.output.values) < 1e-13)
    #expect(abs(try #require(loss.mean) / stack.loss - 1) < 1e-13)
    for slice in network.layout.slices {
      let expected = try #require(stack.gradients[slice.name]).values
      #expect(relativeError(gradient[slice].map { $0 / loss.weight }, expected) < 1e-12)
    }
    let inputGradient = used(try #require(workspace.input), batch: batch).map { $0 / loss.weight }
    #expect(
      relativeError(inputGradient, try #require(stack.gradients["input"]).values) < 1e-12)
  }

  /// `[time, batch, feature]` as `[time, feature, lane]`.
  private func lanes(_ stored: StoredTensor) -> Tensor<Double> {
    let (batch, features) = (stored.shape[1], stored.shape[2])
    let tensor = Tensor<Double>(steps: stored.shape[0], features: features, lanes: 16)
    for (place, value) in stored.values.enumerated() {
      let (step, rest) = place.quotientAndRemainder(dividingBy: batch * features)
      tensor[step][rest % features, rest / features] = value
    }
    return tensor
  }

  /// The lanes in use as `[time, batch, feature]`.
  private func used(_ tensor: Tensor<Double>, batch: Int) -> [Double] {
    (0..<tensor.steps).flatMap { step in
      (0..<batch).flatMap { lane in
        (0..<tensor.features).map { tensor[step][$0, lane] }
      }
    }
  }
}
