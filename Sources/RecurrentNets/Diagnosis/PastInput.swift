import NumericCore

/// Inputs of the samples that come before those of a strip on their tracks.
struct PastInput {
  /// `[time, feature, lane]`.
  let input: Tensor<Double>
  /// The lanes without such a sample: their tracks begin later.
  let idle: [Int]
}

/// Where samples stand on the tracks of their source.
struct TrackPlaces {
  private let tracks: [[Int]]
  private var places: [Int: (track: Int, place: Int)] = [:]

  /// States are followed through so many samples at the most: longer than a network remembers, and not as long as to
  /// make a diagnosis slow.
  static var mostSamples: Int { 16 }

  init(_ tracks: [[Int]]) {
    self.tracks = tracks
    for (track, samples) in tracks.enumerated() {
      for (place, sample) in samples.enumerated() { places[sample] = (track, place) }
    }
  }

  /// What comes before samples, first to last.
  func past<Scalar: KernelScalar>(
    of samples: [Int], in source: any BatchSource<Scalar>, lanes: Int
  ) -> [PastInput] {
    let before = samples.map { sample -> ArraySlice<Int> in
      guard let (track, place) = places[sample] else { return [] }
      return tracks[track][..<place].suffix(Self.mostSamples)
    }
    let most = before.map(\.count).max() ?? 0
    return (0..<most).map { round in
      // The last rounds are those right before the samples.
      let distance = most - round
      let input = Tensor<Double>(
        steps: source.shape.steps, features: source.shape.inputSize, lanes: lanes)
      let taking = before.indices.filter { before[$0].count >= distance }
      let batch = LaneBatch<Scalar>(source.shape, lanes: lanes)
      source.gather(taking.map { before[$0][before[$0].endIndex - distance] }[...], into: batch)
      let gathered = batch.input.widened
      for step in 0..<input.steps {
        let (from, to) = (gathered[step], input[step])
        for feature in 0..<input.features {
          for (place, lane) in taking.enumerated() { to[feature, lane] = from[feature, place] }
        }
      }
      return PastInput(input: input, idle: (0..<lanes).filter { taking.contains($0) == false })
    }
  }
}

extension DiagnosticSamples.Strip {
  /// The state before the samples: what those before them leave, or zero.
  func start(of trained: TrainedNetwork<Double>) -> NetworkState<Double> {
    let configuration = trained.configuration
    let state = NetworkState<Double>(configuration, lanes: input.lanes)
    guard past.isEmpty == false else { return state }
    let network = RecurrentNetwork<Double>(configuration)
    let trace = NetworkTrace<Double>(configuration, steps: input.steps, lanes: input.lanes)
    let parameters = trained.buffer
    for past in past {
      trace.begin(from: state)
      network.forward(parameters, input: past.input, trace: trace)
      trace.finish(into: state)
      for lane in past.idle { state.clear(lanes: lane..<lane + 1) }
    }
    return state
  }
}
