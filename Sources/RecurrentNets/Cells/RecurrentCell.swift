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

/// The blocks of a cell.
///
/// The first ``sharedBlocks`` of the trace receive W_ih·x + W_hh·h₍t−1₎. Where the cell needs the two apart,
/// the blocks up to ``weightBlocks`` receive W_hh·h₍t−1₎, and as many after those W_ih·x.
public struct CellShape: Sendable, Hashable {
  /// Blocks of the weights.
  public let weightBlocks: Int
  /// Blocks in which the products of input and state are added.
  public let sharedBlocks: Int
  /// Blocks kept for each time step: the gates and what else `backward` needs.
  public let traceBlocks: Int
  /// Whether there is a cell state c beside h.
  public let keepsCellState: Bool
  /// Whether h₍t−1₎ reaches h_t past the recurrent products, as z ⊙ h₍t−1₎ does.
  public let hiddenBypass: Bool
  /// The block of the forget gate; `nil` without one.
  public let forgetBlock: Int?
  /// What the blocks of the weights are called, in order.
  public let blockNames: [String]
  /// The blocks whose values lie between 0 and 1; their place is the same in weights and trace.
  public let gateBlocks: [Int]
  /// Whether every |h| stays below 1.
  public let boundsState: Bool

  /// Blocks of the gradient of the pre-activations.
  public var gradientBlocks: Int { 2 * weightBlocks - sharedBlocks }
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
