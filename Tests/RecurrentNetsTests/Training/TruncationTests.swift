import NumericCore
import RecurrentNets
import Testing

@Suite("Truncated BPTT")
struct TruncationTests {
  private static let steps = 21

  /// Samples in double precision with a target at some of the steps.
  private func source(_ readouts: ReadoutSteps) -> StoredSamples<Double> {
    let random = CounterRandom(seed: 2, purpose: .syntheticData)
    return StoredSamples(
      shape: SampleShape(steps: Self.steps, inputSize: 2, readouts: readouts, outputSize: 1),
      samples: (UInt32(0)..<5).map { sample in
        StoredSamples.Sample(
          input: (0..<2 * Self.steps).map { 2 * random.uniform(UInt32($0), sample) - 1 },
          targets: (0..<readouts.count).map { random.uniform(UInt32($0), sample, 1) })
      })
  }

  private func configuration(_ cell: CellKind, isStacked: Bool) throws -> NetworkConfiguration {
    try smallNetwork(
      cell, layers: 2, residual: isStacked, dilations: isStacked ? [2, 3] : nil)
  }

  private func gradient(
    _ cell: CellKind, _ readouts: ReadoutSteps, _ truncation: Truncation?, isStacked: Bool = false
  ) throws -> (loss: LossSum, gradient: [Double]) {
    let configuration = try configuration(cell, isStacked: isStacked)
    let network = RecurrentNetwork<Double>(configuration)
    let source = source(readouts)
    let parameters = ParameterBuffer<Double>(network.layout)
    parameters.initialise(hiddenSize: 2, seed: 3)
    let worker = ShardWorker(
      network, shape: source.shape, lanes: 16,
      plan: SegmentPlan(
        configuration, shape: source.shape, lanes: 16, truncation: truncation))
    let slot = ShardSlot<Double>(network.layout)
    for _ in 0..<2 {
      worker.differentiate(
        Array(0..<5)[...], of: source, loss: .mse, parameters: parameters, into: slot)
    }
    return (slot.loss, slot.gradient.values)
  }

  /// The gradient of the loss at `readout` through the steps from `first` on, with the state before them
  /// as given: a network that begins there.
  private func bruteForce(
    _ cell: CellKind, _ readouts: ReadoutSteps, _ truncation: Truncation, isStacked: Bool
  ) throws -> [Double] {
    let configuration = try configuration(cell, isStacked: isStacked)
    let network = RecurrentNetwork<Double>(configuration)
    let source = source(readouts)
    let parameters = ParameterBuffer<Double>(network.layout)
    parameters.initialise(hiddenSize: 2, seed: 3)
    let input = Tensor<Double>(steps: Self.steps, features: 2, lanes: 16)
    for (lane, sample) in source.samples.enumerated() {
      for step in 0..<Self.steps {
        for feature in 0..<2 { input[step][feature, lane] = sample.input[2 * step + feature] }
      }
    }
    let total = ParameterBuffer<Double>(network.layout)
    let workspace = BackwardWorkspace<Double>(configuration, steps: Self.steps, lanes: 16)
    workspace.transpose(parameters, of: network)
    for (index, step) in readouts.steps.enumerated() {
      let end = min(Self.steps, (step / truncation.interval + 1) * truncation.interval)
      let first = max(
        0, (step / truncation.interval + 1) * truncation.interval - truncation.length)
      let state = NetworkState<Double>(configuration, lanes: 16)
      let before = NetworkTrace<Double>(configuration, steps: Self.steps, lanes: 16)
      network.forward(parameters, input: input, steps: 0..<first, trace: before)
      before.finish(into: state)
      let rest = Tensor<Double>(steps: end - first, features: 2, lanes: 16)
      for k in first..<end { rest.copy(step: k - first, from: input, step: k) }
      let trace = NetworkTrace<Double>(configuration, steps: end - first, lanes: 16)
      trace.begin(from: state)
      network.forward(parameters, input: rest, trace: trace)
      let (output, slope) = (Tensor<Double>(lanes: 16), Tensor<Double>(lanes: 16))
      let one = ReadoutSteps([step - first])
      network.readOut(parameters, trace: trace, at: one, into: output)
      for (lane, sample) in source.samples.enumerated() {
        slope[0][0, lane] = 2 * (output[0][0, lane] - (sample.targets[index] ?? 0))
      }
      network.backward(
        parameters, input: rest, trace: trace, at: one, outputGradient: slope,
        workspace: workspace, into: total)
    }
    return total.values
  }

  @Test(
    "is BPTT where it reaches back as far as the window", arguments: CellKind.allCases,
    [1, 5, 7, 16])
  func whole(cell: CellKind, interval: Int) throws {
    for readouts in [ReadoutSteps.every(of: Self.steps), .last(of: Self.steps), .init([0, 3, 12])] {
      let full = try gradient(cell, readouts, nil)
      let length = (Self.steps / interval + 1) * interval
      let cut = try gradient(cell, readouts, Truncation(interval: interval, length: length))
      #expect(relativeError(cut.gradient, full.gradient) < 1e-12)
      #expect(abs(cut.loss.value / full.loss.value - 1) < 1e-12)
    }
  }

  @Test(
    "takes the state before its reach as given, and no more",
    arguments: CellKind.allCases, [(1, 1), (1, 4), (4, 8), (7, 7), (16, 16)])
  func bias(cell: CellKind, sizes: (Int, Int)) throws {
    let truncation = try Truncation(interval: sizes.0, length: sizes.1)
    for isStacked in [false, true] {
      for readouts in [ReadoutSteps.every(of: Self.steps), .init([0, 3, 12])] {
        let cut = try gradient(cell, readouts, truncation, isStacked: isStacked).gradient
        let slow = try bruteForce(cell, readouts, truncation, isStacked: isStacked)
        #expect(relativeError(cut, slow) < 1e-12)
      }
    }
    let every = ReadoutSteps.every(of: Self.steps)
    let full = try gradient(cell, every, nil).gradient
    let cut = try gradient(cell, every, truncation).gradient
    #expect(relativeError(cut, full) > 1e-6, "it is another gradient")
  }

  @Test("out of range is refused")
  func refusals() {
    for (interval, length, message) in [
      (0, 4, "The interval of truncated BPTT must be at least 1, but is 0."),
      (4, 6, "The length of truncated BPTT must be a multiple of its interval, 4, but is 6.0."),
      (4, 0, "The length of truncated BPTT must be a multiple of its interval, 4, but is 0.0."),
    ] {
      let error = #expect(throws: NetworkError.self) {
        try Truncation(interval: interval, length: length)
      }
      #expect(error?.description == message)
    }
  }
}
