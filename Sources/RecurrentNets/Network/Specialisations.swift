import NumericCore

// The doors to code that runs for every time step: below them everything is specialised for the two
// scalars, also when a caller in another module names the scalar.

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
@inline(never)
func unrollForward<Scalar: KernelScalar>(_ cell: CellKind, _ layer: LayerUnrolling<Scalar>) {
  cell.accept(ForwardVisitor(layer: layer))
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
@inline(never)
func unrollBackward<Scalar: KernelScalar>(
  _ cell: CellKind, _ layer: LayerUnrolling<Scalar>, from upstream: UpstreamGradient<Scalar>,
  workspace: LayerGradient<Scalar>, into gradient: ParameterBuffer<Scalar>,
  inputGradient: Tensor<Scalar>?, endsSequence: Bool
) {
  cell.accept(
    BackwardVisitor(
      layer: layer, upstream: upstream, workspace: workspace, gradient: gradient,
      inputGradient: inputGradient, endsSequence: endsSequence))
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
@inline(never)
func leadSequence<Scalar: KernelScalar>(_ cell: CellKind, _ race: SequenceRace<Scalar>) {
  cell.accept(LeadVisitor(race: race))
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
@inline(never)
func followSequence<Scalar: KernelScalar>(_ cell: CellKind, _ race: SequenceRace<Scalar>) {
  cell.accept(FollowVisitor(race: race))
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
@inline(never)
func drop<Scalar: KernelScalar>(
  _ dropout: Dropout, _ source: StepTensor<Scalar>, of segment: Range<Int>,
  steps: Range<Int>? = nil, layer: Int, isReadOut: Bool = false, into result: Tensor<Scalar>
) {
  dropout.apply(
    source, of: segment, steps: steps ?? segment, layer: layer, isReadOut: isReadOut, into: result)
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
@inline(never)
func drawRecurrentMask<Scalar: KernelScalar>(
  _ dropout: Dropout, layer: Int, into mask: Tensor<Scalar>
) {
  dropout.writeRecurrentMask(layer: layer, into: mask)
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
@inline(never)
func addNoise<Scalar: KernelScalar>(_ noise: InputNoise, to input: Tensor<Scalar>) {
  noise.add(to: input)
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
@inline(never)
func feedBack<Scalar: KernelScalar>(
  _ step: FedStep, _ loss: LossConfiguration, outputs: Tensor<Scalar>, deviations: Tensor<Scalar>,
  into batch: LaneBatch<Scalar>
) {
  step.write(loss, outputs: outputs, deviations: deviations, into: batch)
}

/// Fills a tensor with draws from the uniform distribution on ±bound.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
@inline(never)
func drawUniform<Scalar: KernelScalar>(
  into tensor: Tensor<Scalar>, bound: Double, random: CounterRandom
) {
  let elements = tensor.flat
  for index in 0..<tensor.count {
    let high = UInt32(truncatingIfNeeded: index >> 32)
    let draw = random.uniform(UInt32(truncatingIfNeeded: index), high)
    elements[index] = Scalar((2 * draw - 1) * bound)
  }
}

private struct ForwardVisitor<Scalar: KernelScalar>: CellVisitor {
  let layer: LayerUnrolling<Scalar>

  @inline(__always)
  func visit<Cell: RecurrentCell>(_ cell: Cell.Type) { layer.forward(cell) }
}

private struct BackwardVisitor<Scalar: KernelScalar>: CellVisitor {
  let layer: LayerUnrolling<Scalar>
  let upstream: UpstreamGradient<Scalar>
  let workspace: LayerGradient<Scalar>
  let gradient: ParameterBuffer<Scalar>
  let inputGradient: Tensor<Scalar>?
  let endsSequence: Bool

  @inline(__always)
  func visit<Cell: RecurrentCell>(_ cell: Cell.Type) {
    layer.backward(
      cell, from: upstream, workspace: workspace, into: gradient, inputGradient: inputGradient,
      endsSequence: endsSequence)
  }
}

private struct LeadVisitor<Scalar: KernelScalar>: CellVisitor {
  let race: SequenceRace<Scalar>

  @inline(__always)
  func visit<Cell: RecurrentCell>(_ cell: Cell.Type) { race.lead(cell) }
}

private struct FollowVisitor<Scalar: KernelScalar>: CellVisitor {
  let race: SequenceRace<Scalar>

  @inline(__always)
  func visit<Cell: RecurrentCell>(_ cell: Cell.Type) { race.follow(cell) }
}
