import NumericCore
import RecurrentNets
import Testing

@Suite("Initial parameters")
struct InitialisationTests {
  private func buffer(
    _ initialisation: Initialisation, cell: CellKind = .lstm, seed: UInt64 = 1
  ) throws -> ParameterBuffer<Double> {
    let configuration = try NetworkConfiguration(
      cell: cell, inputSize: 3, hiddenSize: 24, layers: 2, outputSize: 5)
    let buffer = ParameterBuffer<Double>(ParameterLayout(configuration))
    buffer.initialise(initialisation, of: configuration, seed: seed)
    return buffer
  }

  @Test("are PyTorch's unless asked otherwise")
  func standard() throws {
    let plain = ParameterBuffer<Double>(try buffer(.standard).layout)
    plain.initialise(hiddenSize: 24, seed: 1)
    let isSame = try buffer(.standard).values == plain.values
    #expect(isSame)
  }

  @Test(
    "of Xavier and He fill their bounds, and biases are 0",
    arguments: [Initialisation.InputWeights.xavier, .he])
  func bounds(rule: Initialisation.InputWeights) throws {
    let buffer = try buffer(Initialisation(inputWeights: rule))
    let layout = buffer.layout
    for (slice, outputs) in [
      (layout.layers[0].inputWeights, 24), (layout.layers[1].inputWeights, 24),
      (layout.readoutWeights, 5),
    ] {
      let ways = rule == .he ? slice.columns : slice.columns + outputs
      let bound = (6 / Double(ways)).squareRoot()
      let values = buffer[slice].map(abs)
      let largest = try #require(values.max())
      #expect(largest <= bound && largest > 0.9 * bound)
    }
    for bias in layout.layers.flatMap({ [$0.inputBias, $0.recurrentBias] }) + [layout.readoutBias] {
      #expect(buffer[bias].allSatisfy { $0 == 0 })
    }
  }

  @Test("can be a rotation for each gate, another for each seed", arguments: CellKind.allCases)
  func orthogonal(cell: CellKind) throws {
    let rotated = try Initialisation(recurrentWeights: .orthogonal)
    let first = try buffer(rotated, cell: cell)
    for layer in first.layout.layers {
      let values = first[layer.recurrentWeights]
      for gate in 0..<values.count / (24 * 24) {
        let rows = (0..<24).map { Array(values[(gate * 24 + $0) * 24..<(gate * 24 + $0 + 1) * 24]) }
        for (i, left) in rows.enumerated() {
          for (j, right) in rows.enumerated() {
            let product = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(product - (i == j ? 1 : 0)) < 1e-13)
          }
        }
      }
    }
    let isSame = try first.values == buffer(rotated, cell: cell, seed: 2).values
    #expect(isSame == false)
  }

  @Test("can be the identity, and open forget gates")
  func identity() throws {
    let relu = try buffer(Initialisation(recurrentWeights: .identity), cell: .rnnReLU)
    let weights = relu[relu.layout.layers[1].recurrentWeights]
    #expect(weights.enumerated().allSatisfy { $1 == ($0 / 24 == $0 % 24 ? 1 : 0) })

    let lstm = try buffer(Initialisation(forgetBias: 1))
    for layer in lstm.layout.layers {
      let sums = zip(lstm[layer.inputBias], lstm[layer.recurrentBias]).map { $0 + $1 }
      #expect(sums[24..<48].allSatisfy { $0 == 1 })
      #expect(sums[0..<24].contains { $0 != 1 } && sums[48...].contains { $0 != 1 })
    }
    let isSame =
      try buffer(Initialisation(forgetBias: 1), cell: .gru).values
      == buffer(.standard, cell: .gru).values
    #expect(isSame, "a GRU has no forget gate")
  }

  @Test(
    "refuse a forget bias that is no number, or too large for one",
    arguments: [Double.nan, 101, 1e308])
  func refusal(bias: Double) {
    let error = #expect(throws: NetworkError.self) { try Initialisation(forgetBias: bias) }
    #expect(
      error?.description == "The forget bias must be from -100 to 100, but is \(bias).")
  }
}
