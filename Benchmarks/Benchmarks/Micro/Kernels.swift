import Benchmark
import NumericCore

/// Kernels at the sizes of one step of a shard of 32 lanes, hidden size 64.
func benchmarkKernels() {
  let (hidden, lanes, steps) = (64, 32, 8)
  benchmarkProducts(hidden: hidden, lanes: lanes, steps: steps)
  benchmarkGates(hidden: hidden, lanes: lanes)
  benchmarkUpdate(count: 8192)
}

private func benchmarkProducts(hidden: Int, lanes: Int, steps: Int) {
  let weights = Tensor<Float>(lanes: 3 * hidden * hidden)
  let bias = Tensor<Float>(lanes: 3 * hidden)
  let input = Tensor<Float>(steps: steps, features: hidden, lanes: lanes)
  let gates = Tensor<Float>(steps: steps, features: 3 * hidden, lanes: lanes)
  time("product, weights by lanes") {
    Float.kernels.affine(
      AffineTerm(
        weights.matrix(offset: 0, rows: 3 * hidden, columns: hidden), input[0], bias: bias.flat),
      into: gates[0], accumulating: false)
  }
  let transposed = Tensor<Float>(lanes: 3 * hidden * hidden)
  time("transposition of weights") {
    Float.kernels.transpose(
      weights.matrix(offset: 0, rows: 3 * hidden, columns: hidden),
      into: transposed.matrix(offset: 0, rows: hidden, columns: 3 * hidden))
  }
  time("product, transposed weights by lanes") {
    Float.kernels.affine(
      AffineTerm(transposed.matrix(offset: 0, rows: hidden, columns: 3 * hidden), gates[0]),
      into: input[0], accumulating: false)
  }
  time("gradient of weights, \(steps) steps") {
    Float.kernels.accumulateOuter(
      gates.block(steps: 0..<steps, features: 0..<3 * hidden),
      input.block(steps: 0..<steps, features: 0..<hidden),
      into: weights.matrix(offset: 0, rows: 3 * hidden, columns: hidden), sums: bias.flat)
  }
}

private func benchmarkGates(hidden: Int, lanes: Int) {
  let gates = Tensor<Float>(features: 5 * hidden, lanes: lanes)
  let grouped = Tensor<Float>(features: 4 * hidden, lanes: lanes)
  let state = Tensor<Float>(steps: 4, features: hidden, lanes: lanes)
  time("gates of LSTM, forward") {
    Float.kernels.lstmForward(
      gates: gates[0], previousCell: state[0], cell: state[1], hidden: state[2])
  }
  time("gates of LSTM, backward") {
    Float.kernels.lstmBackward(
      gates: gates[0], previousCell: state[0], hiddenGradient: state[1], cellGradient: state[2],
      gateGradient: grouped[0])
  }
  time("gates of GRU, forward") {
    Float.kernels.gruForward(gates: grouped[0], previousHidden: state[0], hidden: state[1])
  }
  let gradient = Tensor<Float>(features: 4 * hidden, lanes: lanes)
  time("gates of GRU, backward") {
    Float.kernels.gruBackward(
      gates: grouped[0], previousHidden: state[0], hiddenGradient: state[1],
      gateGradient: gradient[0])
  }
  time("tanh") { Float.kernels.tanhForward(state[0], into: state[1]) }
}

private func benchmarkUpdate(count: Int) {
  let (parameters, gradient) = (Tensor<Float>(lanes: count), Tensor<Float>(lanes: count))
  let (first, second) = (Tensor<Float>(lanes: count), Tensor<Float>(lanes: count))
  time("Adam, \(count) parameters") {
    Float.kernels.adamUpdate(
      parameters.flat, gradient: gradient.flat, firstMoment: first.flat, secondMoment: second.flat,
      stepSize: 0.001, beta1: 0.9, beta2: 0.999, inverseRootCorrection: 1, epsilon: 1e-8)
  }
}

/// A benchmark of a hundred calls at a time, since one is too short for the clock.
private func time(_ name: String, _ body: @escaping () -> Void) {
  Benchmark("Kernel: \(name), 100 calls") { _ in
    for _ in 0..<100 { body() }
  }
}
