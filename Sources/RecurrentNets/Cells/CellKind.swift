/// The list of cells.
///
/// A new cell is one file, a case here, and a line in `accept`.
public enum CellKind: String, Sendable, Hashable, Codable, CaseIterable {
  case rnnTanh = "rnn-tanh"
  case rnnReLU = "rnn-relu"
  case lstm
  case gru

  /// Hands the type of the cell to a visitor, so that code generic over cells is specialised.
  @inline(__always)
  func accept<Visitor: CellVisitor>(_ visitor: Visitor) -> Visitor.Result {
    switch self {
    case .rnnTanh: visitor.visit(TanhCell.self)
    case .rnnReLU: visitor.visit(ReLUCell.self)
    case .lstm: visitor.visit(LSTMCell.self)
    case .gru: visitor.visit(GRUCell.self)
    }
  }

  /// The blocks and products of the cell.
  public var shape: CellShape { accept(ShapeReader()) }
}

/// Code that is generic over cells.
protocol CellVisitor {
  associatedtype Result
  func visit<Cell: RecurrentCell>(_ cell: Cell.Type) -> Result
}

private struct ShapeReader: CellVisitor {
  func visit<Cell: RecurrentCell>(_ cell: Cell.Type) -> CellShape { cell.shape }
}
