import NumericCore
import RecurrentNets
import Testing

@Suite("Gradient flow")
struct GradientFlowTests {
  @Test(
    "norms by layer and lag equal central differences of the states", arguments: CellKind.allCases)
  func differences(cell: CellKind) throws {
    let probe = try StateProbe(cell)
    let flow = GradientFlow(
      of: probe.network, on: DiagnosticSamples(probe.source, atMost: 16), loss: .mse)
    for layer in 0..<2 {
      for lag in 0..<probe.steps {
        let norm = probe.norm(layer: layer, step: probe.steps - 1 - lag)
        #expect(
          abs(flow.norms[layer][lag] - norm) < 1e-7 * (norm + 1),
          "layer \(layer), lag \(lag): \(flow.norms[layer][lag]) and \(norm)")
      }
    }
  }

  @Test(
    "small recurrent weights of tanh make gradients vanish, a ReLU that multiplies by 1.5 explode")
  func verdicts() throws {
    let small = try finding(.rnnTanh, recurrent: 0.3)
    #expect(small.kind == .vanishing)
    #expect(small.effectiveMemory <= 5 && small.contextLength == 24)
    #expect(try #require(small.factorPerStep) < 0.31)
    let large = try finding(.rnnReLU, recurrent: 1.5)
    #expect(large.kind == .exploding)
    #expect(abs(try #require(large.factorPerStep) - 1.5) < 1e-9)
    let growth = (0..<23).reduce(1.0) { growth, _ in growth * 1.5 }
    #expect(abs(try #require(large.largestGrowth) / growth - 1) < 1e-9)
    let identity = try finding(.rnnReLU, recurrent: 1)
    #expect(identity.kind == .healthy)
    #expect(identity.effectiveMemory == 24)
    #expect(abs(try #require(identity.factorPerStep) - 1) < 1e-9)
  }

  @Test("a norm that is no number explodes; without any gradient there is no memory")
  func extremes() {
    #expect(GradientFlow(norms: [[1, .infinity]]).finding.kind == .exploding)
    let none = GradientFlow(norms: [[0, 0, 0]]).finding
    #expect(none.kind == .vanishing && none.effectiveMemory == 0 && none.factorPerStep == nil)
    #expect(GradientFlow(norms: [[3, 0], [4, 1]]).total == [5, 1])
  }

  /// A network whose every unit reads positive input and itself alone.
  private func finding(_ cell: CellKind, recurrent: Double) throws -> FlowFinding {
    let configuration = try NetworkConfiguration(
      cell: cell, inputSize: 1, hiddenSize: 4, outputSize: 1)
    let parameters = ParameterBuffer<Double>(ParameterLayout(configuration))
    let layout = parameters.layout
    parameters.set([0.1, 0.2, 0.3, 0.4], at: layout.layers[0].inputWeights)
    parameters.set(
      (0..<16).map { $0 % 5 == 0 ? recurrent : 0 }, at: layout.layers[0].recurrentWeights)
    parameters.set([1, 1, 1, 1], at: layout.readoutWeights)
    let samples = (0..<5).map { sample in
      StoredSamples<Double>.Sample(
        input: (0..<24).map { 0.1 + 0.01 * Double($0 + sample) }, targets: [-1])
    }
    let source = StoredSamples(
      shape: SampleShape(steps: 24, inputSize: 1, readouts: .last(of: 24), outputSize: 1),
      samples: samples)
    return GradientFlow(
      of: TrainedNetwork(configuration: configuration, parameters: parameters.values),
      on: DiagnosticSamples(source, atMost: 16), loss: .mse
    ).finding
  }
}

/// A network of two layers as two networks of one, so that the state of either can be moved at any step.
private struct StateProbe {
  let steps = 5
  let network: TrainedNetwork<Double>
  let source: StoredSamples<Double>
  private let cell: CellKind
  private let size = 3

  init(_ cell: CellKind) throws {
    self.cell = cell
    let configuration = try NetworkConfiguration(
      cell: cell, inputSize: 2, hiddenSize: 3, layers: 2, outputSize: 1)
    let random = CounterRandom(seed: 5, purpose: .syntheticData)
    network = TrainedNetwork(
      configuration: configuration,
      parameters: (0..<configuration.parameterCount).map { 1.6 * random.uniform(UInt32($0)) - 0.8 })
    source = StoredSamples(
      shape: SampleShape(steps: 5, inputSize: 2, readouts: .last(of: 5), outputSize: 1),
      samples: [
        StoredSamples<Double>.Sample(
          input: (0..<10).map { random.uniform(UInt32($0), 1) }, targets: [0.7])
      ])
  }

  func norm(layer: Int, step: Int) -> Double {
    let halfStep = 1e-5
    let slopes = (0..<size).map { unit in
      (loss(layer: layer, step: step, unit: unit, moved: halfStep)
        - loss(layer: layer, step: step, unit: unit, moved: -halfStep)) / (2 * halfStep)
    }
    return slopes.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private func loss(layer: Int, step: Int, unit: Int, moved: Double) -> Double {
    let batch = LaneBatch<Double>(source.shape, lanes: 16)
    source.gather([0], into: batch)
    var sequence = batch.input
    for number in 0..<2 {
      sequence = states(
        number, input: sequence, move: number == layer ? (step, unit, moved) : nil)
    }
    let layout = ParameterLayout(network.configuration)
    let weights = Array(network.parameters[layout.readoutWeights.range])
    let bias = network.parameters[layout.readoutBias.offset]
    let last = sequence[steps - 1]
    let output = (0..<size).reduce(bias) { $0 + weights[$1] * last[$1, 0] }
    let outputs = Tensor<Double>(lanes: 16)
    let gradient = Tensor<Double>(lanes: 16)
    let flat = outputs.flat
    flat[0] = output
    let (targets, given) = (batch.targets, batch.weights)
    return evaluateLoss(
      .mse,
      LossTerms(
        outputs: outputs[0], targets: targets[0], weights: given[0], gradient: gradient[0])
    ).value
  }

  /// h_1 … h_T of one layer, of which one element may be moved.
  private func states(
    _ layer: Int, input: Tensor<Double>, move: (step: Int, unit: Int, by: Double)?
  ) -> Tensor<Double> {
    guard
      let configuration = try? NetworkConfiguration(
        cell: cell, inputSize: input.features, hiddenSize: size, outputSize: 1)
    else { preconditionFailure("a layer of \(input.features) inputs") }
    let single = RecurrentNetwork<Double>(configuration)
    let parameters = ParameterBuffer<Double>(single.layout)
    let whole = ParameterLayout(network.configuration).layers[layer]
    let own = single.layout.layers[0]
    for (to, from) in [
      (own.inputWeights, whole.inputWeights), (own.recurrentWeights, whole.recurrentWeights),
      (own.inputBias, whole.inputBias), (own.recurrentBias, whole.recurrentBias),
    ] {
      parameters.set(Array(network.parameters[from.range]), at: to)
    }
    let result = Tensor<Double>(steps: steps, features: size, lanes: input.lanes)
    let state = NetworkState<Double>(configuration, lanes: input.lanes)
    let trace = NetworkTrace<Double>(configuration, steps: 1, lanes: input.lanes)
    for step in 0..<steps {
      trace.begin(from: state)
      single.forward(parameters, input: input, steps: step..<step + 1, trace: trace)
      trace.finish(into: state)
      let hidden = state.layers[0].hidden
      if let move, move.step == step {
        let view = hidden[0]
        view[move.unit, 0] += move.by
      }
      result.copy(step: step, from: hidden, step: 0)
    }
    return result
  }
}
