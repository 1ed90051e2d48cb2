import NumericCore

/// Gated recurrent unit (Cho et al., 2014), with the reset gate after the recurrent product.
///
///     r, z = σ(W_ih x_t + b_ih + W_hh h₍t−1₎ + b_hh)
///     n    = tanh(W_ih x_t + b_ih + r ⊙ (W_hh h₍t−1₎ + b_hh))
///     h_t  = (1 − z) ⊙ n + z ⊙ h₍t−1₎
///
/// Differs from the paper, which resets h₍t−1₎ before the product; PyTorch and cuDNN do as here.
/// Blocks of the weights: r, z, n; of the trace: r, z, the recurrent part of n, n.
enum GRUCell: RecurrentCell {
  static let shape = CellShape(
    weightBlocks: 3, sharedBlocks: 2, traceBlocks: 4, keepsCellState: false, hiddenBypass: true,
    forgetBlock: nil, blockNames: ["reset", "update", "candidate"], gateBlocks: [0, 1],
    boundsState: true)

  static func forward<Scalar: KernelScalar>(
    gates: borrowing MatrixView<Scalar>, previous: borrowing CellState<Scalar>,
    next: borrowing CellState<Scalar>
  ) {
    Scalar.kernels.gruForward(
      gates: gates, previousHidden: previous.hidden, hidden: next.hidden)
  }

  static func backward<Scalar: KernelScalar>(
    gates: borrowing MatrixView<Scalar>, previous: borrowing CellState<Scalar>,
    next: borrowing CellState<Scalar>, gradient: borrowing CellState<Scalar>,
    gateGradient: borrowing MatrixView<Scalar>
  ) {
    Scalar.kernels.gruBackward(
      gates: gates, previousHidden: previous.hidden, hiddenGradient: gradient.hidden,
      gateGradient: gateGradient)
  }
}
