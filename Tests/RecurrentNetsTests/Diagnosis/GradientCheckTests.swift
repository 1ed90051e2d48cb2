import NumericCore
import RecurrentNets
import Testing

@Suite("Gradient check")
struct GradientCheckTests {
  @Test(
    "passes for every cell, with dropout and with losses that have kinks",
    arguments: CellKind.allCases)
  func passes(cell: CellKind) throws {
    for (loss, dropout) in [(LossConfiguration.mae, 0.0), (.mse, 0.3)] {
      let network = try TrainedNetwork<Float>.initial(
        smallNetwork(cell, layers: 2, dropout: dropout),
        options: TrainingOptions(optimiser: OptimiserConfiguration()))
      let check = try GradientCheck(
        of: network, on: StoredSamples.noise(count: 40, everyStep: true), loss: loss, seed: 3,
        pool: WorkerPool(threadCount: 2))
      #expect(check.passes, "\(check)")
      #expect(check.windows == 16)
      #expect(
        check.matrices.map(\.name) == ParameterLayout(network.configuration).slices.map(\.name))
      #expect(check.matrices.allSatisfy { $0.checked == $0.count })
    }
  }

  @Test("fails on an error above the tolerance, or one that is no number")
  func fails() {
    for error in [1e-4, nil] {
      let matrix = GradientCheck.Matrix(
        name: "weight_hh_l0", count: 9, checked: 9, largestError: error, worstElement: 4)
      #expect(GradientCheck(matrices: [matrix], windows: 1, loss: 1).passes == false)
    }
  }
}
