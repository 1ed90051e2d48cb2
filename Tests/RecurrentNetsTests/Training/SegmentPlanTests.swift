import NumericCore
import RecurrentNets
import Testing

/// A long sequence and the network that reads it.
struct SegmentCase: Sendable, CustomTestStringConvertible {
  var cell: CellKind
  var steps: Int
  var layers = 1
  var dropout = 0.0
  var readouts = GradientCase.Readouts.every
  /// Fewer than the lanes, or as many.
  var windows = 16
  /// Whether layers are residual, and dilated by 1, 2 and 20.
  var isStacked = false

  var testDescription: String {
    "\(cell.rawValue), \(steps) steps, \(layers) layers, dropout \(dropout), read out at "
      + "\(readouts.rawValue), \(windows) windows" + (isStacked ? ", residual and dilated" : "")
  }

  static let all = CellKind.allCases.flatMap { cell in
    [1, 16, 17, 32, 100].flatMap { steps in
      GradientCase.Readouts.allCases.flatMap { readouts in
        [
          SegmentCase(cell: cell, steps: steps, readouts: readouts),
          SegmentCase(
            cell: cell, steps: steps, layers: 3, dropout: 0.4, readouts: readouts, windows: 5),
          SegmentCase(
            cell: cell, steps: steps, layers: 3, dropout: 0.4, readouts: readouts, isStacked: true),
        ]
      }
    }
  }

  private var readoutSteps: ReadoutSteps {
    var test = GradientCase(cell: cell)
    test.readouts = readouts
    test.steps = steps
    return test.readoutSteps
  }

  /// The losses and the gradient of one shard whose traces may take so many bytes.
  func losses(
    traceLimit: Int
  ) throws -> (segments: Int, training: LossSum, validation: LossSum, gradient: [Float]) {
    let configuration = try smallNetwork(
      cell, layers: layers, hiddenSize: 9, dropout: dropout, residual: isStacked,
      dilations: isStacked ? [1, 2, 20] : nil)
    let network = RecurrentNetwork<Float>(configuration)
    let source = StoredSamples.noise(count: windows, steps: steps, readouts: readoutSteps)
    let plan = SegmentPlan(configuration, shape: source.shape, lanes: 16, traceLimit: traceLimit)
    let worker = ShardWorker(network, shape: source.shape, lanes: 16, plan: plan)
    let parameters = ParameterBuffer<Float>(network.layout)
    parameters.initialise(hiddenSize: 9, seed: 3)
    let slot = ShardSlot<Float>(network.layout)
    let samples = Array(0..<windows)[...]
    let draws = Dropout(probability: dropout, seed: 5, trainingStep: 1, firstLane: 0)
    for _ in 0..<2 {
      // The second time over what the first left.
      worker.differentiate(
        samples, of: source, loss: .huber, parameters: parameters,
        draws: TrainingDraws(dropout: dropout > 0 ? draws : nil), into: slot)
    }
    let validation = worker.evaluate(samples, of: source, loss: .huber, parameters: parameters)
    return (plan.count, slot.loss, validation, slot.gradient.values)
  }
}

@Suite("BPTT by recomputation")
struct SegmentPlanTests {
  @Test("has the bits of BPTT with the whole trace", arguments: SegmentCase.all)
  func sameBits(test: SegmentCase) throws {
    let whole = try test.losses(traceLimit: .max)
    let cut = try test.losses(traceLimit: 0)
    #expect(whole.segments == 1)
    #expect(cut.segments == (test.steps + 15) / 16)
    #expect(cut.gradient == whole.gradient)
    #expect(cut.training == whole.training)
    #expect(cut.validation == whole.validation)
    #expect(whole.gradient.contains { $0 != 0 })
  }

  private func plan(steps: Int, hidden: Int = 64) throws -> SegmentPlan {
    SegmentPlan(
      try NetworkConfiguration(cell: .gru, inputSize: 1, hiddenSize: hidden, outputSize: 12),
      shape: SampleShape(
        steps: steps, inputSize: 1, readouts: .last(of: steps), outputSize: 12), lanes: 16)
  }

  @Test("begins where a trace is larger than the limit")
  func limit() throws {
    // 16 lanes of 64 features in four blocks of gates and the state, four bytes each.
    let stepBytes = 16 * 64 * 5 * 4
    let longest = SegmentPlan.traceLimit / stepBytes
    #expect(try plan(steps: longest - 1).count == 1)
    #expect(try plan(steps: longest + 1).count > 1)
  }

  @Test("grows with the root of the steps")
  func root() throws {
    // √(T/5) steps a segment, in whole blocks below: 141 of 100,000 steps and 447 of a million.
    #expect(try plan(steps: 100_000).count == 100_000 / 128 + 1)
    #expect(try plan(steps: 1_000_000).count == 1_000_000 / 432 + 1)
  }

  @Test("counts sizes that overflow as too large for one segment")
  func overflow() throws {
    #expect(try plan(steps: .max).count > 1)
    #expect(try plan(steps: 100_000, hidden: 1_000_000_000).count > 1)
  }
}
