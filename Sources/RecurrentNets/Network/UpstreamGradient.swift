import NumericCore

/// Where the gradients of a layer's h_t come from, apart from step t + 1.
enum UpstreamGradient<Scalar: KernelScalar> {
  /// From the layer above: the gradients of its inputs, one matrix for each step of the segment.
  case layer(Tensor<Scalar>)
  /// From the readout.
  case readout(ReadoutGradient<Scalar>)

  /// Adds what comes from above at step `step` of a segment.
  func add(step: Int, of segment: Range<Int>, into gradient: borrowing MatrixView<Scalar>) {
    switch self {
    case .layer(let inputs): Scalar.kernels.add(inputs[step], into: gradient)
    case .readout(let readout): readout.add(step: segment.lowerBound + step, into: gradient)
    }
  }
}

extension UpstreamGradient {
  /// Adds what comes from above at every step of a segment to the gradients of a layer's inputs, which were added
  /// to its states.
  func add(to inputs: Tensor<Scalar>, of segment: Range<Int>) {
    for step in 0..<segment.count { add(step: step, of: segment, into: inputs[step]) }
  }
}

/// The gradients of the outputs of a segment.
struct ReadoutGradient<Scalar: KernelScalar> {
  /// The transposed weights of the readout, `[hidden, output]`.
  let weights: Tensor<Scalar>
  /// ∂L/∂y `[readout, output, lane]`; entry 0 is the segment's first readout.
  let outputs: Tensor<Scalar>
  let steps: ReadoutSteps
  /// The segment's readouts.
  let readouts: Range<Int>

  /// Adds Wᵀ·∂L/∂y_t if step t is read out.
  func add(step: Int, into gradient: borrowing MatrixView<Scalar>) {
    guard let readout = steps.readout(at: step) else { return }
    let (weights, outputs) = (weights, outputs)
    Scalar.kernels.affine(
      AffineTerm(weights[0], outputs[readout - readouts.lowerBound]), into: gradient,
      accumulating: true)
  }

  /// Writes Wᵀ·∂L/∂y_t at the steps of a segment that are read out, and 0 at the others.
  func write(of segment: Range<Int>, into gradient: Tensor<Scalar>) {
    gradient.fill(0)
    for readout in readouts {
      let step = steps.steps[readout]
      add(step: step, into: gradient[step - segment.lowerBound])
    }
  }

  /// Adds Sᵀ·∂L/∂y_t to the gradients of the inputs of all readouts; entry 0 is time step `first`.
  func addSkip(_ skip: Tensor<Scalar>, from first: Int, into inputs: Tensor<Scalar>) {
    guard skip.features > 0 else { return }
    let (outputs, inputs) = (outputs, inputs)
    for (entry, readout) in readouts.enumerated() {
      Scalar.kernels.affine(
        AffineTerm(skip[0], outputs[entry]), into: inputs[steps.steps[readout] - first],
        accumulating: true)
    }
  }
}
