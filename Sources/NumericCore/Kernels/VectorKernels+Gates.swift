import CKernels

extension VectorKernels {
  /// As ``KernelSet`` states.
  public func tanhForward(_ a: borrowing MatrixView<Float>, into h: borrowing MatrixView<Float>) {
    check(h.count, a.count, h.count)
    unsafe table.tanh_forward(h.count, a.base, h.base)
  }

  /// As ``KernelSet`` states.
  public func tanhBackward(
    _ h: borrowing MatrixView<Float>, gradient: borrowing MatrixView<Float>,
    into a: borrowing MatrixView<Float>
  ) {
    check(h.count, gradient.count, a.count)
    unsafe table.tanh_backward(h.count, h.base, gradient.base, a.base)
  }

  /// As ``KernelSet`` states.
  public func reluForward(_ a: borrowing MatrixView<Float>, into h: borrowing MatrixView<Float>) {
    check(h.count, a.count, h.count)
    unsafe table.relu_forward(h.count, a.base, h.base)
  }

  /// As ``KernelSet`` states.
  public func reluBackward(
    _ h: borrowing MatrixView<Float>, gradient: borrowing MatrixView<Float>,
    into a: borrowing MatrixView<Float>
  ) {
    check(h.count, gradient.count, a.count)
    unsafe table.relu_backward(h.count, h.base, gradient.base, a.base)
  }

  /// As ``KernelSet`` states.
  public func lstmForward(
    gates: borrowing MatrixView<Float>, previousCell: borrowing MatrixView<Float>,
    cell: borrowing MatrixView<Float>, hidden: borrowing MatrixView<Float>
  ) {
    let count = hidden.count
    check(count, previousCell.count, cell.count)
    precondition(gates.count == 5 * count, "LSTM gates: \(gates.count) for \(count)")
    unsafe table.lstm_forward(count, gates.base, previousCell.base, cell.base, hidden.base)
  }

  /// As ``KernelSet`` states.
  public func lstmBackward(
    gates: borrowing MatrixView<Float>, previousCell: borrowing MatrixView<Float>,
    hiddenGradient: borrowing MatrixView<Float>, cellGradient: borrowing MatrixView<Float>,
    gateGradient: borrowing MatrixView<Float>
  ) {
    let count = hiddenGradient.count
    check(count, previousCell.count, cellGradient.count)
    precondition(
      gates.count == 5 * count && gateGradient.count >= 4 * count,
      "LSTM gates: \(gates.count) and \(gateGradient.count) for \(count)")
    unsafe table.lstm_backward(
      count, gates.base, previousCell.base, hiddenGradient.base, cellGradient.base,
      gateGradient.base)
  }

  /// As ``KernelSet`` states.
  public func gruForward(
    gates: borrowing MatrixView<Float>, previousHidden: borrowing MatrixView<Float>,
    hidden: borrowing MatrixView<Float>
  ) {
    let count = hidden.count
    check(count, previousHidden.count, count)
    precondition(gates.count == 4 * count, "GRU gates: \(gates.count) for \(count)")
    unsafe table.gru_forward(count, gates.base, previousHidden.base, hidden.base)
  }

  /// As ``KernelSet`` states.
  public func gruBackward(
    gates: borrowing MatrixView<Float>, previousHidden: borrowing MatrixView<Float>,
    hiddenGradient: borrowing MatrixView<Float>, gateGradient: borrowing MatrixView<Float>
  ) {
    let count = hiddenGradient.count
    check(count, previousHidden.count, count)
    precondition(
      gates.count == 4 * count && gateGradient.count == 4 * count,
      "GRU gates: \(gates.count) and \(gateGradient.count) for \(count)")
    unsafe table.gru_backward(
      count, gates.base, previousHidden.base, hiddenGradient.base, gateGradient.base)
  }

  private func check(_ count: Int, _ second: Int, _ third: Int) {
    precondition(
      count == second && count == third && count % Float.laneMultiple == 0,
      "element-wise kernel: \(count), \(second) and \(third) elements")
  }
}
