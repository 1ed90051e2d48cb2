import NumericCore
import RecurrentNets
import Testing

@Suite("Running a trained network")
struct NetworkRunnerTests {
  private func network(
    _ cell: CellKind, readsInput: Bool = false, isStacked: Bool = false
  ) throws -> TrainedNetwork<Float> {
    let configuration = try smallNetwork(
      cell, layers: 2, outputSize: 3, readsInput: readsInput, residual: isStacked,
      dilations: isStacked ? [4, 3] : nil)
    let parameters = ParameterBuffer<Float>(ParameterLayout(configuration))
    parameters.initialise(hiddenSize: configuration.hiddenSize, seed: 4)
    return TrainedNetwork(configuration: configuration, parameters: parameters.values)
  }

  /// Writes steps from `firstStep` on of one sequence per lane.
  private func write(_ sequences: [[Float]], firstStep: Int, to runner: NetworkRunner<Float>) {
    let input = runner.input
    for step in 0..<input.steps {
      let x = input[step]
      for (lane, sequence) in sequences.enumerated() {
        for feature in 0..<2 { x[feature, lane] = sequence[(step + firstStep) * 2 + feature] }
      }
    }
  }

  private let sequences = StoredSamples<Float>.noise(count: 20).samples.map(\.input)

  @Test(
    "in parts that carry the state gives the same as in one go", arguments: CellKind.allCases,
    [false, true])
  func carriedState(cell: CellKind, isStacked: Bool) throws {
    let trained = try network(cell, isStacked: isStacked)
    let whole = NetworkRunner(trained, steps: 6, lanes: 20, readouts: .last(of: 6))
    write(sequences, firstStep: 0, to: whole)
    whole.run()
    let part = NetworkRunner(trained, steps: 2, lanes: 20, readouts: .last(of: 2))
    for firstStep in [0, 2, 4] {
      write(sequences, firstStep: firstStep, to: part)
      part.run()
    }
    #expect(whole.input.lanes == 32)
    #expect(part.outputs.values == whole.outputs.values)
    for (first, second) in zip(part.state.layers, whole.state.layers) {
      #expect(first.hidden.values == second.hidden.values)
      #expect(first.cell.values == second.cell.values)
    }
  }

  @Test(
    "gives each lane what it gets alone, also where the readout reads the inputs or layers are stacked",
    arguments: CellKind.allCases, [(false, false), (true, false), (true, true)])
  func independentLanes(cell: CellKind, way: (readsInput: Bool, isStacked: Bool)) throws {
    let trained = try network(cell, readsInput: way.readsInput, isStacked: way.isStacked)
    let together = NetworkRunner(trained, steps: 6, lanes: 20, readouts: .every(of: 6))
    write(sequences, firstStep: 0, to: together)
    together.run()
    let alone = NetworkRunner(trained, steps: 6, lanes: 1, readouts: .every(of: 6))
    write([sequences[17]], firstStep: 0, to: alone)
    alone.run()
    let (all, one) = (together.outputs, alone.outputs)
    for step in 0..<6 {
      for output in 0..<3 { #expect(all[step][output, 17] == one[step][output, 0]) }
    }
  }

  @Test(
    "gives each lane what it gets alone where steps go on side by side from one state, each as if it were the only one",
    arguments: CellKind.allCases)
  func branches(cell: CellKind) throws {
    func network(branchStep: Int?) throws -> TrainedNetwork<Float> {
      let configuration = try NetworkConfiguration(
        cell: cell, inputSize: 2, hiddenSize: 5, layers: 2, outputSize: 3, embedsInput: true,
        branchStep: branchStep)
      let parameters = ParameterBuffer<Float>(ParameterLayout(configuration))
      parameters.initialise(hiddenSize: 5, seed: 4)
      return TrainedNetwork(configuration: configuration, parameters: parameters.values)
    }
    let branched = try network(branchStep: 3)
    let runners = [20, 1].map {
      NetworkRunner(branched, steps: 6, lanes: $0, readouts: .every(of: 6))
    }
    write(sequences, firstStep: 0, to: runners[0])
    write([sequences[17]], firstStep: 0, to: runners[1])
    for runner in runners { runner.run() }
    let (all, one) = (runners[0].outputs, runners[1].outputs)
    for step in 3..<6 {
      // Three steps and then this one, in a network that goes on from step to step.
      var sequence = Array(sequences[17][..<8])
      sequence[6...7] = sequences[17][2 * step...2 * step + 1]
      let plain = NetworkRunner(
        try network(branchStep: nil), steps: 4, lanes: 1, readouts: .last(of: 4))
      write([sequence], firstStep: 0, to: plain)
      plain.run()
      let alone = plain.outputs
      for output in 0..<3 {
        #expect(all[step][output, 17] == one[step][output, 0])
        #expect(one[step][output, 0] == alone[0][output, 0])
      }
    }
  }

  @Test("reads out the same at any set of steps")
  func readouts() throws {
    let trained = try network(.lstm)
    let every = NetworkRunner(trained, steps: 6, lanes: 4, readouts: .every(of: 6))
    let some = NetworkRunner(trained, steps: 6, lanes: 4, readouts: ReadoutSteps([1, 2, 5]))
    for runner in [every, some] {
      write(Array(sequences[..<4]), firstStep: 0, to: runner)
      runner.run()
    }
    let (all, chosen) = (every.outputs, some.outputs)
    for (readout, step) in [1, 2, 5].enumerated() {
      for output in 0..<3 { #expect(chosen[readout][output, 3] == all[step][output, 3]) }
    }
  }
}
