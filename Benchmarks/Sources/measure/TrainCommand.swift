import ArgumentParser
import NumericCore
import RecurrentNets
import Synthetic

/// Trains for so many training steps of one epoch; what is measured is the process.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains and prints nothing: what watches the process measures",
    shouldDisplay: false)

  @OptionGroup var sizes: ShapeOptions
  @Option(help: "Threads.") var threads = 1
  @Option(help: "Training steps, at most 100.") var trainingSteps = 20
  @Option(help: "The probability of dropout between layers.") var dropout = 0.0
  @Flag(help: "Read the network out at every time step, not only at the last.")
  var everyStep = false

  func validate() throws {
    guard threads >= 1 && (1...100).contains(trainingSteps) else {
      throw ValidationError("--threads must be at least 1, --training-steps 1 to 100.")
    }
  }

  func run() throws {
    let shape = sizes.shape(readsEveryStep: everyStep)
    let configuration = try NetworkConfiguration(
      cell: shape.cell, inputSize: shape.input, hiddenSize: shape.hidden, layers: shape.layers,
      outputSize: shape.horizon, dropout: dropout)
    let options = try TrainingOptions(
      optimiser: OptimiserConfiguration(), length: .trainingSteps(trainingSteps),
      batchSize: shape.batch)
    let trainer = Trainer<Float>(
      configuration, options: options, pool: WorkerPool(threadCount: threads))
    // More batches than training steps: all of these are in one epoch.
    _ = try trainer.train(on: NoiseSource(shape, batches: 100))
  }
}
