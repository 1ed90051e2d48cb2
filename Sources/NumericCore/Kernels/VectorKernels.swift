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
    _ term: borrowing AffineTerm<Float>, into output: borrowing MatrixView<Float>,
    accumulating: Bool
  ) {
    term.check(output)
    unsafe table.multiply(
      output.rows, output.columns, term.operands, ck_term(), accumulating ? 1 : 0, output.base)
  }

  /// As ``KernelSet`` states.
  public func affine(
    _ first: borrowing AffineTerm<Float>, plus second: borrowing AffineTerm<Float>,
    into output: borrowing MatrixView<Float>, accumulating: Bool
  ) {
    first.check(output)
    second.check(output)
    unsafe table.multiply(
      output.rows, output.columns, first.operands, second.operands, accumulating ? 1 : 0,
      output.base)
  }

  /// As ``KernelSet`` states.
  public func transpose(
    _ weights: borrowing MatrixView<Float>, into output: borrowing MatrixView<Float>
  ) {
    precondition(
      weights.rows <= output.columns && weights.columns == output.rows,
      "Wᵀ: W [\(weights.rows), \(weights.columns)], V [\(output.rows), \(output.columns)]")
    unsafe table.transpose(
      weights.rows, weights.columns, weights.base, output.base, output.columns)
  }

  /// As ``KernelSet`` states.
  public func accumulateOuter(
    _ left: borrowing BlockView<Float>, _ right: borrowing BlockView<Float>,
    into output: borrowing MatrixView<Float>, sums: borrowing MatrixView<Float>
  ) {
    precondition(
      left.rows == output.rows && right.rows == output.columns && left.steps == right.steps
        && left.lanes == right.lanes && left.lanes % Float.laneMultiple == 0
        && (sums.count == left.rows || sums.count == 0),
      "outer: a [\(left.steps), \(left.rows), \(left.lanes)], b [\(right.steps), \(right.rows)]")
    unsafe table.accumulate_outer(
      left.rows, right.rows, left.steps, left.lanes, left.base, left.stepStride, right.base,
      right.stepStride, output.base, output.columns, sums.count == 0 ? nil : sums.base)
  }
}

extension AffineTerm<Float> {
  /// The term as the C kernels take it.
  fileprivate var operands: ck_term {
    unsafe ck_term(
      depth: input.rows, stride: weights.columns, a: weights.base, x: input.base,
      bias: bias.count == 0 ? nil : bias.base)
  }
}
