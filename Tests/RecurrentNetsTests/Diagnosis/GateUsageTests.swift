import NumericCore
import RecurrentNets
import Testing

@Suite("Gate usage")
struct GateUsageTests {
  private func usage(
    _ cell: CellKind, _ change: (ParameterBuffer<Double>, ParameterLayout.Layer) -> Void
  ) throws -> GateUsage {
    let configuration = try smallNetwork(cell, hiddenSize: 4)
    let parameters = ParameterBuffer<Double>(ParameterLayout(configuration))
    parameters.initialise(hiddenSize: 4, seed: 1)
    change(parameters, parameters.layout.layers[0])
    return try #require(
      GateUsage.all(
        of: TrainedNetwork(configuration: configuration, parameters: parameters.values),
        on: DiagnosticSamples(StoredSamples.noise(count: 20), atMost: 20)
      ).first)
  }

  @Test("gates that a bias holds open or closed are counted as such")
  func saturated() throws {
    let usage = try usage(.lstm) { parameters, layer in
      // Input gate closed, forget gate open, output gate as it may be.
      parameters.set(
        [Double](repeating: -20, count: 4) + [Double](repeating: 20, count: 4)
          + [Double](repeating: 0, count: 8), at: layer.inputBias)
    }
    #expect(usage.gates.map(\.name) == ["input", "forget", "output"])
    #expect(usage.gates[0].closedShare == 1 && usage.gates[0].openShare == 0)
    #expect(usage.gates[1].openShare == 1 && usage.gates[1].mean > 0.999)
    #expect(usage.gates[2].closedShare == 0 && usage.gates[2].openShare == 0)
    #expect(usage.deadUnits == 4 && usage.units == 4 && usage.saturatedStateShare == 0)
  }

  @Test("units of a ReLU that never fire are dead; their states have no bounds")
  func dead() throws {
    let usage = try usage(.rnnReLU) { parameters, layer in
      parameters.set([-50, 1, -50, 1], at: layer.inputBias)
      parameters.set([Double](repeating: 0, count: 16), at: layer.recurrentWeights)
    }
    #expect(usage.deadUnits == 2 && usage.gates.isEmpty && usage.saturatedStateShare == nil)
  }

  @Test("tanh states near their bounds are saturated")
  func bounded() throws {
    let usage = try usage(.rnnTanh) { parameters, layer in
      parameters.set([9, 9, -9, 0], at: layer.inputBias)
      parameters.set([Double](repeating: 0, count: 16), at: layer.recurrentWeights)
    }
    #expect(usage.saturatedStateShare == 0.75)
  }
}
