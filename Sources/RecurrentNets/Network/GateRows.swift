/// The rows of a cell's blocks of gates, of the weights, and of their gradients.
struct GateRows {
  /// Rows that receive the sum of both products.
  let shared: Range<Int>
  /// Rows of the weights whose products stand apart; in the gates, those of the recurrent product.
  let separate: Range<Int>
  /// Rows of the gates that receive the separate rows of the input product.
  let inputOnly: Range<Int>

  init(_ shape: CellShape, hiddenSize: Int) {
    shared = 0..<shape.sharedBlocks * hiddenSize
    separate = shared.upperBound..<shape.weightBlocks * hiddenSize
    inputOnly = separate.upperBound..<separate.upperBound + separate.count
  }

  /// Rows of the gates that receive the recurrent product.
  var recurrent: Range<Int> { 0..<separate.upperBound }
}
