import ArgumentParser
import Synthetic

/// Times training steps of one shape.
struct TrainingStepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training-step",
    abstract: "Times one training step: the median, and the memory it takes")

  @OptionGroup var sizes: ShapeOptions
  @Option(help: "Threads.") var threads = 1
  @Option(help: "Training steps that are timed, at the least.") var runs = 15
  @Option(help: "Seconds that are filled with more of them.") var seconds = 0.5
  @Option(help: "Training steps before the clock counts.") var warmUp = 3
  @Flag(help: "Read the network out at every time step, not only at the last.")
  var everyStep = false

  func validate() throws {
    guard threads >= 1 && runs >= 1 && warmUp >= 0 else {
      throw ValidationError("--threads and --runs must be at least 1, --warm-up at least 0.")
    }
  }

  func run() throws {
    let shape = sizes.shape(readsEveryStep: everyStep)
    let before = ProcessMemory.peakBytes
    let times = try StepTimer(shape, warmUp: warmUp).milliseconds(
      atLeast: runs, seconds: seconds, threads: threads)
    let cell = shape.cell.shape
    try printLine(
      Line(
        sizes: sizes.facts, everyStep: everyStep, threads: threads, runs: times.count,
        ms: times.median, fastestMs: times.min() ?? times.median,
        peakBytes: ProcessMemory.peakBytes, stepBytes: ProcessMemory.peakBytes - before,
        inputBytes: 4 * shape.batch * shape.steps * shape.input,
        traceBlocks: cell.traceBlocks + (cell.keepsCellState ? 2 : 1)))
  }

  private struct Line: Encodable {
    let sizes: ShapeOptions.Facts
    let everyStep: Bool
    let threads: Int, runs: Int
    let ms: Double, fastestMs: Double
    /// The most that the process took; what the training step added; what the samples take of it.
    let peakBytes: Int, stepBytes: Int, inputBytes: Int
    /// Numbers that the forward pass leaves for the backward pass, for each hidden feature and step.
    let traceBlocks: Int
  }
}
