import NumericCore

/// Long short-term memory (Hochreiter and Schmidhuber, 1997; forget gate of Gers et al., 2000).
///
///     i, f, o = σ(W_ih x_t + b_ih + W_hh h₍t−1₎ + b_hh)
///     g       = tanh(W_ih x_t + b_ih + W_hh h₍t−1₎ + b_hh)
///     c_t     = f ⊙ c₍t−1₎ + i ⊙ g
///     h_t     = o ⊙ tanh(c_t)
///
/// Blocks: i, f, g, o; the trace keeps tanh(c_t) as a fifth.
enum LSTMCell: RecurrentCell {
  static let shape = CellShape(
    weightBlocks: 4, sharedBlocks: 4, traceBlocks: 5, keepsCellState: true, hiddenBypass: false,
    forgetBlock: 1, blockNames: ["input", "forget", "candidate", "output"], gateBlocks: [0, 1, 3],
    boundsState: true)

  static func forward<Scalar: KernelScalar>(
    gates: borrowing MatrixView<Scalar>, previous: borrowing CellState<Scalar>,
    next: borrowing CellState<Scalar>
  ) {
    Scalar.kernels.lstmForward(
      gates: gates, previousCell: previous.cell, cell: next.cell, hidden: next.hidden)
  }

  static func backward<Scalar: KernelScalar>(
    gates: borrowing MatrixView<Scalar>, previous: borrowing CellState<Scalar>,
    next: borrowing CellState<Scalar>, gradient: borrowing CellState<Scalar>,
    gateGradient: borrowing MatrixView<Scalar>
  ) {
    Scalar.kernels.lstmBackward(
      gates: gates, previousCell: previous.cell, hiddenGradient: gradient.hidden,
      cellGradient: gradient.cell, gateGradient: gateGradient)
  }
}
