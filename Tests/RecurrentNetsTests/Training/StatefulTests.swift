import NumericCore
import RecurrentNets
import Testing

@Suite("States carried from window to window")
struct StatefulTests {
  /// Series of the given lengths in double precision, cut into windows; with one window as long as all steps, the
  /// shorter end before it.
  private func source(_ lengths: [Int], window: Int) -> StoredSamples<Double> {
    let random = CounterRandom(seed: 6, purpose: .syntheticData)
    var samples: [StoredSamples<Double>.Sample] = []
    var tracks: [[Int]] = []
    for (series, length) in lengths.enumerated() {
      var track: [Int] = []
      for start in stride(from: 0, to: length, by: window) {
        let steps = start..<start + window
        track.append(samples.count)
        samples.append(
          StoredSamples.Sample(
            input: steps.flatMap { step in
              (UInt32(0)..<2).map {
                step < length ? 2 * random.uniform(UInt32(step), UInt32(series), $0) - 1 : 0
              }
            },
            targets: steps.map {
              $0 < length ? random.uniform(UInt32($0), UInt32(series), 7) : nil
            }))
      }
      tracks.append(track)
    }
    return StoredSamples(
      shape: SampleShape(
        steps: window, inputSize: 2, readouts: .every(of: window), outputSize: 1),
      samples: samples, along: tracks)
  }

  private func worker(
    _ configuration: NetworkConfiguration, _ shape: SampleShape, _ truncation: Truncation? = nil
  ) -> (ShardWorker<Double>, ParameterBuffer<Double>) {
    let network = RecurrentNetwork<Double>(configuration)
    let parameters = ParameterBuffer<Double>(network.layout)
    parameters.initialise(hiddenSize: 2, seed: 3)
    let plan = SegmentPlan(configuration, shape: shape, lanes: 16, truncation: truncation)
    return (ShardWorker(network, shape: shape, lanes: 16, plan: plan), parameters)
  }

  /// The sum of the gradients and losses of batches, of which each takes up the states of the one before.
  private func sum(
    _ batches: [[Int]], of source: StoredSamples<Double>, _ configuration: NetworkConfiguration,
    carries: Bool = true
  ) -> (loss: Double, gradient: [Double]) {
    let (worker, parameters) = worker(configuration, source.shape)
    let slot = ShardSlot<Double>(ParameterLayout(configuration))
    let states = CarriedStates<Double>(configuration, strips: 1, lanes: 16)
    var (loss, gradient) = (0.0, [Double](repeating: 0, count: slot.gradient.values.count))
    for batch in batches {
      worker.differentiate(
        batch[...], of: source, loss: .mse, parameters: parameters,
        carried: carries ? CarriedStrips(states) : nil, into: slot)
      states.advance()
      loss += slot.loss.value
      gradient = zip(gradient, slot.gradient.values).map(+)
    }
    return (loss, gradient)
  }

  @Test(
    "give the gradient of truncated BPTT over the whole series", arguments: CellKind.allCases,
    [false, true])
  func truncation(cell: CellKind, isStacked: Bool) throws {
    let configuration = try smallNetwork(
      cell, layers: 2, residual: isStacked, dilations: isStacked ? [2, 9] : nil)
    let (whole, cut) = (source([28, 28, 28], window: 28), source([28, 28, 28], window: 7))
    let (worker, parameters) = worker(
      configuration, whole.shape, try Truncation(interval: 7, length: 7))
    let slot = ShardSlot<Double>(ParameterLayout(configuration))
    worker.differentiate(
      [0, 1, 2][...], of: whole, loss: .mse, parameters: parameters, into: slot)
    let batches = (0..<4).map { window in cut.tracks.map { $0[window] } }
    let carried = sum(batches, of: cut, configuration)
    #expect(relativeError(carried.gradient, slot.gradient.values) < 1e-12)
    #expect(abs(carried.loss / slot.loss.value - 1) < 1e-12)
    let afresh = sum(batches, of: cut, configuration, carries: false)
    #expect(relativeError(afresh.gradient, slot.gradient.values) > 1e-6)
  }

  @Test("are those of each series alone where others end before", arguments: CellKind.allCases)
  func unequalTracks(cell: CellKind) throws {
    let configuration = try smallNetwork(cell, layers: 2)
    let source = source([21, 14, 5], window: 7)
    let together = sum([[0, 3, 5], [1, 4], [2]], of: source, configuration)
    let alone = source.tracks.map { sum($0.map { [$0] }, of: source, configuration) }
    let gradient = alone.dropFirst().reduce(alone[0].gradient) { zip($0, $1.gradient).map(+) }
    #expect(relativeError(together.gradient, gradient) < 1e-12)
    #expect(abs(together.loss / alone.reduce(0) { $0 + $1.loss } - 1) < 1e-12)
  }

  @Test(
    "or not, sequences of unequal length in one batch give what each gives alone",
    arguments: CellKind.allCases, [false, true])
  func unequalLengths(cell: CellKind, isStacked: Bool) throws {
    let configuration = try smallNetwork(
      cell, layers: 2, residual: isStacked, dilations: isStacked ? [2, 3] : nil)
    let lengths = [17, 8, 1, 12]
    let together = sum(
      [[0, 1, 2, 3]], of: source(lengths, window: 17), configuration, carries: false)
    var (loss, gradient) = (0.0, [Double](repeating: 0, count: together.gradient.count))
    for (series, length) in lengths.enumerated() {
      // A window as long as the sequence: nothing follows its end.
      let exact = source(lengths, window: 1)
      let steps = exact.tracks[series].map { exact.samples[$0] }
      let sample = StoredSamples<Double>(
        shape: SampleShape(
          steps: length, inputSize: 2, readouts: .every(of: length), outputSize: 1),
        samples: [
          .init(input: steps.flatMap(\.input), targets: steps.flatMap(\.targets))
        ])
      let alone = sum([[0]], of: sample, configuration, carries: false)
      loss += alone.loss
      gradient = zip(gradient, alone.gradient).map(+)
    }
    #expect(relativeError(together.gradient, gradient) < 1e-12)
    #expect(abs(together.loss / loss - 1) < 1e-12)
  }
}
