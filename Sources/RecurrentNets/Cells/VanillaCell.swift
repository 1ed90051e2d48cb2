import NumericCore

/// Vanilla RNN: h_t = tanh(W_ih x_t + b_ih + W_hh h₍t−1₎ + b_hh) (Elman, 1990).
enum TanhCell: RecurrentCell {
  static let shape = CellShape.vanilla(boundsState: true)

  static func forward<Scalar: KernelScalar>(
    gates: borrowing MatrixView<Scalar>, previous: borrowing CellState<Scalar>,
    next: borrowing CellState<Scalar>
  ) {
    Scalar.kernels.tanhForward(gates, into: next.hidden)
  }

  static func backward<Scalar: KernelScalar>(
    gates: borrowing MatrixView<Scalar>, previous: borrowing CellState<Scalar>,
    next: borrowing CellState<Scalar>, gradient: borrowing CellState<Scalar>,
    gateGradient: borrowing MatrixView<Scalar>
  ) {
    Scalar.kernels.tanhBackward(next.hidden, gradient: gradient.hidden, into: gateGradient)
  }
}

/// Vanilla RNN with rectifier: h_t = max(W_ih x_t + b_ih + W_hh h₍t−1₎ + b_hh, 0) (Le, Jaitly and Hinton,
/// 2015).
enum ReLUCell: RecurrentCell {
  static let shape = CellShape.vanilla(boundsState: false)

  static func forward<Scalar: KernelScalar>(
    gates: borrowing MatrixView<Scalar>, previous: borrowing CellState<Scalar>,
    next: borrowing CellState<Scalar>
  ) {
    Scalar.kernels.reluForward(gates, into: next.hidden)
  }

  static func backward<Scalar: KernelScalar>(
    gates: borrowing MatrixView<Scalar>, previous: borrowing CellState<Scalar>,
    next: borrowing CellState<Scalar>, gradient: borrowing CellState<Scalar>,
    gateGradient: borrowing MatrixView<Scalar>
  ) {
    Scalar.kernels.reluBackward(next.hidden, gradient: gradient.hidden, into: gateGradient)
  }
}

extension CellShape {
  /// One block.
  fileprivate static func vanilla(boundsState: Bool) -> CellShape {
    CellShape(
      weightBlocks: 1, sharedBlocks: 1, traceBlocks: 1, keepsCellState: false, hiddenBypass: false,
      forgetBlock: nil, blockNames: ["state"], gateBlocks: [], boundsState: boundsState)
  }
}
