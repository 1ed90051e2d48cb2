import CKernels

/// The C kernels of one instruction set, single precision.
///
/// Every call checks the sizes that the C code relies on; inside, views give their pointers only to
/// the kernel.
@safe
public struct VectorKernels: KernelSet {
  let table: ck_kernels

  /// The kernels of ``InstructionSet/current``.
  static let current: VectorKernels = {
    guard let kernels = InstructionSet.current.kernels ?? InstructionSet.portable.kernels else {
      preconditionFailure("the portable kernels are part of every build")
    }
    return kernels
  }()

  /// As ``KernelSet`` states.
  public func affine(
    _ weights: borrowing MatrixView<Float>, _ input: borrowing MatrixView<Float>,
    bias: borrowing MatrixView<Float>, into output: borrowing MatrixView<Float>, accumulating: Bool
  ) {
    precondition(
      weights.rows == output.rows && weights.columns == input.rows && bias.count == output.rows
        && input.columns == output.columns && output.columns % Float.laneMultiple == 0,
      "affine: W [\(weights.rows), \(weights.columns)], x [\(input.rows), \(input.columns)]")
    unsafe table.multiply(
      weights.rows, weights.columns, input.columns, weights.base, input.base, bias.base,
      accumulating ? 1 : 0, output.base)
  }

  /// As ``KernelSet`` states.
  public func multiply(
    _ weights: borrowing MatrixView<Float>, _ input: borrowing MatrixView<Float>,
    into output: borrowing MatrixView<Float>, accumulating: Bool
  ) {
    precondition(
      weights.rows == output.rows && weights.columns == input.rows
        && input.columns == output.columns && output.columns % Float.laneMultiple == 0,
      "product: W [\(weights.rows), \(weights.columns)], x [\(input.rows), \(input.columns)]")
    unsafe table.multiply(
      weights.rows, weights.columns, input.columns, weights.base, input.base, nil,
      accumulating ? 1 : 0, output.base)
  }

  /// As ``KernelSet`` states.
  public func transpose(
    _ weights: borrowing MatrixView<Float>, into output: borrowing MatrixView<Float>
  ) {
    precondition(
      weights.rows == output.columns && weights.columns == output.rows,
      "Wᵀ: W [\(weights.rows), \(weights.columns)], V [\(output.rows), \(output.columns)]")
    unsafe table.transpose(weights.rows, weights.columns, weights.base, output.base)
  }

  /// As ``KernelSet`` states.
  public func accumulateOuter(
    _ left: borrowing BlockView<Float>, _ right: borrowing BlockView<Float>,
    into output: borrowing MatrixView<Float>
  ) {
    precondition(
      left.rows == output.rows && right.rows == output.columns && left.steps == right.steps
        && left.lanes == right.lanes && left.lanes % Float.laneMultiple == 0,
      "outer: a [\(left.steps), \(left.rows), \(left.lanes)], b [\(right.steps), \(right.rows)]")
    unsafe table.accumulate_outer(
      left.rows, right.rows, left.steps, left.lanes, left.base, left.stepStride, right.base,
      right.stepStride, output.base, output.columns)
  }

  /// As ``KernelSet`` states.
  public func accumulateRows(
    _ block: borrowing BlockView<Float>, into output: borrowing MatrixView<Float>
  ) {
    precondition(block.rows == output.count && block.lanes % Float.laneMultiple == 0)
    unsafe table.accumulate_rows(
      block.rows, block.steps, block.lanes, block.base, block.stepStride, output.base)
  }
}
