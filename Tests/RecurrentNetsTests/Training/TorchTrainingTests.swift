import NumericCore
import RecurrentNets
import Testing

@Suite("Training in single precision: PyTorch agrees on")
struct TorchTrainingTests {
  @Test(
    "ten losses of training", arguments: CellFixture.names,
    ["sgd", "sgd-momentum", "sgd-nesterov", "adam", "adam-clipped"])
  func losses(name: String, optimiser: String) throws {
    let fixture = try fixture(name, as: CellFixture.self)
    let training = try #require(fixture.training[optimiser])
    let configuration = try fixture.networkConfiguration()
    let options = try TrainingOptions(
      loss: .mse, optimiser: training.settings.configuration(of: optimiser),
      length: .epochs(training.losses.count), batchSize: fixture.configuration.batch,
      clipping: training.settings.clipNorm.map { .norm($0) } ?? .none)
    let trainer = Trainer<Float>(
      configuration, options: options, pool: WorkerPool(threadCount: 1))
    let initial = TrainedNetwork<Float>(
      configuration: configuration,
      parameters: try fixture.flatParameters(ParameterLayout(configuration)))

    let result = try trainer.train(on: samples(fixture), from: initial)

    let errors = zip(result.epochs, training.losses).map { abs($0.trainingLoss / $1 - 1) }
    #expect(errors.count == training.losses.count)
    #expect(errors.max() ?? .infinity < 1e-4)
  }

  /// The fixture's batch, one sample a lane, with the target of the last step.
  private func samples(_ fixture: CellFixture) -> StoredSamples<Float> {
    let sizes = fixture.configuration
    let shape = SampleShape(
      steps: sizes.steps, inputSize: sizes.inputSize, readouts: .last(of: sizes.steps),
      outputSize: sizes.outputSize)
    func row(_ tensor: StoredTensor, _ step: Int, _ lane: Int, _ size: Int) -> [Float] {
      let first = (step * sizes.batch + lane) * size
      return tensor.values[first..<first + size].map { Float($0) }
    }
    return StoredSamples(
      shape: shape,
      samples: (0..<sizes.batch).map { lane in
        StoredSamples.Sample(
          input: (0..<sizes.steps).flatMap { row(fixture.input, $0, lane, sizes.inputSize) },
          targets: row(fixture.targets, sizes.steps - 1, lane, sizes.outputSize))
      })
  }
}
