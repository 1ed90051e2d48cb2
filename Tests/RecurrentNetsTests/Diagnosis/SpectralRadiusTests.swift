import RecurrentNets
import Testing

@Suite("Spectral radius")
struct SpectralRadiusTests {
  @Test(
    "is that of known matrices",
    arguments: [
      ([2.0, 0, 0, -3], 3.0),
      // A rotation by 90 degrees and a shrinking: a complex pair.
      ([0, -0.9, 0.9, 0], 0.9),
      // A Jordan block, whose powers first grow.
      ([0.8, 1, 0, 0.8], 0.8),
      ([0, 1, 0, 0], 0),
      ([0, 0, 0, 0], 0),
      // The companion matrix of (x − 0.5)(x² − 0.6x + 0.9), whose pair has the size √0.9.
      ([1.1, -1.2, 0.45, 1, 0, 0, 0, 1, 0], 0.9486832980505138),
    ] as [([Double], Double)])
  func known(matrix: [Double], radius: Double) throws {
    let size = matrix.count == 4 ? 2 : 3
    let found = try #require(SpectralRadius.of(matrix, size: size))
    #expect(abs(found - radius) <= 3e-3 * radius)
  }

  @Test("is undefined where a weight is not finite")
  func undefined() { #expect(SpectralRadius.of([.nan], size: 1) == nil) }

  @Test(
    "every block of the recurrent weights has its name and radius", arguments: CellKind.allCases)
  func blocks(cell: CellKind) throws {
    let network = try TrainedNetwork<Double>.initial(
      smallNetwork(cell, layers: 2),
      options: TrainingOptions(
        optimiser: OptimiserConfiguration(),
        initialisation: Initialisation(recurrentWeights: .orthogonal)))
    let radii = RecurrentRadii.all(of: network)
    #expect(radii.count == 2)
    for layer in radii {
      #expect(layer.blocks.map(\.name) == cell.shape.blockNames)
      for block in layer.blocks { #expect(abs(try #require(block.radius) - 1) < 1e-6) }
    }
  }
}
