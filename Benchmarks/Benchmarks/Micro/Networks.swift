import Benchmark
import NumericCore
import RecurrentNets
import Synthetic

/// One layer of every cell over 96 steps of a shard of 32 lanes, forward and backward.
func benchmarkCells() {
  for cell in CellKind.allCases {
    let shape = Shape(cell: cell, hidden: 64, steps: 96, batch: 32)
    guard let configuration = try? shape.configuration() else { continue }
    let network = RecurrentNetwork<Float>(configuration)
    let parameters = ParameterBuffer<Float>(network.layout)
    parameters.initialise(hiddenSize: shape.hidden, seed: 1)
    let (trace, readouts) = (
      NetworkTrace<Float>(configuration, steps: shape.steps, lanes: shape.batch),
      shape.sample.readouts
    )
    let input = Tensor<Float>(steps: shape.steps, features: shape.input, lanes: shape.batch)
    Benchmark("Cell: \(cell.rawValue), forward") { _ in
      network.forward(parameters, input: input, trace: trace)
    }
    let gradient = ParameterBuffer<Float>(network.layout)
    let outputs = Tensor<Float>(features: shape.horizon, lanes: shape.batch)
    let workspace = BackwardWorkspace<Float>(
      configuration, steps: shape.steps, lanes: shape.batch)
    workspace.transpose(parameters, of: network)
    Benchmark("Cell: \(cell.rawValue), forward and backward") { _ in
      network.forward(parameters, input: input, trace: trace)
      network.backward(
        parameters, input: input, trace: trace, at: readouts, outputGradient: outputs,
        workspace: workspace, into: gradient)
    }
  }
}

/// Ten training steps, batch of 64 windows of 96 steps, on one thread.
func benchmarkTraining() {
  for cell in [CellKind.gru, .lstm] {
    for hidden in [32, 64] {
      let timer = StepTimer(Shape(cell: cell, hidden: hidden, steps: 96, batch: 64), warmUp: 0)
      Benchmark("Training: \(cell.rawValue) of \(hidden), 10 steps") { _ in
        blackHole(try timer.milliseconds(runs: 10, threads: 1))
      }
    }
  }
}

/// The forecast of one window of 96 steps.
func benchmarkForecast() {
  for cell in [CellKind.gru, .lstm] {
    for hidden in [64, 128] {
      let shape = Shape(cell: cell, hidden: hidden, steps: 96, batch: 1)
      guard let configuration = try? shape.configuration() else { continue }
      let parameters = ParameterBuffer<Float>(RecurrentNetwork<Float>(configuration).layout)
      parameters.initialise(hiddenSize: hidden, seed: 1)
      let runner = NetworkRunner(
        TrainedNetwork(configuration: configuration, parameters: parameters.values),
        steps: shape.steps, lanes: 1, readouts: shape.sample.readouts)
      Benchmark("Forecast: one window, \(cell.rawValue) of \(hidden)") { _ in runner.run() }
    }
  }
}
