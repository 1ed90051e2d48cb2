public import RecurrentNets

extension CellKind {
  /// The name in tables and sentences.
  public var title: String {
    switch self {
    case .rnnTanh: "RNN (tanh)"
    case .rnnReLU: "RNN (ReLU)"
    case .lstm: "LSTM"
    case .gru: "GRU"
    }
  }
}
