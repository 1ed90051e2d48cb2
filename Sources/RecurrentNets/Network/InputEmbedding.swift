import NumericCore

/// What the layer of rectifiers before the first recurrent layer leaves for the backward pass.
///
///     e_t = max(W x_t + b, 0)
final class EmbeddingTrace<Scalar: KernelScalar> {
  /// e_t `[time, hidden, lane]`; no steps without such a layer.
  let embedded: Tensor<Scalar>
  /// W x_t + b of one step.
  private let sums: Tensor<Scalar>

  init(_ configuration: NetworkConfiguration, steps: Int, lanes: Int) {
    let features = configuration.embedsInput ? configuration.hiddenSize : 0
    embedded = Tensor(
      steps: configuration.embedsInput ? steps : 0, features: features, lanes: lanes)
    sums = Tensor(features: features, lanes: lanes)
  }

  /// Embeds the inputs of a segment.
  func forward(
    _ parameters: ParameterBuffer<Scalar>, _ layout: ParameterLayout.Embedding,
    input: Tensor<Scalar>, of segment: Range<Int>
  ) {
    let kernels = Scalar.kernels
    let (values, embedded, sums) = (parameters.tensor, embedded, sums)
    let weights = values.matrix(layout.weights)
    let bias = values.matrix(layout.bias)
    for t in 0..<segment.count {
      kernels.affine(
        AffineTerm(weights, input[segment.lowerBound + t], bias: bias), into: sums[0],
        accumulating: false)
      kernels.reluForward(sums[0], into: embedded[t])
    }
  }
}

/// Room for the gradients of the layer of rectifiers.
final class EmbeddingGradient<Scalar: KernelScalar> {
  /// ∂L/∂(W x_t + b) of a block of steps.
  private let sums: Tensor<Scalar>
  /// Wᵀ; empty unless the gradient of the inputs is computed.
  private let weights: Tensor<Scalar>

  init(_ configuration: NetworkConfiguration, steps: Int, lanes: Int, keepsInputGradient: Bool) {
    let features = configuration.embedsInput ? configuration.hiddenSize : 0
    sums = Tensor(steps: min(steps, StepRanges.blockLength), features: features, lanes: lanes)
    weights = Tensor(features: keepsInputGradient ? configuration.inputSize : 0, lanes: features)
  }

  func transpose(_ values: Tensor<Scalar>, _ layout: ParameterLayout.Embedding) {
    guard weights.features > 0 else { return }
    let weights = weights
    Scalar.kernels.transpose(values.matrix(layout.weights), into: weights[0])
  }

  /// Adds ∂L/∂W and ∂L/∂b, last block of steps first, and writes ∂L/∂x_t if asked for.
  ///
  /// - Parameter gradient: ∂L/∂e_t `[time, hidden, lane]`.
  func backward(
    _ layout: ParameterLayout.Embedding, from gradient: Tensor<Scalar>,
    trace: EmbeddingTrace<Scalar>, input: Tensor<Scalar>, of segment: Range<Int>,
    into parameters: ParameterBuffer<Scalar>, inputGradient: Tensor<Scalar>?
  ) {
    let kernels = Scalar.kernels
    let (embedded, sums, values) = (trace.embedded, sums, parameters.tensor)
    for block in StepRanges.blocks(of: segment.count).reversed() {
      for t in block {
        let sum = sums[t - block.lowerBound]
        kernels.reluBackward(embedded[t], gradient: gradient[t], into: sum)
        guard let inputGradient else { continue }
        let weights = weights
        kernels.affine(AffineTerm(weights[0], sum), into: inputGradient[t], accumulating: false)
      }
      let first = segment.lowerBound + block.lowerBound
      kernels.accumulateOuter(
        sums.block(steps: 0..<block.count, features: 0..<sums.features),
        input.block(steps: first..<first + block.count, features: 0..<input.features),
        into: values.matrix(layout.weights), sums: values.matrix(layout.bias))
    }
  }
}
