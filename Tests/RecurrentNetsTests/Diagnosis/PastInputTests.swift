import NumericCore
import RecurrentNets
import Testing

@Suite("Samples of networks that carry states")
struct PastInputTests {
  /// Two sequences cut into windows: the second is a window shorter.
  private func source(window: Int) -> StoredSamples<Double> {
    let random = CounterRandom(seed: 4, purpose: .syntheticData)
    var (samples, tracks): ([StoredSamples<Double>.Sample], [[Int]]) = ([], [])
    for (sequence, length) in [12, 8].enumerated() {
      var track: [Int] = []
      for first in stride(from: 12 - length, to: 12, by: window) {
        track.append(samples.count)
        samples.append(
          StoredSamples.Sample(
            input: (first..<first + window).flatMap { step in
              (UInt32(0)..<2).map { random.uniform(UInt32(step), UInt32(sequence), $0) }
            }, targets: (0..<window).map { _ in 0 }))
      }
      tracks.append(track)
    }
    return StoredSamples(
      shape: SampleShape(
        steps: window, inputSize: 2, readouts: .every(of: window), outputSize: 1),
      samples: samples, along: tracks)
  }

  @Test("begin with the state that the samples before them leave", arguments: CellKind.allCases)
  func states(cell: CellKind) throws {
    let network = try TrainedNetwork<Double>.initial(
      smallNetwork(cell, layers: 2, dilations: [1, 2]),
      options: TrainingOptions(optimiser: OptimiserConfiguration()))
    func outputs(_ source: StoredSamples<Double>, carries: Bool) throws -> [Double] {
      let samples = DiagnosticSamples(source, atMost: 8, carriesStates: carries)
      let strip = try #require(samples.strips.first)
      let outputs = InputJacobian(network, strip).outputs
      return strip.samples.indices.map { outputs[0][0, $0] }
    }
    // The last windows of the sequences are the third and the fifth.
    let carried = try outputs(source(window: 4), carries: true)
    let afresh = try outputs(source(window: 4), carries: false)
    let whole = try outputs(source(window: 12), carries: false)
    #expect(abs(carried[2] - whole[0]) < 1e-12)
    #expect(carried[0] == afresh[0] && carried[3] == afresh[3])
    #expect(abs(carried[4] - afresh[4]) > 1e-6)
  }
}
