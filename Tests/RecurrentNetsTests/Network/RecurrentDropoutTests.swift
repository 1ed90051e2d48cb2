import NumericCore
import RecurrentNets
import Testing

@Suite("Recurrent dropout")
struct RecurrentDropoutTests {
  private func finalState(probability: Double, drops: Bool, seed: UInt64 = 1) throws -> [Double] {
    let configuration = try NetworkConfiguration(
      cell: .rnnReLU, inputSize: 1, hiddenSize: 40, outputSize: 1, recurrentDropout: probability)
    let network = RecurrentNetwork<Double>(configuration)
    let parameters = ParameterBuffer<Double>(network.layout)
    // The state is carried on as it is: whatever is dropped stays 0.
    parameters.initialise(
      try Initialisation(inputWeights: .xavier, recurrentWeights: .identity), of: configuration,
      seed: 1)
    let input = Tensor<Double>(steps: 6, features: 1, lanes: 16)
    let state = NetworkState<Double>(configuration, lanes: 16)
    state.layers[0].hidden.fill(1)
    let trace = NetworkTrace<Double>(configuration, steps: 6, lanes: 16)
    trace.begin(from: state)
    let dropout = Dropout(
      probability: 0, recurrentProbability: probability, seed: seed, trainingStep: 1, firstLane: 0)
    network.forward(parameters, input: input, trace: trace, dropout: drops ? dropout : nil)
    trace.finish(into: state)
    return state.layers[0].hidden.values
  }

  @Test("drops the same features at every step, and makes up for them")
  func sameMask() throws {
    // A mask drawn anew would leave only 0.75⁶ = 18 % after six steps.
    let states = try finalState(probability: 0.25, drops: true)
    let kept = Double.pow(1 / 0.75, 6)
    #expect(states.allSatisfy { $0 == 0 || abs($0 / kept - 1) < 1e-5 })
    let share = Double(states.count { $0 == 0 }) / Double(states.count)
    #expect(abs(share - 0.25) < 0.06)
    let isSame = try states == finalState(probability: 0.25, drops: true, seed: 2)
    #expect(isSame == false)
  }

  @Test("drops nothing when not training")
  func validation() throws {
    #expect(try finalState(probability: 0.25, drops: false).allSatisfy { $0 == 1 })
  }

  @Test("trains alike with any number of threads, and cut into segments")
  func threads() throws {
    let configuration = try NetworkConfiguration(
      cell: .gru, inputSize: 2, hiddenSize: 5, layers: 2, outputSize: 1, recurrentDropout: 0.3)
    let options = try TrainingOptions(
      loss: .mse, optimiser: OptimiserConfiguration(), length: .epochs(3), batchSize: 70)
    let results = try [1, 3].map { threads in
      try Trainer<Float>(configuration, options: options, pool: WorkerPool(threadCount: threads))
        .train(on: StoredSamples.noise(count: 90)).network.parameters
    }
    #expect(results[0] == results[1])
  }

  @Test("out of range is refused")
  func refusal() {
    let error = #expect(throws: NetworkError.self) {
      try NetworkConfiguration(
        cell: .gru, inputSize: 1, hiddenSize: 1, outputSize: 1, recurrentDropout: 1)
    }
    #expect(
      error?.description == "The recurrent dropout must be at least 0 and below 1, but is 1.0.")
  }
}
