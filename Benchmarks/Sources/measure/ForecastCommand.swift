import ArgumentParser
import NumericCore
import RecurrentNets
import Synthetic

/// Times the forecast of one window.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Times the forecast of one window: from its values to the readout's")

  @OptionGroup var sizes: ShapeOptions
  @Option(help: "Forecasts that are timed.") var runs = 2000
  @Option(help: "Threads.") var threads = 1

  func validate() throws {
    guard runs >= 1 && threads >= 1 else {
      throw ValidationError("--runs and --threads must be at least 1.")
    }
  }

  func run() throws {
    var shape = sizes.shape()
    shape.batch = 1
    let configuration = try shape.configuration()
    let parameters = ParameterBuffer<Float>(RecurrentNetwork<Float>(configuration).layout)
    parameters.initialise(hiddenSize: shape.hidden, seed: 1)
    let runner = NetworkRunner(
      TrainedNetwork(configuration: configuration, parameters: parameters.values),
      steps: shape.steps, lanes: 1, readouts: .last(of: shape.steps),
      pool: WorkerPool(threadCount: threads))
    var noise = Noise()
    let window = noise.next(shape.steps * shape.input)
    let clock = ContinuousClock()
    var sum: Float = 0
    let times = (0..<runs + runs / 10).map { _ in
      let start = clock.now
      sum += forecast(window, by: runner, features: shape.input)
      return (clock.now - start) / .microseconds(1)
    }
    let timed = Array(times.dropFirst(runs / 10))
    try printLine(
      Line(
        sizes: sizes.facts, runs: timed.count, us: timed.median,
        fastestUs: timed.min() ?? timed.median, checksum: sum))
  }

  /// One window in, twelve numbers out; their sum, so that nothing can be left out.
  private func forecast(
    _ window: [Float], by runner: NetworkRunner<Float>, features: Int
  ) -> Float {
    let input = runner.input
    for step in 0..<input.steps {
      let row = input[step]
      for feature in 0..<features { row[feature, 0] = window[step * features + feature] }
    }
    runner.state.reset()
    runner.run()
    let outputs = runner.outputs
    var sum: Float = 0
    for output in 0..<outputs.features { sum += outputs[0][output, 0] }
    return sum
  }

  private struct Line: Encodable {
    let sizes: ShapeOptions.Facts
    let runs: Int
    let us: Double, fastestUs: Double
    let checksum: Float
  }
}
