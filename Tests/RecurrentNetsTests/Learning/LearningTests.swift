import NumericCore
import RealModule
import RecurrentNets
import Testing

@Suite("Learning")
struct LearningTests {
  /// The root mean squared error of the outputs of a trained network.
  private func error(of trained: TrainedNetwork<Float>, on source: StoredSamples<Float>) -> Double {
    let runner = NetworkRunner(
      trained, steps: source.shape.steps, lanes: source.count, readouts: source.shape.readouts)
    let (input, outputs) = (runner.input, runner.outputs)
    for (lane, sample) in source.samples.enumerated() {
      for step in 0..<source.shape.steps {
        let x = input[step]
        for feature in 0..<source.shape.inputSize {
          x[feature, lane] = sample.input[step * source.shape.inputSize + feature]
        }
      }
    }
    runner.run()
    let y = outputs[0]
    let squares = source.samples.enumerated().map { lane, sample in
      let difference = Double(sample.targets[0] ?? .nan) - Double(y[0, lane])
      return difference * difference
    }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }

  @Test(
    "a sine is forecast one step ahead with less than 1 % error", arguments: CellKind.allCases)
  func sine(cell: CellKind) throws {
    func windows(_ starts: Range<Int>) -> StoredSamples<Float> {
      StoredSamples(
        shape: SampleShape(steps: 24, inputSize: 1, readouts: .last(of: 24), outputSize: 1),
        samples: starts.map { start in
          let values = (start...start + 24).map { Float.sin(Float($0) * 0.37) }
          return StoredSamples.Sample(input: Array(values[..<24]), targets: [values[24]])
        })
    }
    let options = try TrainingOptions(
      loss: .mse, optimiser: OptimiserConfiguration(learningRate: 0.005), length: .epochs(120),
      batchSize: 32)
    let configuration = try NetworkConfiguration(
      cell: cell, inputSize: 1, hiddenSize: 16, outputSize: 1)
    let trainer = Trainer<Float>(
      configuration, options: options, pool: WorkerPool(threadCount: 2))
    let result = try trainer.train(on: windows(0..<300), validation: windows(300..<360))
    let held = error(of: result.network, on: windows(1000..<1200))
    #expect(held < 0.01)
  }

  /// The adding problem (Hochreiter and Schmidhuber, 1997, experiment 4): two of the steps are
  /// marked, and their values on [0, 1) are to be added.
  private func additions(count: Int, steps: Int, seed: UInt64) -> StoredSamples<Float> {
    let random = CounterRandom(seed: seed, purpose: .syntheticData)
    let samples = (0..<count).map { index in
      let draws = random.uniforms(UInt32(index), .max)
      let first = Int(draws.x * Float(steps / 2))
      let second = steps / 2 + Int(draws.y * Float(steps / 2))
      var sum: Float = 0
      let input = (0..<steps).flatMap { step in
        let value = random.uniforms(UInt32(index), UInt32(step)).x
        let isMarked = step == first || step == second
        if isMarked { sum += value }
        return [value, isMarked ? 1 : 0]
      }
      return StoredSamples.Sample(input: input, targets: [sum])
    }
    return StoredSamples(
      shape: SampleShape(steps: steps, inputSize: 2, readouts: .last(of: steps), outputSize: 1),
      samples: samples)
  }

  @Test(
    "two numbers far apart in 50 steps are added by the cells with gates",
    arguments: [CellKind.lstm, .gru])
  func addingProblem(cell: CellKind) throws {
    let options = try TrainingOptions(
      loss: .mse, optimiser: OptimiserConfiguration(learningRate: 0.01),
      length: .trainingSteps(2500), batchSize: 64)
    let configuration = try NetworkConfiguration(
      cell: cell, inputSize: 2, hiddenSize: 32, outputSize: 1)
    let trainer = Trainer<Float>(
      configuration, options: options, pool: WorkerPool(threadCount: 2))
    let result = try trainer.train(
      on: additions(count: 6400, steps: 50, seed: 1),
      validation: additions(count: 500, steps: 50, seed: 2))
    let fresh = additions(count: 500, steps: 50, seed: 3)
    let squared = error(of: result.network, on: fresh)
    // Predicting the mean gives a squared error of 1/6.
    #expect(squared * squared < 0.02)
  }
}
