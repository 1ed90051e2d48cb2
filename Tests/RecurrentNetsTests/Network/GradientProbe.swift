import NumericCore
import RecurrentNets

/// The loss of a network as a function of one flat list of variables.
///
/// The variables are the parameters, the inputs of the lanes in use, and their initial states. Gives
/// the gradient by BPTT and by central differences.
final class GradientProbe {
  /// ∂L/∂variable by BPTT.
  private(set) var analytic: [Double] = []
  /// ∂L/∂variable by central differences.
  private(set) var numeric: [Double] = []
  /// Whether no kink of ReLU or of the loss lies between the points of any difference.
  private(set) var staysOffKinks = true
  /// The largest gradient that reached the input or the initial state of a lane without a window.
  private(set) var leakIntoUnusedLanes = 0.0

  private let test: GradientCase
  private let network: RecurrentNetwork<Double>
  private let readouts: ReadoutSteps
  private let parameters: ParameterBuffer<Double>
  private let input: Tensor<Double>
  private let state: NetworkState<Double>
  private let trace: NetworkTrace<Double>
  private let outputs: Tensor<Double>
  private let targets: Tensor<Double>
  private let weights: Tensor<Double>
  private let outputGradient: Tensor<Double>
  private let dropout: Dropout?
  private var variables: [Double] = []

  /// Half the distance between the points of a difference: its error is about the square of this.
  private static var halfStep: Double { 1e-5 }

  init(_ test: GradientCase) throws {
    self.test = test
    let configuration = try test.configuration()
    let lanes = (test.batch + 15) / 16 * 16
    network = RecurrentNetwork(configuration)
    readouts = test.readoutSteps
    parameters = ParameterBuffer(network.layout)
    input = Tensor(steps: test.steps, features: test.inputSize, lanes: lanes)
    state = NetworkState(configuration, lanes: lanes)
    trace = NetworkTrace(configuration, steps: test.steps, lanes: lanes)
    outputs = Tensor(steps: readouts.count, features: configuration.outputSize, lanes: lanes)
    targets = Tensor(steps: readouts.count, features: test.outputSize, lanes: lanes)
    weights = Tensor(steps: readouts.count, features: test.outputSize, lanes: lanes)
    outputGradient = Tensor(
      steps: readouts.count, features: configuration.outputSize, lanes: lanes)
    dropout =
      test.dropout > 0 || test.recurrentDropout > 0 || test.readoutDropout > 0
      ? Dropout(
        probability: test.dropout, recurrentProbability: test.recurrentDropout,
        readoutProbability: test.readoutDropout, seed: 11, trainingStep: 3, firstLane: 32) : nil
    drawVariables()
    placeTargets()
    differentiate()
  }

  /// ‖analytic − numeric‖ ÷ ‖numeric‖.
  var relativeError: Double { norm(zip(analytic, numeric).map { $0 - $1 }) / norm(numeric) }

  var gradientNorm: Double { norm(numeric) }

  private func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  // MARK: - Variables

  private func drawVariables() {
    let random = CounterRandom(seed: test.seed, purpose: .syntheticData)
    for tensor in [input] + stateTensors {
      let flat = tensor.flat
      // Lanes without a window hold numbers too, as those of an earlier batch do.
      for k in 0..<flat.count { flat[k] = 2 * random.uniform(UInt32(k), UInt32(flat.count)) - 1 }
    }
    parameters.set(
      (0..<network.layout.count).map { 1.6 * random.uniform(UInt32($0), 7, 7) - 0.8 })
    variables = parameters.values + ([input] + stateTensors).flatMap(usedElements)
  }

  private var stateTensors: [Tensor<Double>] {
    state.layers.map(\.hidden) + state.layers.map(\.cell)
  }

  private func usedElements(_ tensor: Tensor<Double>) -> [Double] {
    tensor.values.enumerated().filter { $0.offset % tensor.lanes < test.batch }.map(\.element)
  }

  private func unusedElements(_ tensor: Tensor<Double>) -> [Double] {
    tensor.values.enumerated().filter { $0.offset % tensor.lanes >= test.batch }.map(\.element)
  }

  private func write(_ variables: [Double]) {
    parameters.set(Array(variables[..<network.layout.count]))
    var next = network.layout.count
    for tensor in [input] + stateTensors {
      let flat = tensor.flat
      for k in 0..<flat.count where k % tensor.lanes < test.batch {
        flat[k] = variables[next]
        next += 1
      }
    }
  }

  /// Puts each target at a chosen distance from its output, away from the kinks at errors 0 and ±1.
  private func placeTargets() {
    unroll()
    let random = CounterRandom(seed: test.seed, purpose: .syntheticData)
    let given = outputs.values
    var placed = targets.values
    var weighted = placed
    for k in placed.indices {
      // The first output for the target: its place, whatever the loss.
      let (readout, place) = k.quotientAndRemainder(dividingBy: targets.features * targets.lanes)
      let output = given[readout * outputs.features * outputs.lanes + place]
      let draw = random.uniforms(UInt32(k), 1, 2)
      let distance = Double(draw.x < 0.5 ? 0.2 + 0.6 * draw.y : 1.2 + draw.y)
      let isUsed = k % outputs.lanes < test.batch && (test.masksTargets && k % 3 == 0) == false
      let target =
        test.loss.kind.isOfCounts
        ? (3 * distance).rounded() : output + (draw.z < 0.5 ? distance : -distance)
      placed[k] = isUsed ? target : .nan
      weighted[k] = isUsed ? 0.5 + Double(draw.w) : 0
    }
    targets.set(placed)
    weights.set(weighted)
  }

  // MARK: - Loss and gradient

  private func unroll() {
    trace.begin(from: state)
    network.forward(parameters, input: input, trace: trace, dropout: dropout)
    network.readOut(
      parameters, trace: trace, at: readouts, into: outputs, dropout: dropout)
  }

  private func loss() -> Double {
    unroll()
    let (outputs, targets, weights, gradient) = (outputs, targets, weights, outputGradient)
    return (0..<readouts.count).reduce(0) { sum, readout in
      sum
        + evaluateLoss(
          test.loss,
          LossTerms(
            outputs: outputs[readout], targets: targets[readout], weights: weights[readout],
            gradient: gradient[readout])
        ).value
    }
  }

  /// On which side of each kink the last unrolling was.
  private func sides() -> [Bool] {
    let embedded = trace.embeddedInputs.values.map { $0 > 0 }
    let units =
      test.cell == .rnnReLU
      ? (0..<test.layers).flatMap { trace.hiddenStates(layer: $0).values.map { $0 > 0 } } : []
    guard [.mae, .huber, .pinball].contains(test.loss.kind) else { return embedded + units }
    let block = targets.features * targets.lanes
    let errors = outputs.values.enumerated().map { k, output in
      let readout = k / (block * test.loss.outputsPerTarget)
      return targets.values[readout * block + k % block] - output
    }
    return embedded + units + errors.map { $0 > 0 } + errors.map { abs($0) > 1 }
  }

  private func differentiate() {
    _ = loss()
    let gradient = ParameterBuffer<Double>(network.layout)
    let workspace = BackwardWorkspace<Double>(
      network.configuration, steps: test.steps, lanes: input.lanes, keepsInputGradient: true)
    workspace.transpose(parameters, of: network)
    network.backward(
      parameters, input: input, trace: trace, at: readouts, outputGradient: outputGradient,
      workspace: workspace, into: gradient, dropout: dropout)
    let layers = 0..<test.layers
    let activations =
      [workspace.input].compactMap(\.self)
      + layers.map(workspace.initialHiddenGradient) + layers.map(workspace.initialCellGradient)
    analytic = gradient.values + activations.flatMap(usedElements)
    leakIntoUnusedLanes = activations.flatMap(unusedElements).map(abs).max() ?? 0

    let here = sides()
    for k in variables.indices {
      var moved = variables
      moved[k] = variables[k] + Self.halfStep
      write(moved)
      let above = loss()
      staysOffKinks = staysOffKinks && sides() == here
      moved[k] = variables[k] - Self.halfStep
      write(moved)
      let below = loss()
      staysOffKinks = staysOffKinks && sides() == here
      numeric.append((above - below) / (2 * Self.halfStep))
    }
    write(variables)
  }
}
