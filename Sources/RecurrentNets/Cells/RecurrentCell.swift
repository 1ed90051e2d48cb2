public import NumericCore

/// The equations of one time step of a recurrent layer.
///
/// A cell owns the element-wise half of its step; the products W·x and W·h are the layer's, which
/// reads from ``shape`` where their results belong. *Blocks* are groups of `hidden` rows: the block of
/// gate k stands at rows `k * hidden ..< (k + 1) * hidden`, in PyTorch's order of gates.
///
/// A conformer promises that `backward` is the exact gradient of `forward`; the tests check every
/// cell of ``CellKind`` against central differences.
public protocol RecurrentCell {
  /// How many blocks there are, and which products go where.
  static var shape: CellShape { get }

  /// Computes h_t (and c_t) from the pre-activations in `gates`, which become what `backward` needs.
  ///
  /// - Parameters:
  ///   - gates: `[traceBlocks · hidden, lane]`, the sums of the products and biases.
  ///   - previous: h₍t−1₎ and c₍t−1₎.
  ///   - next: h_t and c_t, written.
  static func forward<Scalar: KernelScalar>(
    gates: borrowing MatrixView<Scalar>, previous: borrowing CellState<Scalar>,
    next: borrowing CellState<Scalar>)

  /// Computes the gradient of the pre-activations from that of h_t (and c_t).
  ///
  /// - Parameters:
  ///   - gradient: in: ∂L/∂h_t and ∂L/∂c_t. Out: the parts of ∂L/∂h₍t−1₎ and ∂L/∂c₍t−1₎ that do not
  ///     pass through the recurrent products; hidden is left alone unless ``CellShape/hiddenBypass``.
  ///   - gateGradient: `[gradientBlocks · hidden, lane]`, written.
  static func backward<Scalar: KernelScalar>(
    gates: borrowing MatrixView<Scalar>, previous: borrowing CellState<Scalar>,
    next: borrowing CellState<Scalar>, gradient: borrowing CellState<Scalar>,
    gateGradient: borrowing MatrixView<Scalar>)
}

/// The blocks of a cell and its recurrent products.
public struct CellShape: Sendable, Hashable {
  /// Blocks of the weights; the input product W_ih·x fills the first blocks of the trace.
  public let weightBlocks: Int
  /// Blocks kept for each time step: the gates and what else `backward` needs.
  public let traceBlocks: Int
  /// Blocks of the gradient of the pre-activations.
  public let gradientBlocks: Int
  /// Where W_hh·h₍t−1₎ goes.
  public let recurrentProducts: [RecurrentProduct]
  /// Whether there is a cell state c beside h.
  public let keepsCellState: Bool
  /// Whether h₍t−1₎ reaches h_t past the recurrent products, as z ⊙ h₍t−1₎ does.
  public let hiddenBypass: Bool
}

/// One recurrent product: blocks of W_hh·h₍t−1₎ + b_hh and the blocks of the trace that receive them.
public struct RecurrentProduct: Sendable, Hashable {
  /// Blocks of W_hh and b_hh.
  public let weightBlocks: Range<Int>
  /// Blocks of the trace, and of the gradient of the pre-activations.
  public let gateBlocks: Range<Int>
  /// Whether the product is added to what the input product left there.
  public let accumulates: Bool
}

/// The state that a cell carries from one time step to the next: views of h and c, `[hidden, lane]`.
///
/// A cell without cell state has a c of no rows.
public struct CellState<Scalar: KernelScalar>: ~Escapable {
  /// The hidden state h.
  public let hidden: MatrixView<Scalar>
  /// The cell state c.
  public let cell: MatrixView<Scalar>

  /// The state that two views make up.
  @inlinable
  @_lifetime(copy hidden, copy cell)
  public init(hidden: consuming MatrixView<Scalar>, cell: consuming MatrixView<Scalar>) {
    self.hidden = hidden
    self.cell = cell
  }
}
